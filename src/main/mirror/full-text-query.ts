/** More words than this narrow nothing further. */
const MOST_WORDS = 12;

/**
 * What the index takes for a part of a word: letters, numbers, and the marks of scripts that write vowels as such. The same as in its
 * tokenizer, see `mirror-steps.ts`: a word that it would split is a phrase, which it does not know.
 */
export const IN_WORD = String.raw`[\p{L}\p{N}\p{M}\p{Co}]`;

const WORD = new RegExp(`${IN_WORD}+`, 'gu');
const UNFINISHED = new RegExp(`${IN_WORD}$`, 'u');

/** A word to look for, as it was typed: large letters and accents are the index's own affair. */
export interface Word {
  readonly text: string;
  /** It may go on: the last one that a person typed is perhaps unfinished. */
  readonly prefix: boolean;
}

/** What a person typed as words. `SHOP-12` is two; of one letter alone, nothing is known to be unfinished. */
export function readWords(text: string): Word[] {
  const words = [...composed(text).matchAll(WORD)].map(([word]) => word).filter(hasLetter);
  const wanted = words.slice(0, MOST_WORDS);
  const unfinished = UNFINISHED.test(text);
  return wanted.map((word, at) => ({
    text: word,
    // One letter begins half of all words: it is looked for as it stands.
    prefix: unfinished && at === words.length - 1 && word.length > 1,
  }));
}

/** The words as an FTS5 expression: every one must occur. Nothing of FTS5's own syntax gets through. `null` without any word. */
export function matchFor(words: readonly Word[]): string | null {
  return words.length === 0 ? null : words.map(({ text, prefix }) => `"${text}"${prefix ? '*' : ''}`).join(' AND ');
}

/** One way to write each letter: the index compares signs, and `é` may come as one or as two. */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** Accents alone are nothing that the index could hold. */
function hasLetter(word: string): boolean {
  return /[\p{L}\p{N}\p{Co}]/u.test(word);
}
