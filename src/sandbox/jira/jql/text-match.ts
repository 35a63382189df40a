function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

type TextTest = (lowerText: string, words: () => readonly string[]) => boolean;

function phrase(text: string): TextTest {
  const wanted = split(text);
  // Most texts do not even hold the letters: only then is it worth while to cut a text into words.
  return (lower, words) =>
    wanted.every((word) => lower.includes(word)) &&
    words().some((_, at, has) => wanted.every((word, offset) => has[at + offset] === word));
}

function oneWord(text: string): TextTest {
  const parts = text.toLowerCase().split('*');
  if (parts.length === 1) return phrase(text);
  const letters = parts.map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''));
  const pattern = new RegExp(`^${letters.join('.*')}$`, 'u');
  return (lower, words) => letters.every((part) => lower.includes(part)) && words().some((word) => pattern.test(word));
}

/** `~`: all words must be there, `"…"` in order, `*` stands for anything within a word, `-word` must not be there. */
export function textMatcher(query: string): (text: string) => boolean {
  const tests = [...query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].flatMap(([, minus, quoted, bare]): TextTest[] => {
    const given = quoted ?? bare ?? '';
    if (split(given).length === 0) return [];
    const test = quoted === undefined ? oneWord(given) : phrase(given);
    return [minus === '-' ? (lower, words) => !test(lower, words) : test];
  });
  return (text) => {
    const lower = text.toLowerCase();
    let cut: string[] | undefined;
    const words = (): readonly string[] => (cut ??= split(lower));
    return tests.every((test) => test(lower, words));
  };
}
