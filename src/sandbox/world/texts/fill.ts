import type { Random } from '../random';

export type Words = Readonly<Record<string, readonly string[]>>;

/** Literal text and slot names by turns; patterns are few and are filled very often. */
const parsed = new Map<string, readonly string[]>();

/**
 * Puts a word of its list into each `{slot}`; words may have slots too. A sentence begins with a capital.
 * @param fixed slots that have one word here, such as the subject of an issue
 */
export function fill(
  pattern: string,
  words: Words,
  random: Random,
  fixed: Readonly<Record<string, string>> = {},
): string {
  const filled = put(pattern, words, random, fixed);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function put(pattern: string, words: Words, random: Random, fixed: Readonly<Record<string, string>>): string {
  let parts = parsed.get(pattern);
  if (parts === undefined) {
    parts = pattern.split(/\{(\w+)\}/);
    parsed.set(pattern, parts);
  }
  if (parts.length === 1) return pattern;
  let filled = '';
  for (const [index, part] of parts.entries()) {
    filled +=
      index % 2 === 0
        ? part
        : (fixed[part] ?? put(random.pick(choicesFor(part, words, pattern)), words, random, fixed));
  }
  return filled;
}

function choicesFor(slot: string, words: Words, pattern: string): readonly string[] {
  const choices = words[slot];
  if (choices === undefined) throw new Error(`No words for {${slot}} in "${pattern}"`);
  return choices;
}
