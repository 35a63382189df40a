/** The signs that may stand between people in one text, the plainest first. */
export const BETWEEN_PEOPLE = ';,\n';

/**
 * The signs that do stand between the people of a text. Directories and e-mail programs write the last name first, `Lind, Mara; Voss, Oda`: there
 * a comma parts no people. Pure.
 */
export function signsBetweenPeople(text: string): string {
  const bare = text.replace(/"[^"]*"/g, '');
  if (!bare.includes(',') || !/[;\n]/.test(bare)) return BETWEEN_PEOPLE;
  const parts = bare.split(/[;\n]/).filter((part) => part.trim() !== '');
  return parts.every(isOnePerson) ? ';\n' : BETWEEN_PEOPLE;
}

/** `Lind, Mara <mara.lind@example.com>`, `Mara Lind`; not `Mara Lind, Oda Voss`, nor `mara, oda, jonas`. */
function isOnePerson(part: string): boolean {
  const name = part.replace(/\s*[(<[][^)>\]]*[)>\]]\s*$/, '').trim();
  const [last = '', first, third] = name.split(',').map((each) => each.trim());
  // A name alone, without a blank, may be the first name of one of several.
  if (first === undefined) return /\s/.test(last) || /[@\d]/.test(last) || name !== part.trim();
  if (third !== undefined || last === '' || first === '' || /[@<>\d]/.test(name)) return false;
  return !/\s/.test(last) || !/\s/.test(first);
}
