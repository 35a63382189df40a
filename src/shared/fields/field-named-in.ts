/**
 * The field that a sentence of Jira's is about, where it says so by name: `Field 'Order number' is required`, or a sentence that begins with the
 * name. A workflow's validators name their field in no other way (contract §8.3), in whatever language an admin has written them. Of two
 * names the longer one is meant: *Due date (internal)* is not *Due date*. Null where no name, or more than one field of that name, fits. Pure.
 */
export function fieldNamedIn(
  sentence: string,
  fields: readonly { readonly fieldId: string; readonly name: string }[],
): string | null {
  const text = sentence.trim().toLowerCase();
  const fitting = fields.filter(({ name }) => name.trim() !== '' && isAbout(text, name.trim().toLowerCase()));
  const longest = Math.max(0, ...fitting.map(({ name }) => name.trim().length));
  const [first, second] = fitting.filter(({ name }) => name.trim().length === longest);
  return first === undefined || second !== undefined ? null : first.fieldId;
}

const QUOTES: readonly (readonly [string, string])[] = [
  ["'", "'"],
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
];

function isAbout(text: string, name: string): boolean {
  if (text.startsWith(name)) return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
  return QUOTES.some(([open, close]) => text.includes(`${open}${name}${close}`));
}
