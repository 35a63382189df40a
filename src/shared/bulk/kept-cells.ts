import type { CreateField } from '../jira/field';
import type { Problem } from './problem';
import type { CellRead } from './read-cell';

/** A cell that was read, with its problems in their column. */
export type PlacedRead = Omit<CellRead, 'problems'> & { readonly problems: readonly Problem[] };

/** Cells that were read, by field and column. */
export type KeptCells = Map<CreateField | null, Map<number, Map<string, PlacedRead>>>;

export function keptFor(kept: KeptCells, field: CreateField | null, column: number): Map<string, PlacedRead> {
  const columns = kept.get(field) ?? new Map<number, Map<string, PlacedRead>>();
  const cells = columns.get(column) ?? new Map<string, PlacedRead>();
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
