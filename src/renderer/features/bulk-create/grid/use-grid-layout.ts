import { useEffect, useMemo, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { frozenColumn, lefts, type GridColumn } from './columns';

export const ROW = 32;
export const HEAD = 46;
/** Room for the scroll bar. */
const EDGE = 16;
/** What stands still leaves at least as much of the width to what scrolls. */
const MOST_STILL = 0.6;
/** The row's number and its state stand still while columns scroll by. */
export const FROZEN = 48 + 124;

/** Which rows and columns are in sight, where each stands, and how to bring one into sight. */
export function useGridLayout(
  scroll: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: readonly GridColumn[],
  cursor: { readonly row: number; readonly column: number },
) {
  const still = frozenColumn(columns);
  const stillWidth = columns[still]?.width ?? 0;
  // The columns hear of a scroll first: once the rows have drawn, asking where the grid stands would lay all of it out once more.
  const columnsInSight = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    overscan: 3,
    paddingStart: FROZEN,
    // What is right of the column that stands still may not be below it.
    scrollPaddingStart: FROZEN + (still !== -1 && cursor.column > still ? stillWidth : 0),
    scrollPaddingEnd: ROW,
  });
  const rowsInSight = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: ROW,
  });
  // Other columns, or other widths: what was measured holds no more.
  useEffect(() => columnsInSight.measure(), [columns, columnsInSight]);
  const places = useMemo(() => lefts(columns), [columns]);
  const begins = useMemo(() => places.map((left) => left + FROZEN), [places]);
  const seen = columnsInSight.getVirtualItems().map(({ index }) => index);
  const room = columnsInSight.scrollRect?.width ?? Infinity;
  // In a narrow window it would leave no room for the others.
  const frozen = still !== -1 && FROZEN + stillWidth <= room * MOST_STILL ? still : null;
  const stillAt = places[still] ?? 0;
  const names = (frozen === null || seen.includes(frozen) ? seen : [frozen, ...seen].sort((a, b) => a - b)).join(' ');
  // The same list while the same columns are in sight: a row is drawn again only for what is its own.
  const inSight = useMemo(() => (names === '' ? [] : names.split(' ').map(Number)), [names]);
  const [hasRows, hasColumns] = [rows > 0, columns.length > 0];
  // The cursor alone brings its cell into sight: rows that come and go under it do not move the grid.
  useEffect(() => {
    if (hasRows) rowsInSight.scrollToIndex(cursor.row, { align: 'auto' });
    // One that stands still is in sight, but where it has not come yet.
    const isStuck = cursor.column === frozen && stillAt < (columnsInSight.scrollOffset ?? 0);
    if (hasColumns && !isStuck) columnsInSight.scrollToIndex(cursor.column, { align: 'auto' });
  }, [cursor.row, cursor.column, rowsInSight, columnsInSight, hasRows, hasColumns, frozen, stillAt]);
  return {
    rows: rowsInSight.getVirtualItems(),
    columns: inSight,
    frozen,
    lefts: begins,
    width: FROZEN + (places.at(-1) ?? 0),
    height: rowsInSight.getTotalSize(),
    /** Where a column is now. */
    leftOf: (column: number): number => {
      const left = (places[column] ?? 0) + FROZEN;
      return column === frozen ? Math.max(left, (columnsInSight.scrollOffset ?? 0) + FROZEN) : left;
    },
    /** Where something of a width that is to begin at a place begins so that its end is in sight. */
    leftFor: (left: number, width: number): number => {
      const from = columnsInSight.scrollOffset ?? 0;
      return Math.max(from, Math.min(left, from + (columnsInSight.scrollRect?.width ?? Infinity) - width - EDGE));
    },
    /** Whether there is more room above a place than below it. */
    isLow: (top: number): boolean =>
      top - (rowsInSight.scrollOffset ?? 0) > (rowsInSight.scrollRect?.height ?? Infinity) * 0.6,
  };
}
