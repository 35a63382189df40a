import type { Option } from './option';

/** Lower case without accents: "Tomas" finds Tomás. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The options that hold every word of the query; those where a word begins with it come first, Jira's order else. */
export function matchOptions(options: readonly Option[], query: string): readonly Option[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return options;
  const found = options
    .map((option) => ({ option, label: fold(option.label), all: fold(`${option.label} ${option.note ?? ''}`) }))
    .filter(({ all }) => wanted.every((word) => all.includes(word)));
  const begins = (label: string) => label.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted[0] ?? ''));
  return [...found.filter(({ label }) => begins(label)), ...found.filter(({ label }) => !begins(label))].map(
    ({ option }) => option,
  );
}

/** Parts a label into what matches the query and what does not, for marking. Joining the texts gives the label. */
export function markMatch(label: string, query: string): readonly { readonly text: string; readonly hit: boolean }[] {
  const wanted = fold(query).trim();
  const folded = fold(label);
  // Only where folding keeps every character in its place can positions be carried over.
  if (wanted === '' || folded.length !== label.length) return [{ text: label, hit: false }];
  const boundary = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').exec(folded);
  const at = boundary?.index ?? folded.indexOf(wanted);
  if (at < 0) return [{ text: label, hit: false }];
  return [
    { text: label.slice(0, at), hit: false },
    { text: label.slice(at, at + wanted.length), hit: true },
    { text: label.slice(at + wanted.length), hit: false },
  ].filter(({ text }) => text !== '');
}
