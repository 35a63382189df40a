import { useCallback, useMemo, useState } from 'react';
import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { Sheet } from '@shared/bulk/sheet';
import { fieldBlamed } from '@shared/fields/blamed-field';
import type { RunRowState } from '@shared/ipc/bulk';
import type { ShownPlan } from '../engine/messages';
import type { WantedCell } from '../wanted-sheet';
import type { GridColumn } from './grid-column';
import { at, FIRST_CELL } from './selection';
import { filterRows, type Filter } from './shown-rows';

export interface RowsViewInput {
  readonly sheet: Sheet | null;
  readonly columns: readonly GridColumn[];
  readonly site: BulkSite | null;
  readonly plan: ShownPlan | null;
  readonly runs: ReadonlyMap<number, RunRowState>;
  /** Which rows are shown first. */
  readonly first: Filter;
  /** The cell that one comes to see. */
  readonly wanted: WantedCell | null;
}

const NO_ROWS: Sheet['rows'] = [];

/** Which rows are shown, which cells of them are chosen, and how one comes to another. */
export function useRowsView({ sheet, columns, site, plan, runs, first, wanted }: RowsViewInput) {
  const [filter, setFilter] = useState(first);
  const [selection, setSelection] = useState(FIRST_CELL);
  /** Counts the times that the keys are to act on the rows again. */
  const [focus, setFocus] = useState(0);
  const all = sheet?.rows ?? NO_ROWS;
  const { rows, counts } = useMemo(() => filterRows(all, filter, plan, runs), [all, filter, plan, runs]);

  const goTo = useCallback(
    (rowNumber: number, column: number): void => {
      const index = rows.findIndex(({ number }) => number === rowNumber);
      if (index !== -1) {
        setSelection(at(index, column));
        return;
      }
      // It is not among those that the filter shows.
      setFilter('all');
      setSelection(
        at(
          Math.max(
            0,
            all.findIndex(({ number }) => number === rowNumber),
          ),
          column,
        ),
      );
    },
    [all, rows],
  );

  // Once for each wish, as soon as its row is read.
  const [gone, setGone] = useState<WantedCell | null>(null);
  // Which column fills the field is known with the project.
  const placed = wanted !== null && ((wanted.fieldId === null && wanted.said.length === 0) || site !== null);
  if (placed && gone !== wanted && all.some(({ number }) => number === wanted.row)) {
    setGone(wanted);
    const named = fieldBlamed(wanted, site === null ? [] : fieldsOf(site));
    goTo(wanted.row, columns.find(({ field }) => field !== null && field.fieldId === named)?.column ?? 0);
  }

  return {
    filter,
    show: useCallback((next: Filter): void => {
      setFilter(next);
      setSelection(FIRST_CELL);
    }, []),
    rows,
    counts,
    selection,
    select: setSelection,
    focus,
    refocus: useCallback(() => setFocus((times) => times + 1), []),
    goTo,
  };
}
