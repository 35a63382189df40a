import { assertNever } from '../assert-never';
import { padded, type Sheet, type SheetRow } from './sheet';

/** The text of one cell before and after. */
export interface CellChange {
  /** The row's `number`. */
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** The smallest changes, each of which can be taken back. `at` is a position among the rows, from 0. */
export type SheetChange =
  | { readonly op: 'cells'; readonly cells: readonly CellChange[] }
  | { readonly op: 'insert'; readonly at: number; readonly rows: readonly SheetRow[] }
  | { readonly op: 'remove'; readonly at: number; readonly rows: readonly SheetRow[] }
  | { readonly op: 'widen'; readonly header: readonly string[] }
  | { readonly op: 'narrow'; readonly header: readonly string[] }
  /** As many names as there are columns. */
  | { readonly op: 'name-columns'; readonly before: readonly string[]; readonly after: readonly string[] };

/** What a person did at once, and takes back at once. Plain JSON, so that it can be kept as it happens. */
export interface SheetStep {
  /** In words, for *Undo*: `Paste 30 rows`. */
  readonly label: string;
  readonly changes: readonly SheetChange[];
  /** What the step changes beside the sheet, in the mapping: whoever does the step, or takes it back, sees to that. */
  readonly forAll?: ForAll;
}

/** The text that rows get which say nothing of a field, before and after; empty where they get none. */
export interface ForAll {
  readonly fieldId: string;
  /** Of the field. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The sheet after a step. Rows that it does not touch stay the same objects. Pure. */
export function applyStep(sheet: Sheet, { changes }: SheetStep): Sheet {
  return changes.reduce(applyChange, sheet);
}

/** The sheet before a step that was the last to be done. Pure. */
export function undoStep(sheet: Sheet, { changes }: SheetStep): Sheet {
  return changes.toReversed().map(inverse).reduce(applyChange, sheet);
}

function inverse(change: SheetChange): SheetChange {
  switch (change.op) {
    case 'cells':
      return {
        op: 'cells',
        cells: change.cells
          .toReversed()
          .map(({ row, column, before, after }) => ({ row, column, before: after, after: before })),
      };
    case 'insert':
      return { ...change, op: 'remove' };
    case 'remove':
      return { ...change, op: 'insert' };
    case 'widen':
      return { ...change, op: 'narrow' };
    case 'narrow':
      return { ...change, op: 'widen' };
    case 'name-columns':
      return { ...change, before: change.after, after: change.before };
    default:
      return assertNever(change);
  }
}

function applyChange(sheet: Sheet, change: SheetChange): Sheet {
  switch (change.op) {
    case 'cells':
      return { ...sheet, rows: withCells(sheet.rows, change.cells) };
    case 'insert': {
      const highest = change.rows.reduce((most, { number }) => Math.max(most, number), 0);
      const rows = sheet.rows.toSpliced(change.at, 0, ...change.rows);
      return { ...sheet, rows, nextNumber: Math.max(sheet.nextNumber, highest + 1) };
    }
    case 'remove':
      return { ...sheet, rows: sheet.rows.toSpliced(change.at, change.rows.length) };
    case 'widen': {
      const header = [...sheet.header, ...change.header];
      const rows = sheet.rows.map((row) => ({ ...row, cells: padded(row.cells, header.length) }));
      return { ...sheet, header, rows };
    }
    case 'narrow': {
      const width = sheet.header.length - change.header.length;
      const rows = sheet.rows.map((row) => ({ ...row, cells: row.cells.slice(0, width) }));
      return { ...sheet, header: sheet.header.slice(0, width), rows };
    }
    case 'name-columns':
      return { ...sheet, header: change.after };
    default:
      return assertNever(change);
  }
}

function withCells(rows: readonly SheetRow[], cells: readonly CellChange[]): readonly SheetRow[] {
  const byRow = new Map<number, CellChange[]>();
  for (const cell of cells) {
    const of = byRow.get(cell.row);
    if (of === undefined) byRow.set(cell.row, [cell]);
    else of.push(cell);
  }
  return rows.map((row) => {
    const changed = byRow.get(row.number);
    if (changed === undefined) return row;
    const edited = [...row.cells];
    for (const { column, after } of changed) edited[column] = after;
    return { ...row, cells: edited };
  });
}
