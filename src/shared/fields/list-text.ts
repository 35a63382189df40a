/**
 * Several values in one cell. Entries stand between separators; one that holds a separator stands in double quotes,
 * with its own quotes doubled, as in CSV (RFC 4180, section 2).
 */

/** `a; "b, c"` → `a`, `b, c`. `separators` is the set of single characters that part entries. Empty entries drop out. */
export function splitList(text: string, separators: string): string[] {
  const entries: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = readQuoted(text, at, separators);
    if (quoted !== null) {
      entries.push(quoted.entry);
      at = quoted.next;
      continue;
    }
    let end = at;
    while (end < text.length && !separators.includes(text.charAt(end))) end += 1;
    const entry = text.slice(at, end).trim();
    if (entry !== '') entries.push(entry);
    at = end + 1;
  }
  return entries;
}

/** A quoted entry from `from`, or null when none stands there whole: a lone quote is a character like any other. */
function readQuoted(text: string, from: number, separators: string): { entry: string; next: number } | null {
  let at = skipSpace(text, from, separators);
  if (text.charAt(at) !== '"') return null;
  at += 1;
  let entry = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    entry += text.slice(at, quote);
    at = quote + 1;
    if (text.charAt(at) !== '"') break;
    entry += '"';
    at += 1;
  }
  at = skipSpace(text, at, separators);
  const closed = at === text.length || separators.includes(text.charAt(at));
  return closed ? { entry, next: at + 1 } : null;
}

function skipSpace(text: string, from: number, separators: string): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at)) && !separators.includes(text.charAt(at))) at += 1;
  return at;
}

/** The entry as `splitList` reads it back. */
export function quoteEntry(entry: string, separators: string): string {
  const bare = entry !== '' && entry === entry.trim() && !entry.startsWith('"');
  if (bare && ![...separators].some((separator) => entry.includes(separator))) return entry;
  return `"${entry.replaceAll('"', '""')}"`;
}

export function joinList(entries: readonly string[], separators: string, glue: string): string {
  return entries.map((entry) => quoteEntry(entry, separators)).join(glue);
}
