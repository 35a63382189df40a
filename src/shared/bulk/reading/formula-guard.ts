/**
 * A cell that a spreadsheet would take for a formula, however many apostrophes stand before it: with those counted, taking one away
 * undoes exactly what `defuse` did. The wide signs are formulas in a Japanese Excel. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** The column that marks a file as one of ours. It holds the line of the row in the file that it came from. */
export const OWN_COLUMN = 'Workbench row';

/**
 * The column of our files that names the change which was to make the row's issue and did not: a row that is mended there and read again takes
 * its place, so that not both are sent.
 */
export const CHANGE_COLUMN = 'Workbench change';

/** A text that no spreadsheet runs. Pure. */
export function defuse(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What `defuse` was given. Pure. */
export function undoDefuse(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
