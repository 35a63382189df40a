import { fieldTypeFor } from '../fields/catalogue';
import { isSendable } from '../fields/compile-payload';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import type { Problem } from './problem';
import type { CellRead } from './read-cell';

/** A cell that was read, with its problems in their column. */
export interface PlacedRead extends Omit<CellRead, 'problems'> {
  readonly problems: readonly Problem[];
  /** The compiler has nothing to say of its value, whatever else stands in the row. */
  readonly sendable: boolean;
}

/** What a cell comes to, with its problems where it stands: thousands of rows share them. */
export function placed({ value, problems, asked }: CellRead, field: CreateField, column: number | null): PlacedRead {
  const sendable = isSure(field, value);
  return { value, problems: problems.map((problem) => ({ ...problem, column })), asked, sendable };
}

/** Whether the compiler has nothing to say of a value, whatever else stands in the row. Pure. */
export function isSure(field: CreateField, value: JsonValue | null): boolean {
  if (value === null) return true;
  // Fields that mean the parent are held against one another.
  return fieldTypeFor(field.schema).meansParent(field.schema) === null && isSendable(field, value);
}

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
