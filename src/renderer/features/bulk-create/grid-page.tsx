import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { fieldsOf } from '@shared/bulk/bulk-site';
import { freeGroups } from '@shared/bulk/free-groups';
import { fieldBlamed } from '@shared/fields/blamed-field';
import { describeFailure } from '@shared/ipc/describe-failure';
import { call } from '../../bridge';
import { networkQuery } from '../../queries/network';
import { usePickers } from '../../queries/use-pickers';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { BulkGrid } from './grid/bulk-grid';
import type { GridActs } from './grid/grid-acts';
import { columnsOf, type ChosenWidths } from './grid/columns';
import { at, FIRST_CELL } from './grid/selection';
import { filterRows, nextProblem, troubleAt, type Filter } from './grid/shown-rows';
import { groupOf } from './grid/mend';
import { GridTools } from './panel/grid-tools';
import { canChoose, ChooseValueDialog } from './panel/choose-value-dialog';
import { FindReplace } from './panel/find-replace';
import { forAllOf } from './panel/for-all';
import { ForAllLine } from './panel/for-all-line';
import { ProblemsPanel } from './panel/problems-panel';
import { useMendedToast } from './panel/use-mended-toast';
import { BodyDialog } from './run/body-dialog';
import { RunSection } from './run/run-section';
import { runState } from './session/joining';
import { keptRows } from './session/kept-rows';
import { tallyOf } from './session/run-rows';
import type { SheetSession } from './session/sheet-session';
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
  readonly onResult: () => void;
}

/** The rows with what is wrong in them, before, during and after the run. */
export function GridPage({ session, first, wanted, onMap, onOpenOutbox, onResult }: GridPageProps) {
  const { ref, openIssue } = useSite();
  const toasts = useToasts();
  const state = useStore(session.store);
  const { edited, sample, site, plan, settings, guess, runs, leaving, joining, kept, broken } = state;
  const online = useQuery(networkQuery).data?.online ?? true;
  const [filter, setFilter] = useState(first);
  const [selection, setSelection] = useState(FIRST_CELL);
  /** Counts the times that the keys are to act on the rows again. */
  const [focus, setFocus] = useState(0);
  /** Of the column whose edge is being drawn. */
  const [drawn, setDrawn] = useState<ChosenWidths>(NO_WIDTHS);
  const [finding, setFinding] = useState(false);
  const [body, setBody] = useState(false);
  const [asking, setAsking] = useState(false);
  const [panel, setPanel] = useState(false);
  const [choosing, setChoosing] = useState<ProblemGroup | null>(null);
  const pickers = usePickers(ref, site?.project.id ?? '', site?.project.key ?? '');
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const sheet = edited?.sheet ?? null;
  const header = sheet?.header;
  const columns = useMemo(
    () =>
      header === undefined ? [] : columnsOf({ header, rows: sample }, site, mapping, { ...settings.widths, ...drawn }),
    [header, sample, site, mapping, settings.widths, drawn],
  );
  const forAll = useMemo(
    () => (mapping === null || site === null ? [] : forAllOf(mapping, columns, site)),
    [columns, mapping, site],
  );
  const filtered = useMemo(
    () => filterRows(sheet?.rows ?? [], filter, plan, runs.rows),
    [sheet, filter, plan, runs.rows],
  );
  const { rows, counts } = filtered;
  const running = runs.groups.length > 0;
  const { locked } = useMemo(() => keptRows(runs, leaving), [runs, leaving]);
  // What is offered for all alike is offered for the rows that it can change.
  const offered = useMemo(() => {
    const groups = plan === null ? [] : freeGroups(plan.groups, locked);
    return plan === null || groups === plan.groups ? plan : { ...plan, groups };
  }, [plan, locked]);

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

  // Once for each wish, as soon as its row is read.
  const [gone, setGone] = useState<WantedCell | null>(null);
  // Which column fills the field is known with the project.
  const placed = wanted !== null && ((wanted.fieldId === null && wanted.said.length === 0) || site !== null);
  if (placed && gone !== wanted && sheet?.rows.some(({ number }) => number === wanted.row) === true) {
    setGone(wanted);
    const named = fieldBlamed(wanted, site === null ? [] : fieldsOf(site));
    goTo(wanted.row, columns.find(({ field }) => field !== null && field.fieldId === named)?.column ?? 0);
  }

  // A row that is left may join the run; so may all of them once nobody looks.
  const cursorRow = rows[selection.cursor.row]?.number ?? null;
  useEffect(() => session.cursorAt(cursorRow), [session, cursorRow]);
  useEffect(() => () => session.cursorAt(null), [session]);

  /** What the acts need to know when they are done: they stay the same while the grid changes under them. */
  const latest = useRef({ rows, plan, selection, locked });
  useEffect(() => {
    latest.current = { rows, plan, selection, locked };
  });
  const acts = useMemo<GridActs>(() => {
    const say = (text: string): void => toasts.show({ id: 'bulk-grid', kind: 'refused', text });
    const told = (sentence: string | null): void => {
      if (sentence !== null) say(sentence);
    };
    return {
      step: (step) => told(session.do(step)),
      undo: () => told(session.undo()),
      redo: () => told(session.redo()),
      fix: (key, text) => session.fix(key, text),
      editing: (editing) => session.setEditing(editing),
      nextProblem: (back = false) => {
        const { rows: now, plan: planned, selection: from, locked: isLocked } = latest.current;
        const next = planned === null ? null : nextProblem(now, planned.troubles, from.cursor, isLocked, back);
        if (next === null) toasts.show({ id: 'bulk-grid', kind: 'done', text: 'No problem is left in these rows' });
        else setSelection(at(next.row, next.column));
        setFocus((times) => times + 1);
      },
      find: () => setFinding(true),
      create: () => {
        const { plan: now, planning, runs: begun } = session.store.getState();
        if (begun.groups.length === 0 && !planning && now !== null && now.dry.ready > 0) setAsking(true);
      },
      width: (column, width, done) => {
        setDrawn(done || width === null ? NO_WIDTHS : { [String(column)]: width });
        if (done) session.setWidth(column, width);
      },
      say,
      openIssue,
      openOutbox: onOpenOutbox,
      map: onMap,
    };
  }, [onMap, onOpenOutbox, openIssue, session, toasts]);
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
    const [first] = group.rows;
    if (first !== undefined) goTo(first, group.column ?? 0);
    setFocus((times) => times + 1);
    setPanel(false);
  };

  // The button goes with its problem: the keys act on the rows again, with Undo among them.
  const fixAll = (group: ProblemGroup, text: string | null): void => {
    session.fix(group.key, text);
    setFocus((times) => times + 1);
  };

  return (
    <div className={styles.work}>
      <RunSection
        session={session}
        online={online}
        asking={asking}
        onAsking={setAsking}
        onOpenOutbox={onOpenOutbox}
        onResult={onResult}
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
      {state.unread !== null && (
        <Notice
          kind="warning"
          title="Rows are not compared with issues that exist."
          place="bar"
          action={
            <Button size="small" onClick={() => session.retrySite()}>
              Try again
            </Button>
          }
        >
          {describeFailure(state.unread).title}
        </Notice>
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
            problems={offered?.groups.length ?? 0}
            panel={panel}
            onPanel={setPanel}
            finding={finding}
            onFinding={setFinding}
            acts={acts}
            onReadAgain={() => session.readProjectAgain()}
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
          <ForAllLine forAll={forAll} onChange={() => onMap(null)} />
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
              plan={offered}
              runs={runs.rows}
              locked={locked}
              found={settings.found}
              joining={joining}
              selection={selection}
              focus={focus}
              onSelect={setSelection}
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
            refused={tallyOf(runs.rows).refused}
            run={running ? runState(runs) : null}
            onUndo={acts.undo}
            onRedo={acts.redo}
            onGo={go}
            onFix={(group, text) => fixAll(group, text)}
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

const NO_WIDTHS: ChosenWidths = {};

const EMPTY: Readonly<Record<Filter, string>> = {
  all: 'The sheet has no rows.',
  problems: 'No row has a problem.',
  waiting: 'No row waits.',
  created: 'No row is created yet.',
};
