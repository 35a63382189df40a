import type { Kept } from '@shared/bulk/free-step';
import type { RunRowState } from '@shared/ipc/bulk';
import { isFree, type Runs } from './run-rows';

/** Rows that are in Jira, on their way, or perhaps there: they keep what they say. Those that Jira refused are mended. */
function isLocked(run: RunRowState | undefined): boolean {
  return run?.state !== 'rejected' && !isFree(run);
}

/** What an edit may not touch while these runs are known and these rows are being handed to one. Pure. */
export function keptRows(runs: Runs, leaving: ReadonlySet<number>): Kept {
  return {
    locked: (row) => leaving.has(row) || isLocked(runs.rows.get(row)),
    // A refused one may be sent again from the outbox: its key has to have a row.
    stays: (row) => leaving.has(row) || !isFree(runs.rows.get(row)),
  };
}

/** Whether a run has taken rows of the sheet: the others go to the same project. Pure. */
export function isBound({ rows }: Pick<Runs, 'rows'>, leaving: ReadonlySet<number>): boolean {
  return leaving.size > 0 || [...rows.values()].some((run) => !isFree(run));
}

/** Why some rows stayed as they are; `null` where none had to. Pure. */
export function stayedWords(rows: readonly number[]): string | null {
  const [first, ...more] = rows;
  if (first === undefined) return null;
  if (more.length === 0) return `Row ${String(first)} is on its way to Jira or there already: it stays as it is.`;
  return `${rows.length.toLocaleString('en')} rows are on their way to Jira or there already: they stay as they are.`;
}
