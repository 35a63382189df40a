/** `1 row is`, `1,234 rows are`: how a sentence about so many rows begins. Pure. */
export function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${count.toLocaleString('en')} rows are`;
}
