import type { Option } from '../../picker/option';

/** One emoji as ADF has it: `id` are its code points in hex, without the selector that asks for colour. */
export interface Emoji {
  readonly shortName: string;
  readonly id: string;
  readonly text: string;
}

interface Entry extends Emoji {
  readonly names: readonly string[];
  readonly tags: readonly string[];
  readonly description: string;
}

let all: Promise<readonly Entry[]> | null = null;
let known: ReadonlyMap<string, Emoji> = new Map();

function read(): Promise<readonly Entry[]> {
  all ??= import('gemoji').then(({ gemoji }) => {
    const entries = gemoji.map(({ emoji, names, tags, description }) => ({
      shortName: `:${names[0] ?? description}:`,
      id: codePoints(emoji),
      text: emoji,
      names,
      tags,
      description,
    }));
    known = new Map(
      entries.flatMap(({ names, shortName, id, text }) =>
        names.map((name) => [name, { shortName, id, text }] as const),
      ),
    );
    return entries;
  });
  return all;
}

/** The emoji of exactly this name, once the list has been read. */
export function emojiNamed(name: string): Emoji | null {
  return known.get(name.toLowerCase()) ?? null;
}

function codePoints(text: string): string {
  return [...text]
    .map((sign) => (sign.codePointAt(0) ?? 0).toString(16))
    .filter((code) => code !== 'fe0f')
    .join('-');
}

/** 0 is best; null does not match. */
function rank({ names, tags, description }: Entry, query: string): number | null {
  if (names.includes(query)) return 0;
  if (names.some((name) => name.startsWith(query))) return 1;
  if (tags.some((tag) => tag.startsWith(query))) return 2;
  return names.some((name) => name.includes(query)) || description.includes(query) ? 3 : null;
}

const MOST = 24;

/** Emoji by name and by what they stand for. The list is read from the program's own files the first time it is asked. */
export async function searchEmoji(query: string): Promise<readonly Emoji[]> {
  const wanted = query.toLowerCase();
  const entries = await read();
  return entries
    .flatMap((entry) => {
      const at = rank(entry, wanted);
      return at === null ? [] : [{ entry, at }];
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ entry: { shortName, id, text } }) => ({ shortName, id, text }));
}

export function emojiOption({ shortName, id, text }: Emoji): Option {
  return { id, label: shortName, mark: text };
}
