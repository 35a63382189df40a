import { fold } from '@shared/fold';
import { rankOf } from '@shared/match-words';
import type { Option } from './option';

interface Folded {
  readonly option: Option;
  readonly label: string;
  readonly all: string;
}

/** Folding thousands of labels takes longer than finding in them: done once for each list. */
const foldedLists = new WeakMap<readonly Option[], readonly Folded[]>();

function foldedOf(options: readonly Option[]): readonly Folded[] {
  const known = foldedLists.get(options);
  if (known !== undefined) return known;
  const folded = options.map((option) => {
    const label = fold(option.label);
    return { option, label, all: option.note === undefined ? label : `${label} ${fold(option.note)}` };
  });
  foldedLists.set(options, folded);
  return folded;
}

/**
 * The options that hold every word of the query: the one that is called so first (High before Highest), then those that begin with it,
 * then those where a word does, Jira's order else.
 */
export function matchOptions(options: readonly Option[], query: string): readonly Option[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const [first] = wanted;
  if (first === undefined) return options;
  const whole = wanted.join(' ');
  const ranked: Option[][] = [[], [], [], []];
  for (const { option, label, all } of foldedOf(options)) {
    if (wanted.every((word) => all.includes(word))) ranked[rankOf(label, whole, first)]?.push(option);
  }
  return ranked.flat();
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
