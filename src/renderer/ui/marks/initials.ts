/** Two letters for a person: of the first and the last word, or of the only one. Whole characters, also outside the BMP. */
export function initials(displayName: string): string {
  const words = displayName
    .replace(/\(.*?\)/g, ' ')
    .split(/[\s._-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = last === undefined ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return letters.join('').toLocaleUpperCase();
}
