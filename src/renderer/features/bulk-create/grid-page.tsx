import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { freeGroups } from '@shared/bulk/free-groups';
import { describeFailure } from '@shared/ipc/describe-failure';
import { call } from '../../bridge';
import { networkQuery } from '../../queries/network';
import { usePickers } from '../../queries/use-pickers';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useSite } from '../../ui/session/site-context';
import { BulkGrid } from './grid/bulk-grid';
import type { RunPlace } from './grid/grid-acts';
import { refusedCells } from './grid/refused-cells';
import { groupOf } from './grid/mend';
import { troubleAt, type Filter } from './grid/shown-rows';
import { useGridActs } from './grid/use-grid-acts';
import { useGridColumns } from './grid/use-grid-columns';
import { useRowsView } from './grid/use-rows-view';
import { GridNotices } from './grid-notices';
import { GridTools } from './panel/grid-tools';
import { canChoose, ChooseValueDialog } from './panel/choose-value-dialog';
import { FindReplace } from './panel/find-replace';
import { ForAllLine } from './panel/for-all-line';
import { ProblemsPanel } from './panel/problems-panel';
import { useMendedToast } from './panel/use-mended-toast';
import { BodyDialog } from './run/body-dialog';
import { leftRows, type LeftRows } from './run/left-rows';
import { RunSection } from './run/run-section';
import { useLastLook } from './run/use-last-look';
import { runState } from './session/joining';
import { keptRows } from './session/kept-rows';
import type { SheetSession } from './session/sheet-session';
import { useRegions } from './use-regions';
import type { WantedCell } from './wanted-sheet';
import styles from './bulk-create.module.css';

export interface GridPageProps {
  readonly session: SheetSession;
  /** The cell that one comes to see. */
  readonly wanted: WantedCell | null;
  readonly onMap: (column: number | null) => void;
  /** Which rows are shown first. */
  readonly first: Filter;
  readonly onOpenOutbox: () => void;
  /** Shows a row in the outbox. */
  readonly onShowInOutbox: (run: RunPlace) => void;
  readonly onResult: () => void;
}

/** The rows with what is wrong in them, before, during and after the run. */
export function GridPage({ session, first, wanted, onMap, onOpenOutbox, onShowInOutbox, onResult }: GridPageProps) {
  const { ref } = useSite();
  const state = useStore(session.store);
  const { edited, site, plan, settings, runs, leaving, joining, broken } = state;
  const online = useQuery(networkQuery).data?.online ?? true;
  /** Counts the times that one wants to find something; `null` while nobody does. */
  const [finding, setFinding] = useState<number | null>(null);
  const [body, setBody] = useState(false);
  const [panel, setPanel] = useState(false);
  const [choosing, setChoosing] = useState<ProblemGroup | null>(null);
  const page = useRef<HTMLDivElement>(null);
  useRegions(page);
  const look = useLastLook(session);
  const pickers = usePickers(ref, site?.project.id ?? '', site?.project.key ?? '');
  const sheet = edited?.sheet ?? null;
  const { columns, forAll, width } = useGridColumns(session);
  const view = useRowsView({ sheet, columns, site, plan, runs: runs.rows, first, wanted });
  const { filter, rows, selection, refocus } = view;
  const running = runs.groups.length > 0;
  const { locked } = useMemo(() => keptRows(runs, leaving), [runs, leaving]);
  // What is offered for all alike is offered for the rows that it can change.
  const offered = useMemo(() => {
    const groups = plan === null ? [] : freeGroups(plan.groups, locked);
    return plan === null || groups === plan.groups ? plan : { ...plan, groups };
  }, [plan, locked]);

  const refused = useMemo(() => refusedCells(runs.rows, columns, site), [runs.rows, columns, site]);
  const left = useMemo(
    () =>
      runs.rows.size === 0
        ? NONE_LEFT
        : leftRows(plan, runs.rows, site?.project.key ?? '').filter(({ kind }) => OF_RUNS.has(kind)),
    [plan, runs.rows, site?.project.key],
  );

  // A row that is left may join the run; so may all of them once nobody looks.
  const cursorRow = rows[selection.cursor.row]?.number ?? null;
  useEffect(() => session.cursorAt(cursorRow), [session, cursorRow]);
  useEffect(() => () => session.cursorAt(null), [session]);

  const acts = useGridActs({
    session,
    rows,
    plan,
    selection,
    locked,
    refused,
    onSelect: view.select,
    onRefocus: refocus,
    find: useCallback(() => setFinding((times) => (times ?? 0) + 1), []),
    endFind: useCallback(() => setFinding(null), []),
    create: look.ask,
    width,
    openOutbox: onShowInOutbox,
    map: onMap,
  });
  useMendedToast(session, acts);

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
    offered === null || current === undefined || problem === undefined
      ? null
      : (groupOf(offered, current.number, problem)?.key ?? null);
  const go = (group: ProblemGroup): void => {
    const [row] = group.rows;
    if (row !== undefined) view.goTo(row, group.column ?? 0);
    refocus();
    setPanel(false);
  };
  // The button goes with its problem: the keys act on the rows again, with Undo among them.
  const fixAll = (group: ProblemGroup, text: string | null): void => {
    session.fix(group.key, text);
    refocus();
  };

  return (
    <div ref={page} className={styles.work}>
      <RunSection
        session={session}
        online={online}
        look={look}
        onOpenOutbox={onOpenOutbox}
        onResult={onResult}
        onShowBody={() => {
          if (current !== undefined) session.showBody(current.number);
          setBody(true);
        }}
      />
      <GridNotices session={session} />
      <div className={styles.main} data-panel={panel || undefined}>
        <section className={styles.sheet} aria-label="Rows">
          <GridTools
            edited={edited}
            filter={filter}
            onFilter={view.show}
            counts={view.counts}
            running={running}
            problems={(offered?.groups.length ?? 0) + left.length}
            panel={panel}
            onPanel={setPanel}
            finding={finding !== null}
            acts={acts}
            onReadAgain={() => session.project.readAgain()}
            onSave={() =>
              void call('bulk.saveResults', { site: ref, id: state.id, which: 'all' }).then((outcome) => {
                if (!outcome.ok) acts.say(describeFailure(outcome.failure).title);
              })
            }
          />
          {finding !== null && (
            <FindReplace
              sheet={sheet}
              locked={locked}
              asked={finding}
              onGo={view.goTo}
              acts={acts}
              onRefocus={refocus}
              onClose={() => {
                acts.endFind();
                refocus();
              }}
            />
          )}
          <ForAllLine forAll={forAll} onChange={() => onMap(null)} />
          {rows.length === 0 ? (
            <EmptyState action={<Button onClick={() => view.show('all')}>Show all rows</Button>}>
              {EMPTY[filter]}
            </EmptyState>
          ) : (
            <BulkGrid
              sheet={sheet}
              rows={rows}
              filtered={filter !== 'all'}
              columns={columns}
              site={site}
              plan={offered}
              runs={runs.rows}
              locked={locked}
              found={settings.found}
              joining={joining}
              selection={selection}
              focus={view.focus}
              onSelect={view.select}
              pickers={pickers}
              acts={acts}
            />
          )}
        </section>
        {offered !== null && (
          <ProblemsPanel
            plan={offered}
            projectKey={site?.project.key ?? ''}
            currentKey={currentKey}
            rows={view.counts.problems}
            left={left}
            onGoTo={(row) => {
              view.goTo(row, refused.get(row) ?? 0);
              refocus();
              setPanel(false);
            }}
            onOutbox={(row) => {
              const run = runs.rows.get(row);
              if (run !== undefined) onShowInOutbox(run);
            }}
            run={running ? runState(runs) : null}
            onUndo={acts.undo}
            onRedo={acts.redo}
            onGo={go}
            onFix={fixAll}
            canChoose={(group) => canChoose(group, site)}
            onChoose={setChoosing}
          />
        )}
      </div>
      {choosing !== null && site !== null && (
        <ChooseValueDialog
          group={choosing}
          allRows={plan?.dry.rows ?? choosing.rows.length}
          site={site}
          pickers={pickers}
          onChoose={(text) => {
            setChoosing(null);
            fixAll(choosing, text);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
      {body && <BodyDialog body={state.body} onClose={() => setBody(false)} />}
    </div>
  );
}

/** What the plan says nothing of. */
const NONE_LEFT: readonly LeftRows[] = [];
const OF_RUNS: ReadonlySet<LeftRows['kind']> = new Set(['decide', 'refused', 'behind']);

const EMPTY: Readonly<Record<Filter, string>> = {
  all: 'The sheet has no rows.',
  problems: 'No row has a problem.',
  waiting: 'No row waits.',
  created: 'No row is created yet.',
};
