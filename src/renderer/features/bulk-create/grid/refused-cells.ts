import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import { blamedBy, fieldBlamed } from '@shared/fields/blamed-field';
import type { RunRowState } from '@shared/ipc/bulk';
import type { GridColumn } from './grid-column';

/** Rows that Jira refused, or of which it cannot be told whether it has them, each with the column that is blamed; its first where none is. Pure. */
export function refusedCells(
  runs: ReadonlyMap<number, RunRowState>,
  columns: readonly GridColumn[],
  site: BulkSite | null,
): ReadonlyMap<number, number> {
  const fields = site === null ? [] : fieldsOf(site);
  const cells = new Map<number, number>();
  for (const { row, state, failure } of runs.values()) {
    if (state !== 'rejected' && state !== 'unsure' && state !== 'conflict') continue;
    const named = fieldBlamed(blamedBy(failure), fields);
    cells.set(row, columns.find(({ field }) => field !== null && field.fieldId === named)?.column ?? 0);
  }
  return cells;
}
