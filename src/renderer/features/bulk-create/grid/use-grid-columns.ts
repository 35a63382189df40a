import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { forAllOf } from '../panel/for-all';
import type { SheetSession } from '../session/sheet-session';
import { columnsOf, type ChosenWidths } from './columns';

const NO_WIDTHS: ChosenWidths = {};

/** The columns of the grid as they are mapped, as wide as somebody has made them, and what all rows get beside them. */
export function useGridColumns(session: SheetSession) {
  const { edited, sample, site, settings, guess } = useStore(session.store);
  /** Of the column whose edge is being drawn. */
  const [drawn, setDrawn] = useState(NO_WIDTHS);
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const header = edited?.sheet.header;
  const columns = useMemo(
    () =>
      header === undefined ? [] : columnsOf({ header, rows: sample }, site, mapping, { ...settings.widths, ...drawn }),
    [header, sample, site, mapping, settings.widths, drawn],
  );
  const forAll = useMemo(
    () => (mapping === null || site === null ? [] : forAllOf(mapping, columns, site)),
    [columns, mapping, site],
  );
  /** `null`: as wide as what stands in it. `done`: the hand has let go. */
  const width = useCallback(
    (column: number, to: number | null, done: boolean): void => {
      setDrawn(done || to === null ? NO_WIDTHS : { [String(column)]: to });
      if (done) session.setWidth(column, to);
    },
    [session],
  );
  return { columns, forAll, width };
}
