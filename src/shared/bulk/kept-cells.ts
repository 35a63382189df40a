import type { CreateField } from '../jira/field';
import type { CellRead } from './read-cell';

/** Cells that were read, by field and column. */
export type KeptCells = Map<CreateField | null, Map<number, Map<string, CellRead>>>;

export function keptFor(kept: KeptCells, field: CreateField | null, column: number): Map<string, CellRead> {
  const columns = kept.get(field) ?? new Map<number, Map<string, CellRead>>();
  const cells = columns.get(column) ?? new Map<string, CellRead>();
  kept.set(field, columns.set(column, cells));
  return cells;
}

/** Takes out what was read with answers, which may be others now. */
export function forgetAsked(kept: KeptCells): void {
  for (const columns of kept.values()) {
    for (const cells of columns.values()) {
      for (const [text, { asked }] of cells) if (asked.length > 0) cells.delete(text);
    }
  }
}
