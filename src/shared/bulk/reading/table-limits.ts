/** Bytes of a file. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;
/** Characters of one cell. */
export const MOST_CELL_CHARACTERS = 1024 * 1024;
export const MOST_COLUMNS = 512;
/** Rows of one sheet that hold something. */
export const MOST_ROWS = 200_000;
/** Cells of all sheets of a file, empty ones inside a table counted. */
export const MOST_CELLS = 8_000_000;
/** Characters of all cells of a file: one shared text may stand in a million of them. */
export const MOST_CHARACTERS = 200 * 1024 * 1024;

/** Why a sheet is not read, in a sentence that says what to do. Thrown inside the readers alone; callers are given an `Outcome`. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
}

/** A number as people write it: `200,000`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
