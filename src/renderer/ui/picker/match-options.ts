import { fold } from '@shared/fold';
import type { Option } from './option';

/**
 * The options that hold every word of the query: the one that is called so first (High before Highest), then those where a word begins
 * with it, Jira's order else.
 */
export function matchOptions(options: readonly Option[], query: string): readonly Option[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return options;
  const found = options
    .map((option) => ({ option, label: fold(option.label), all: fold(`${option.label} ${option.note ?? ''}`) }))
    .filter(({ all }) => wanted.every((word) => all.includes(word)));
  const whole = wanted.join(' ');
  const begins = (label: string) => label.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted[0] ?? ''));
  const rank = (label: string) => (label === whole ? 0 : begins(label) ? 1 : 2);
  return found.toSorted((a, b) => rank(a.label) - rank(b.label)).map(({ option }) => option);
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
