import { composed, IN_WORD, type Word } from './full-text-query';

export interface SnippetPart {
  readonly text: string;
  /** A word that was looked for. */
  readonly hit: boolean;
}

/** Characters before the first word found, and in all. */
const BEFORE = 40;
const LENGTH = 160;

/** Some words around the first place where any of the words stands, in the first text that has one. */
export function snippetOf(given: readonly string[], words: readonly Word[]): SnippetPart[] {
  if (words.length === 0) return [];
  const wanted = words.map(({ text, prefix }) => `${withoutAccents(text)}${prefix ? `${IN_WORD}*` : ''}`);
  const pattern = new RegExp(`(?<!${IN_WORD})(?:${wanted.join('|')})(?!${IN_WORD})`, 'giu');
  const texts = given.map(composed);
  for (const text of texts) {
    const compared = /^\p{ASCII}*$/u.test(text) ? text : withoutAccents(text);
    pattern.lastIndex = 0;
    const first = pattern.exec(compared);
    if (first === null) continue;
    const from = first.index <= BEFORE ? 0 : text.lastIndexOf(' ', first.index - BEFORE) + 1;
    return cut(text, compared, from, pattern);
  }
  const [text = ''] = texts.filter((one) => one !== '');
  return text === '' ? [] : [{ text: ended(text, 0), hit: false }];
}

function cut(text: string, compared: string, from: number, pattern: RegExp): SnippetPart[] {
  const end = Math.min(text.length, from + LENGTH);
  const parts: SnippetPart[] = [];
  const add = (piece: string, hit: boolean): void => {
    if (piece !== '') parts.push({ text: piece, hit });
  };
  let at = from;
  pattern.lastIndex = from;
  for (let found = pattern.exec(compared); found !== null && found.index < end; found = pattern.exec(compared)) {
    add(`${at === from && from > 0 ? '…' : ''}${text.slice(at, found.index)}`, false);
    at = found.index + found[0].length;
    add(text.slice(found.index, at), true);
  }
  add(at >= end ? '' : ended(text.slice(0, end), at) + (end < text.length ? '…' : ''), false);
  return parts;
}

function ended(text: string, from: number): string {
  return text.slice(from, from + LENGTH);
}

/** Each letter stays in its place. As the index does it: accents of Latin letters alone, `й` is a letter of its own. */
function withoutAccents(text: string): string {
  const letters = [...text].map((letter) => {
    const bare = letter.normalize('NFD').replace(/^(\p{Script=Latin})\p{M}+$/u, '$1');
    return bare.length === letter.length ? bare : letter;
  });
  return letters.join('');
}
