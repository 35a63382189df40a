/** 1-based column of a reference: `A1` is 1, `AB7` is 28; `null` for what is none. Pure. */
export function cellColumn(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at += 1) {
    const letter = (reference.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 ? null : column;
}

/** The letters of a 1-based column: 28 is `AB`. Pure. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
