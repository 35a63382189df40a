import { plain, type Word } from './full-text-query';

export interface SnippetPart {
  readonly text: string;
  /** A word that was looked for. */
  readonly hit: boolean;
}

/** Characters before the first word found, and in all. */
const BEFORE = 40;
const LENGTH = 160;

/** Some words around the first place where any of the words stands, in the first text that has one. */
export function snippetOf(texts: readonly string[], words: readonly Word[]): SnippetPart[] {
  if (words.length === 0) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(({ text, prefix }) => `${text}${prefix ? '[\\p{L}\\p{N}]*' : ''}`).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  for (const text of texts) {
    // Accents are compared away where taking them off keeps each letter in its place; else the words are left unmarked.
    const compared = /^\p{ASCII}*$/u.test(text) ? text : sameLength(text);
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

function sameLength(text: string): string {
  const composed = [...text].map((letter) => {
    const bare = plain(letter);
    return bare.length === letter.length ? bare : letter;
  });
  return composed.join('');
}
