import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { bindMapping } from '@shared/bulk/mapping';
import { readyAndFree } from '../session/joining';
import { tallyOf } from '../session/run-rows';
import type { SheetSession } from '../session/sheet-session';
import { leftRows } from './left-rows';
import { ResultPage, type CreatedRow, type ResultPageProps } from './result-page';

type Acts = Pick<ResultPageProps, 'onShowRows' | 'onGo' | 'onSearch' | 'onOpenOutbox' | 'onNew'>;

export interface SheetResultProps extends Acts {
  readonly session: SheetSession;
  /** A run was begun from here. */
  readonly onRun: () => void;
}

/** The result page of the sheet that is open. */
export function SheetResult({ session, onRun, ...acts }: SheetResultProps) {
  const { id, edited, site, plan, planning, runs, settings, guess, joining } = useStore(session.store);
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const left = useMemo(() => leftRows(plan, runs.rows, site?.project.key ?? ''), [plan, runs.rows, site?.project.key]);
  const others = useMemo(
    () => (plan === null || planning ? [] : readyAndFree(plan, runs.rows).filter((row) => !joining.has(row))),
    [plan, planning, runs.rows, joining],
  );
  const summaries = useMemo((): ReadonlyMap<number, string> => {
    if (edited === null) return new Map();
    const { header, rows } = edited.sheet;
    const bound = mapping === null ? [] : bindMapping(mapping, header);
    const summary = bound.find(({ mapping: { target } }) => target.kind === 'field' && target.fieldId === 'summary');
    return new Map(rows.map(({ number, cells }) => [number, cells[summary?.column ?? -1] ?? '']));
  }, [edited, mapping]);
  const summaryOf = useCallback((row: number) => summaries.get(row) ?? '', [summaries]);
  const created = useMemo(
    (): readonly CreatedRow[] =>
      [...summaries].flatMap(([row, summary]) => {
        const issueKey = runs.rows.get(row)?.issueKey ?? null;
        return issueKey === null ? [] : [{ row, issueKey, summary }];
      }),
    [summaries, runs.rows],
  );
  return (
    <ResultPage
      sheetId={id}
      tally={tallyOf(runs.rows)}
      created={created}
      left={left}
      summaryOf={summaryOf}
      others={others.length}
      onCreateOthers={async () => {
        const outcome = await session.run(others);
        if (!outcome.ok) return outcome.failure;
        onRun();
        return null;
      }}
      {...acts}
    />
  );
}
