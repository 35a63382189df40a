import { useEffect, useEffectEvent, useMemo, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { frozenColumn, lefts } from './columns';
import type { GridColumn } from './grid-column';

export const ROW = 32;
export const HEAD = 46;
/** Room for the scroll bar. */
const EDGE = 16;
/** What stands still leaves at least as much of the width to what scrolls. */
const MOST_STILL = 0.6;
/** The row's number and its state stand still while columns scroll by. */
export const FROZEN = 48 + 124;

/** Rows that are drawn above and below those in sight. */
const AHEAD = 4;

/** Which rows and columns are in sight, where each stands, and how to bring one into sight. */
export function useGridLayout(
  scroll: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: readonly GridColumn[],
  cursor: { readonly row: number; readonly column: number },
) {
  const still = frozenColumn(columns);
  const stillWidth = columns[still]?.width ?? 0;
  // What is right of the column that stands still may not be below it.
  const besideStill = FROZEN + (still !== -1 && cursor.column > still ? stillWidth : 0);
  // The columns hear of a scroll first: once the rows have drawn, asking where the grid stands would lay all of it out once more.
  const columnsInSight = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    overscan: 1,
    paddingStart: FROZEN,
    scrollPaddingStart: besideStill,
    scrollPaddingEnd: ROW,
  });
  const rowsInSight = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: AHEAD,
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
  const drawn = rowsInSight.getVirtualItems();
  const slots = Math.max(drawn.length, Math.ceil((rowsInSight.scrollRect?.height ?? 0) / ROW) + 2 * AHEAD + 2);
  const [hasRows, hasColumns] = [rows > 0, columns.length > 0];
  const bringRow = useEffectEvent((): void => {
    const top = HEAD + cursor.row * ROW - (rowsInSight.scrollOffset ?? 0);
    // One that is there is left alone: asking where the grid stands lays all of it out.
    if (top >= HEAD && top + 2 * ROW <= (rowsInSight.scrollRect?.height ?? 0)) return;
    rowsInSight.scrollToIndex(cursor.row, { align: 'auto' });
  });
  const bringColumn = useEffectEvent((): void => {
    const from = columnsInSight.scrollOffset ?? 0;
    // One that stands still is in sight, but where it has not come yet.
    if (cursor.column === frozen && stillAt < from) return;
    const left = (begins[cursor.column] ?? 0) - from;
    const right = left + (columns[cursor.column]?.width ?? 0);
    if (left >= besideStill && right + ROW <= (columnsInSight.scrollRect?.width ?? 0)) return;
    columnsInSight.scrollToIndex(cursor.column, { align: 'auto' });
  });
  // The cursor alone brings its cell into sight: rows that come and go under it do not move the grid.
  useEffect(() => {
    if (hasRows) bringRow();
    if (hasColumns) bringColumn();
  }, [cursor.row, cursor.column, hasRows, hasColumns, frozen]);
  return {
    /** `slot`: a row that comes into sight takes the elements of one that has left it, which costs a fraction of new ones. */
    rows: drawn.map(({ index, start }) => ({ index, start, slot: index % slots })),
    columns: inSight,
    frozen,
    lefts: begins,
    width: FROZEN + (places.at(-1) ?? 0),
    height: rowsInSight.getTotalSize(),
    /** Back to where the columns begin: the first one may stand still, and is in sight wherever they are. */
    toStart: (): void => columnsInSight.scrollToOffset(0),
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
