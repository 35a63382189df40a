import { fold } from './fold';

/**
 * What holds every word of the text, in any case and without accents. First what is called so, then what begins with it, then what has
 * a word that begins with it; the given order else. Without a text, all of it.
 */
export function matchWords<T>(items: readonly T[], text: string, labelOf: (item: T) => string): readonly T[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return items;
  const whole = words.join(' ');
  const ranked: T[][] = [[], [], [], []];
  for (const item of items) {
    const label = fold(labelOf(item));
    if (words.every((word) => label.includes(word))) ranked[rankOf(label, whole, first)]?.push(item);
  }
  return ranked.flat();
}

/** How well a folded label fits a folded text and its first word: the smaller the better. */
export function rankOf(label: string, whole: string, first: string): 0 | 1 | 2 | 3 {
  if (label === whole) return 0;
  if (label.startsWith(whole)) return 1;
  return label.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first)) ? 2 : 3;
}

/** The same items, those that begin with the text first: for an answer that somebody else has chosen. */
export function beginningFirst<T>(items: readonly T[], text: string, labelOf: (item: T) => string): readonly T[] {
  const wanted = fold(text.trim());
  if (wanted === '') return items;
  const begins = (item: T): boolean => fold(labelOf(item)).startsWith(wanted);
  return [...items.filter(begins), ...items.filter((item) => !begins(item))];
}
