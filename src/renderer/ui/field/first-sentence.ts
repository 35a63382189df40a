/** Parts a text after its first sentence: the end of one is `.`, `?` or `!` (quotes may follow) before a space and a capital. */
export function splitFirstSentence(text: string): readonly [string, string] {
  const end = /[.?!]["”’')]*\s+(?=[\p{Lu}“"'‘])/u.exec(text);
  if (end === null) return [text, ''];
  const cut = end.index + end[0].length;
  return [text.slice(0, cut).trimEnd(), text.slice(cut)];
}
