import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { describeFailure } from '@shared/ipc/describe-failure';
import { call } from '../../bridge';
import { networkQuery } from '../../queries/network';
import { usePickers } from '../../queries/use-pickers';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { BulkGrid } from './grid/bulk-grid';
import type { GridActs } from './grid/grid-acts';
import { columnsOf } from './grid/columns';
import { at, FIRST_CELL } from './grid/selection';
import { filterRows, isLocked, nextProblem, troubleAt, type Filter } from './grid/shown-rows';
import { groupOf } from './grid/mend';
import { GridTools } from './panel/grid-tools';
import { canChoose, ChooseValueDialog } from './panel/choose-value-dialog';
import { FindReplace } from './panel/find-replace';
import { ProblemsPanel } from './panel/problems-panel';
import { BodyDialog } from './run/body-dialog';
import { RunSection } from './run/run-section';
import type { SheetSession } from './session/sheet-session';
import styles from './bulk-create.module.css';

export interface GridPageProps {
  readonly session: SheetSession;
  readonly onMap: (column: number | null) => void;
  readonly onOpenOutbox: () => void;
}

/** The rows with what is wrong in them, before, during and after the run. */
export function GridPage({ session, onMap, onOpenOutbox }: GridPageProps) {
  const { ref, openIssue } = useSite();
  const toasts = useToasts();
  const state = useStore(session.store);
  const { edited, sample, site, plan, settings, guess, runs, kept, broken } = state;
  const online = useQuery(networkQuery).data?.online ?? true;
  const [filter, setFilter] = useState<Filter>('all');
  const [selection, setSelection] = useState(FIRST_CELL);
  const [finding, setFinding] = useState(false);
  const [body, setBody] = useState(false);
  const [panel, setPanel] = useState(false);
  const [choosing, setChoosing] = useState<ProblemGroup | null>(null);
  const pickers = usePickers(ref, site?.project.id ?? '', site?.project.key ?? '');
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const sheet = edited?.sheet ?? null;
  const header = sheet?.header;
  const columns = useMemo(
    () => (header === undefined ? [] : columnsOf({ header, rows: sample }, site, mapping)),
    [header, sample, site, mapping],
  );
  const filtered = useMemo(
    () => filterRows(sheet?.rows ?? [], filter, plan, runs.rows),
    [sheet, filter, plan, runs.rows],
  );
  const { rows, counts } = filtered;
  const running = runs.groups.length > 0;
  const locked = useCallback((row: number) => isLocked(session.store.getState().runs.rows.get(row)), [session]);

  const goTo = useCallback(
    (rowNumber: number, column: number): void => {
      const index = rows.findIndex(({ number }) => number === rowNumber);
      if (index !== -1) {
        setSelection(at(index, column));
        return;
      }
      // It is not among those that the filter shows.
      setFilter('all');
      setSelection(at(Math.max(0, sheet?.rows.findIndex(({ number }) => number === rowNumber) ?? 0), column));
    },
    [rows, sheet],
  );

  /** What the acts need to know when they are done: they stay the same while the grid changes under them. */
  const latest = useRef({ rows, plan, selection });
  useEffect(() => {
    latest.current = { rows, plan, selection };
  });
  const acts = useMemo<GridActs>(
    () => ({
      step: (step) => session.do(step),
      undo: () => session.undo(),
      redo: () => session.redo(),
      fix: (key, text) => session.fix(key, text),
      nextProblem: () => {
        const now = latest.current;
        const next = now.plan === null ? null : nextProblem(now.rows, now.plan.troubles, now.selection.cursor, locked);
        if (next === null) toasts.show({ id: 'bulk-grid', kind: 'done', text: 'No problem is left in these rows' });
        else setSelection(at(next.row, next.column));
      },
      find: () => setFinding(true),
      say: (text) => toasts.show({ id: 'bulk-grid', kind: 'refused', text }),
      openIssue,
      openOutbox: onOpenOutbox,
      map: onMap,
    }),
    [locked, onMap, onOpenOutbox, openIssue, session, toasts],
  );

  if (broken !== null) {
    return (
      <EmptyState icon={TriangleAlert}>
        The rows could not be read: {broken}. What you did to the sheet is kept.
      </EmptyState>
    );
  }
  if (edited === null || sheet === null) return <EmptyState>Reading the rows</EmptyState>;

  const current = rows[selection.cursor.row];
  const [problem] = current === undefined ? [] : troubleAt(plan?.troubles.get(current.number), selection.cursor.column);
  const currentKey =
    plan === null || current === undefined || problem === undefined
      ? null
      : (groupOf(plan, current.number, problem)?.key ?? null);
  const go = (group: ProblemGroup): void => {
    const [first] = group.rows;
    if (first !== undefined) goTo(first, group.column ?? 0);
    setPanel(false);
  };

  return (
    <div className={styles.work}>
      <RunSection
        session={session}
        online={online}
        onOpenOutbox={onOpenOutbox}
        onShowBody={() => {
          if (current !== undefined) session.showBody(current.number);
          setBody(true);
        }}
      />
      {kept.state === 'failed' && (
        <FailureNotice failure={kept.failure} onRetry={() => session.retrySaving()} place="bar" />
      )}
      {state.siteFailure !== null && (
        <FailureNotice failure={state.siteFailure} onRetry={() => session.retrySite()} place="bar" />
      )}
      <div className={styles.main} data-panel={panel || undefined}>
        <section className={styles.sheet} aria-label="Rows">
          <GridTools
            edited={edited}
            filter={filter}
            onFilter={(next) => {
              setFilter(next);
              setSelection(FIRST_CELL);
            }}
            counts={counts}
            running={running}
            problems={plan?.groups.length ?? 0}
            panel={panel}
            onPanel={setPanel}
            finding={finding}
            onFinding={setFinding}
            acts={acts}
            onSave={() =>
              void call('bulk.saveResults', { site: ref, id: state.id, which: 'all' }).then((outcome) => {
                if (!outcome.ok) acts.say(describeFailure(outcome.failure).title);
              })
            }
          />
          {finding && (
            <FindReplace
              sheet={sheet}
              locked={locked}
              onGo={goTo}
              onStep={acts.step}
              onClose={() => setFinding(false)}
            />
          )}
          {rows.length === 0 ? (
            <EmptyState action={<Button onClick={() => setFilter('all')}>Show all rows</Button>}>
              {EMPTY[filter]}
            </EmptyState>
          ) : (
            <BulkGrid
              sheet={sheet}
              rows={rows}
              filtered={filter !== 'all'}
              columns={columns}
              site={site}
              plan={plan}
              runs={runs.rows}
              selection={selection}
              onSelect={setSelection}
              pickers={pickers}
              acts={acts}
            />
          )}
        </section>
        {plan !== null && (
          <ProblemsPanel
            plan={plan}
            currentKey={currentKey}
            running={running}
            onGo={go}
            onFix={(group, text) => session.fix(group.key, text)}
            canChoose={(group) => canChoose(group, site)}
            onChoose={setChoosing}
          />
        )}
      </div>
      {choosing !== null && site !== null && (
        <ChooseValueDialog
          group={choosing}
          site={site}
          pickers={pickers}
          onChoose={(text) => {
            session.fix(choosing.key, text);
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
      {body && <BodyDialog body={state.body} onClose={() => setBody(false)} />}
    </div>
  );
}

const EMPTY: Readonly<Record<Filter, string>> = {
  all: 'The sheet has no rows.',
  problems: 'No row has a problem.',
  waiting: 'No row waits.',
  created: 'No row is created yet.',
};
