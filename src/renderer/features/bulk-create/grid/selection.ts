import type { CellRange } from '@shared/bulk/sheet-edits';

/** A place among the rows that are shown and the columns, both from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** The cell that the keys act on, and where the range that ends there begins. */
export interface Selection {
  readonly cursor: GridCell;
  readonly anchor: GridCell;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight, for PageUp and PageDown. */
  readonly page: number;
}

export const FIRST_CELL: Selection = { cursor: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

export function at(row: number, column: number): Selection {
  return { cursor: { row, column }, anchor: { row, column } };
}

export function rangeOf({ cursor, anchor }: Selection): CellRange {
  return {
    top: Math.min(cursor.row, anchor.row),
    bottom: Math.max(cursor.row, anchor.row),
    left: Math.min(cursor.column, anchor.column),
    right: Math.max(cursor.column, anchor.column),
  };
}

export function isIn({ top, bottom, left, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The rows of the selection from end to end. The cursor is where they begin. Pure. */
export function wholeRows({ cursor, anchor }: Selection, { columns }: GridSize): Selection {
  return { cursor: { row: cursor.row, column: 0 }, anchor: { row: anchor.row, column: Math.max(0, columns - 1) } };
}

/** The columns of the selection from top to bottom. The cursor is on top. Pure. */
export function wholeColumns({ cursor, anchor }: Selection, { rows }: GridSize): Selection {
  return { cursor: { row: 0, column: cursor.column }, anchor: { row: Math.max(0, rows - 1), column: anchor.column } };
}

/** The selection inside a grid that has become smaller. Pure. */
export function within({ cursor, anchor }: Selection, { rows, columns }: GridSize): Selection {
  const fit = ({ row, column }: GridCell): GridCell => ({
    row: clamp(row, rows),
    column: clamp(column, columns),
  });
  return { cursor: fit(cursor), anchor: fit(anchor) };
}

export interface GridKey {
  readonly key: string;
  /** Ctrl, or Command on a Mac. */
  readonly command: boolean;
  readonly shift: boolean;
}

/** Where a key takes the selection, as in a spreadsheet; `null` for keys that move nothing. Pure. */
export function move(selection: Selection, { key, command, shift }: GridKey, size: GridSize): Selection | null {
  if (size.rows === 0 || size.columns === 0) return null;
  const { row, column } = selection.cursor;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = ((): GridCell | null => {
    switch (key) {
      case 'ArrowUp':
        return { row: command ? 0 : row - 1, column };
      case 'ArrowDown':
        return { row: command ? last.row : row + 1, column };
      case 'ArrowLeft':
        return { row, column: command ? 0 : column - 1 };
      case 'ArrowRight':
        return { row, column: command ? last.column : column + 1 };
      case 'PageUp':
        return { row: row - size.page, column };
      case 'PageDown':
        return { row: row + size.page, column };
      case 'Home':
        return { row: command ? 0 : row, column: 0 };
      case 'End':
        return { row: command ? last.row : row, column: last.column };
      default:
        return null;
    }
  })();
  if (to === null) return null;
  const cursor = { row: clamp(to.row, size.rows), column: clamp(to.column, size.columns) };
  return { cursor, anchor: shift ? selection.anchor : cursor };
}

/** The cell after, or with `back` before, in reading order; `null` past the ends, where the focus leaves the grid. Pure. */
export function nextInOrder({ row, column }: GridCell, back: boolean, { rows, columns }: GridSize): GridCell | null {
  const place = row * columns + column + (back ? -1 : 1);
  return place < 0 || place >= rows * columns ? null : { row: Math.floor(place / columns), column: place % columns };
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}
