/** More words than this narrow nothing further. */
const MOST_WORDS = 12;

/** A word to look for, in small letters without accents, as the index holds it. */
export interface Word {
  readonly text: string;
  /** It may go on: the last one that a person typed is perhaps unfinished. */
  readonly prefix: boolean;
}

/** What a person typed as words. `SHOP-12` is two; of one letter alone, nothing is known to be unfinished. */
export function readWords(text: string): Word[] {
  const words = [...plain(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).slice(0, MOST_WORDS);
  const unfinished = /[\p{L}\p{N}]$/u.test(text);
  return words.map((word, at) => ({
    text: word,
    // One letter begins half of all words: it is looked for as it stands.
    prefix: unfinished && at === words.length - 1 && word.length > 1,
  }));
}

/** The words as an FTS5 expression: every one must occur. Nothing of FTS5's own syntax gets through. `null` without any word. */
export function matchFor(words: readonly Word[]): string | null {
  return words.length === 0 ? null : words.map(({ text, prefix }) => `"${text}"${prefix ? '*' : ''}`).join(' AND ');
}

/** As the tokenizer sees text (`unicode61 remove_diacritics 2`). */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
