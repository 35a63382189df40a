import { useEffect, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lefts, type GridColumn } from './columns';

export const ROW = 32;
export const HEAD = 46;
/** Room for the scroll bar. */
const EDGE = 16;
/** The row's number and its state stand still while columns scroll by. */
const FROZEN = 48 + 124;

/** Which rows and columns are in sight, where each stands, and how to bring one into sight. */
export function useGridLayout(
  scroll: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: readonly GridColumn[],
  cursor: { readonly row: number; readonly column: number },
) {
  const rowsInSight = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: ROW,
  });
  const columnsInSight = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    overscan: 3,
    paddingStart: FROZEN,
    scrollPaddingStart: FROZEN,
    scrollPaddingEnd: ROW,
  });
  // Other columns, or other widths: what was measured holds no more.
  useEffect(() => columnsInSight.measure(), [columns, columnsInSight]);
  const [hasRows, hasColumns] = [rows > 0, columns.length > 0];
  // The cursor alone brings its cell into sight: rows that come and go under it do not move the grid.
  useEffect(() => {
    if (hasRows) rowsInSight.scrollToIndex(cursor.row, { align: 'auto' });
    if (hasColumns) columnsInSight.scrollToIndex(cursor.column, { align: 'auto' });
  }, [cursor.row, cursor.column, rowsInSight, columnsInSight, hasRows, hasColumns]);
  const places = lefts(columns);
  return {
    rows: rowsInSight.getVirtualItems(),
    columns: columnsInSight.getVirtualItems().map(({ index }) => index),
    lefts: places.map((left) => left + FROZEN),
    width: FROZEN + (places.at(-1) ?? 0),
    height: rowsInSight.getTotalSize(),
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
