import type { Candidate } from './guess-column';

/** What the file of results adds to a sheet, before *Workbench row*. */
export const RESULT_COLUMNS = ['Jira key', 'Jira link', 'Outcome', 'Reason'] as const;

/** Where the columns of a file of results begin in a header; `null` for any other file. Pure. */
function resultsAt(header: readonly string[]): number | null {
  for (let at = header.length - RESULT_COLUMNS.length; at >= 0; at -= 1) {
    if (RESULT_COLUMNS.every((name, index) => header[at + index]?.trim() === name)) return at;
  }
  return null;
}

/** A table without the columns that an earlier file of results added to it. Pure. */
export function withoutResults<T extends { readonly cells: readonly string[] }>(
  header: readonly string[],
  rows: readonly T[],
): { readonly header: readonly string[]; readonly rows: readonly T[] } {
  const at = resultsAt(header);
  if (at === null) return { header, rows };
  const { length } = RESULT_COLUMNS;
  return {
    header: header.toSpliced(at, length),
    rows: rows.map((row) => ({ ...row, cells: row.cells.toSpliced(at, length) })),
  };
}

/** What a column of a file of results is for: nothing, but for the key, which says that the row is in Jira. Pure. */
export function resultCandidate(header: readonly string[], column: number): Candidate | null {
  const at = resultsAt(header);
  if (at === null || column < at || column >= at + RESULT_COLUMNS.length) return null;
  if (column > at) return { target: { kind: 'none' }, confidence: 1.2, reason: 'Workbench wrote it after a run.' };
  const reason = 'Workbench wrote it after a run: a row with a key is not created again.';
  return { target: { kind: 'jira-key' }, confidence: 1.2, reason };
}
