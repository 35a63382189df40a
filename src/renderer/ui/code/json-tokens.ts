/** A run of characters of one colour. */
export interface CodeToken {
  readonly kind: 'key' | 'string' | 'number' | 'literal' | 'plain';
  readonly text: string;
}

const TOKEN = /("(?:\\.|[^"\\])*"?)(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** Colours one line of JSON, whole or half-typed. Joining the texts gives the line back. */
export function jsonTokens(line: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const match of line.matchAll(TOKEN)) {
    const [, quoted, colon, number, literal] = match;
    if (match.index > from) tokens.push({ kind: 'plain', text: line.slice(from, match.index) });
    if (quoted !== undefined) {
      tokens.push({ kind: colon === undefined ? 'string' : 'key', text: quoted });
      if (colon !== undefined) tokens.push({ kind: 'plain', text: colon });
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal });
    from = match.index + match[0].length;
  }
  if (from < line.length) tokens.push({ kind: 'plain', text: line.slice(from) });
  return tokens;
}
