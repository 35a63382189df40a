import { useMemo } from 'react';
import { useStore } from 'zustand';
import { bindMapping } from '@shared/bulk/mapping';
import { tallyOf } from '../session/run-rows';
import type { SheetSession } from '../session/sheet-session';
import { leftRows } from './left-rows';
import { ResultPage, type CreatedRow, type ResultPageProps } from './result-page';

export interface SheetResultProps extends Pick<ResultPageProps, 'onShowRows' | 'onOpenOutbox' | 'onNew'> {
  readonly session: SheetSession;
}

/** The result page of the sheet that is open. */
export function SheetResult({ session, ...acts }: SheetResultProps) {
  const { id, edited, site, plan, runs, settings, guess } = useStore(session.store);
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const left = useMemo(() => leftRows(plan, runs.rows, site?.project.key ?? ''), [plan, runs.rows, site?.project.key]);
  const created = useMemo((): readonly CreatedRow[] => {
    if (edited === null) return [];
    const { header, rows } = edited.sheet;
    const bound = mapping === null ? [] : bindMapping(mapping, header);
    const summary = bound.find(({ mapping: { target } }) => target.kind === 'field' && target.fieldId === 'summary');
    return rows.flatMap(({ number, cells }) => {
      const issueKey = runs.rows.get(number)?.issueKey ?? null;
      return issueKey === null ? [] : [{ row: number, issueKey, summary: cells[summary?.column ?? -1] ?? '' }];
    });
  }, [edited, mapping, runs.rows]);
  return <ResultPage sheetId={id} tally={tallyOf(runs.rows)} created={created} left={left} {...acts} />;
}
