import { padded, type Sheet, type SheetRow } from './sheet';
import type { CellChange, SheetChange, SheetStep } from './sheet-step';

/** A new text for a cell. */
export interface CellEdit {
  /** The row's `number`. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A rectangle of cells: positions from 0, both ends counted in. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** New texts for cells, as one step; `null` where nothing changes. Cells that are not in the sheet are passed over. Pure. */
export function editCells(sheet: Sheet, edits: readonly CellEdit[], label = 'Edit'): SheetStep | null {
  const wanted = new Map<number, Map<number, string>>();
  for (const { row, column, text } of edits) {
    const of = wanted.get(row) ?? new Map<number, string>();
    wanted.set(row, of.set(column, text));
  }
  const cells: CellChange[] = [];
  for (const row of sheet.rows) {
    const texts = wanted.get(row.number);
    if (texts === undefined) continue;
    for (const [column, after] of texts) {
      const before = row.cells[column];
      if (before !== undefined && before !== after) cells.push({ row: row.number, column, before, after });
    }
  }
  return cells.length === 0 ? null : { label, changes: [{ op: 'cells', cells }] };
}

/** Empty rows before the one at position `at`, or at the end. Pure. */
export function insertRows(sheet: Sheet, at: number, count: number): SheetStep | null {
  if (count < 1) return null;
  const rows = newRows(sheet.nextNumber, count, sheet.header.length);
  const label = count === 1 ? 'Insert a row' : `Insert ${String(count)} rows`;
  return { label, changes: [{ op: 'insert', at: Math.min(Math.max(at, 0), sheet.rows.length), rows }] };
}

/** Takes rows out by their numbers. Pure. */
export function removeRows(sheet: Sheet, numbers: readonly number[]): SheetStep | null {
  const gone = new Set(numbers);
  const changes: SheetChange[] = [];
  let count = 0;
  // From the end, so that what is before keeps its position; rows beside each other go as one.
  for (let end = sheet.rows.length; end > 0; end -= 1) {
    let start = end;
    while (start > 0 && gone.has(sheet.rows[start - 1]?.number ?? -1)) start -= 1;
    if (start === end) continue;
    changes.push({ op: 'remove', at: start, rows: sheet.rows.slice(start, end) });
    count += end - start;
    end = start;
  }
  if (count === 0) return null;
  return { label: count === 1 ? 'Remove a row' : `Remove ${String(count)} rows`, changes };
}

/** Writes texts over the cells from a corner on. What does not fit adds rows below, and columns without a name. Pure. */
export function pasteRange(
  sheet: Sheet,
  corner: { readonly row: number; readonly column: number },
  texts: readonly (readonly string[])[],
): SheetStep | null {
  const top = Math.min(corner.row, sheet.rows.length);
  return pasteInto(sheet, sheet.rows.slice(top, top + texts.length), corner.column, texts);
}

/**
 * Writes texts over the cells of these rows, from a column on. Texts for which there is no row go into rows at the end of the sheet, those
 * beyond the last column into columns without a name. Pure.
 */
export function pasteInto(
  sheet: Sheet,
  into: readonly SheetRow[],
  left: number,
  texts: readonly (readonly string[])[],
): SheetStep | null {
  const width = texts.reduce((most, row) => Math.max(most, row.length), 0);
  if (texts.length === 0 || width === 0) return null;
  const changes: SheetChange[] = [];
  const lacking = Math.max(0, left + width - sheet.header.length);
  const wide = sheet.header.length + lacking;
  if (lacking > 0) changes.push({ op: 'widen', header: Array.from({ length: lacking }, () => '') });
  const more = Math.max(0, texts.length - into.length);
  const added = newRows(sheet.nextNumber, more, wide);
  if (more > 0) changes.push({ op: 'insert', at: sheet.rows.length, rows: added });
  const cells: CellChange[] = [...into, ...added].flatMap((row, index) => {
    const now = padded(row.cells, wide);
    return (texts[index] ?? []).flatMap((after, across) => {
      const column = left + across;
      const before = now[column] ?? '';
      return before === after ? [] : [{ row: row.number, column, before, after }];
    });
  });
  if (cells.length > 0) changes.push({ op: 'cells', cells });
  if (changes.length === 0) return null;
  const label = texts.length === 1 && width === 1 ? 'Paste' : `Paste ${String(texts.length)} × ${String(width)} cells`;
  return { label, changes };
}

/** Fills a range downwards with its uppermost rows, repeated: `pattern` says how many of them. Pure. */
export function fillDown(sheet: Sheet, range: CellRange, pattern = 1): SheetStep | null {
  const edits: CellEdit[] = [];
  for (let at = range.top + pattern; at <= range.bottom; at += 1) {
    const row = sheet.rows[at];
    const from = sheet.rows[range.top + ((at - range.top) % pattern)];
    if (row === undefined || from === undefined) continue;
    for (let column = range.left; column <= range.right; column += 1) {
      edits.push({ row: row.number, column, text: from.cells[column] ?? '' });
    }
  }
  return editCells(sheet, edits, 'Fill down');
}

/** One text in all cells of a range; an empty one clears them. Pure. */
export function fillRange(sheet: Sheet, range: CellRange, text: string): SheetStep | null {
  const edits = sheet.rows.slice(range.top, range.bottom + 1).flatMap(({ number }) =>
    Array.from({ length: range.right - range.left + 1 }, (_, across) => ({
      row: number,
      column: range.left + across,
      text,
    })),
  );
  return editCells(sheet, edits, text === '' ? 'Clear' : 'Fill');
}

function newRows(from: number, count: number, width: number): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({ number: from + index, line: null, cells: padded([], width) }));
}
