import { startTransition, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { blamedBy } from '@shared/fields/blamed-field';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { listen } from '../../bridge';
import { HeadBar } from '../../ui/layout/head-bar';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { openWorker, type OpenEngine } from './engine/engine-port';
import type { RunPlace } from './grid/grid-acts';
import { GridPage } from './grid-page';
import type { Filter } from './grid/shown-rows';
import { MapPage } from './map/map-page';
import { useOpenSheet } from './open-sheet';
import { SheetResult } from './run/sheet-result';
import { isLeft } from './session/joining';
import { tallyOf } from './session/run-rows';
import { SheetSession } from './session/sheet-session';
import { DropAnother } from './start/drop-another';
import { StartPage } from './start/start-page';
import { Steps, type Step } from './steps';
import { UnsavedSheets } from './unsaved-sheets';
import { useWantedSheet, type SheetWish, type WantedCell } from './wanted-sheet';
import styles from './bulk-create.module.css';

export interface BulkCreatePageProps {
  /** What is to be seen, where somebody comes from another screen. */
  readonly wish?: SheetWish;
  readonly onOpenOutbox: () => void;
  /** Shows a row in the outbox; without it the outbox alone. */
  readonly onShowInOutbox?: (run: RunPlace) => void;
  /** Opens a JQL in Search. */
  readonly onSearch: (jql: string) => void;
  /** Tests read and plan in the same thread. */
  readonly openEngine?: OpenEngine;
}

/** Bulk create: File, Map, Dry run, Run, Result. The sheet stays open while one looks at another screen. */
export function BulkCreatePage(props: BulkCreatePageProps) {
  const { wish = NO_WISH, onOpenOutbox, onSearch, openEngine = openWorker } = props;
  const { onShowInOutbox = onOpenOutbox } = props;
  const { ref } = useSite();
  const { accountId, cloudId } = ref;
  const place = JSON.stringify([accountId, cloudId]);
  const opened = useOpenSheet();
  const toasts = useToasts();
  const { show, leave } = opened;
  const session = opened.place === place ? opened.session : null;
  const ports = { site: { accountId, cloudId }, openEngine };
  const unsaved = <UnsavedSheets place={place} />;

  const onResume = async (id: string): Promise<Failure | null> => {
    const inMemory = await opened.unsavedOf(place, id);
    if (inMemory !== null) {
      show(place, inMemory);
      return null;
    }
    const resumed = await SheetSession.resume(ports, id);
    if (!resumed.ok) return resumed.failure;
    if (resumed.value === null) return { kind: 'not-found', what: 'this sheet', messages: [] };
    show(place, resumed.value);
    return null;
  };
  useWantedSheet(wish, session?.store.getState().id ?? null, onResume, (failure) =>
    toasts.show({ id: 'bulk-sheet', kind: 'refused', text: describeFailure(failure).title }),
  );
  const onTable = (fileName: string, table: string): void => show(place, SheetSession.begin(ports, fileName, table));
  if (session === null) {
    return (
      <StartPage onTable={onTable} onResume={onResume} onForgotten={opened.forget}>
        {unsaved}
      </StartPage>
    );
  }
  const { id } = session.store.getState();
  const own = wish.wanted?.id === id ? wish : NO_WISH;
  return (
    <OpenSheet
      key={id}
      session={session}
      wish={own}
      onTable={onTable}
      onLeave={leave}
      onOpenOutbox={onOpenOutbox}
      onShowInOutbox={onShowInOutbox}
      onSearch={onSearch}
    >
      {unsaved}
    </OpenSheet>
  );
}

const NO_WISH: SheetWish = { wanted: null, visit: 0 };

interface OpenSheetProps {
  readonly session: SheetSession;
  readonly wish: SheetWish;
  /** Another one is to be opened: JSON of it. */
  readonly onTable: (fileName: string, table: string) => void;
  readonly onLeave: () => void;
  readonly onOpenOutbox: () => void;
  readonly onShowInOutbox: (run: RunPlace) => void;
  readonly onSearch: (jql: string) => void;
  /** What is to be known of other sheets. */
  readonly children: ReactNode;
}

type View = 'map' | 'grid' | 'result';

function OpenSheet(props: OpenSheetProps) {
  const { session, wish, onTable, onLeave, onOpenOutbox, onShowInOutbox, onSearch, children } = props;
  const { ref } = useSite();
  const { accountId, cloudId } = ref;
  const { fileName, settings, site, edited, editing, plan, runs, kept } = useStore(session.store);
  const { wanted } = wish;
  const cell = wanted === null || wanted.at === 'result' ? null : wanted.at;
  const [view, setView] = useState<View>(() => firstView(wish, settings.mapped));
  /** The cell that somebody wants to see from the result. */
  const [picked, setPicked] = useState<WantedCell | null>(null);
  const [column, setColumn] = useState<number | null>(null);
  /** Which rows the grid shows first. */
  const [first, setFirst] = useState<Filter>('all');
  const tally = tallyOf(runs.rows);
  const ran = runs.groups.length > 0;
  const ended = ran && tally.toGo === 0;

  useEffect(
    () =>
      listen('outbox.changed', ({ site: moved }) => {
        if (moved.accountId === accountId && moved.cloudId === cloudId) void session.readRuns();
      }),
    [accountId, cloudId, session],
  );
  useEffect(
    () =>
      listen('mirror.changed', ({ site: moved, topics }) => {
        if (moved.accountId !== accountId || moved.cloudId !== cloudId) return;
        const parts = topics.map((topic) => topic.split(':'));
        for (const id of new Set(parts.flatMap(([part, id = '']) => (part === 'createmeta' ? [id] : []))))
          session.project.moved(id);
      }),
    [accountId, cloudId, session],
  );
  useEffect(() => void session.readRuns(), [session]);
  useEffect(() => {
    const leave = (): void => session.pageGoes();
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, [session]);

  // The run that one looks at ends: its result is what comes next, where nothing is left to do in the rows and nobody does anything there.
  const wasRunning = useRef(false);
  const before = useRef(edited);
  useEffect(() => {
    if (ran && !ended && !wasRunning.current) before.current = edited;
    const left = isLeft(plan, runs.rows) || tally.unsure + tally.refused + tally.stopped > 0;
    if (wasRunning.current && ended && view === 'grid' && !left && !editing && before.current === edited)
      setView('result');
    wasRunning.current = ran && !ended;
  }, [edited, editing, ended, plan, ran, runs.rows, tally.refused, tally.stopped, tally.unsure, view]);

  const onMap = useCallback((at: number | null) => {
    setColumn(at);
    setView('map');
  }, []);
  const current: Step = view === 'map' ? 'Map' : view === 'result' ? 'Result' : ran ? 'Run' : 'Dry run';
  const reached = new Set<Step>(['File', 'Map']);
  if (settings.mapped) reached.add(ran ? 'Run' : 'Dry run');
  if (ran) reached.add('Result');
  const go = (step: Step): void => {
    if (step === 'File') onLeave();
    else if (step === 'Map') onMap(null);
    else {
      setPicked(null);
      setFirst('all');
      setView(step === 'Result' ? 'result' : 'grid');
    }
  };
  const rows = edited?.sheet.rows.length ?? 0;
  return (
    <section className={styles.page} aria-label={`Bulk create from ${fileName}`}>
      <HeadBar
        title={fileName}
        aside={
          <span className={styles.into}>
            {edited === null ? 'Reading the rows' : `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`}
            {site !== null && (
              <>
                {' '}
                into {site.project.name} <code className={styles.key}>{site.project.key}</code>
              </>
            )}
            {kept.state === 'saving' && ' · Saving'}
          </span>
        }
        actions={<Steps current={current} open={reached} onGo={go} />}
      />
      {children}
      <DropAnother fileName={fileName} running={ran && !ended} onTable={onTable} />
      {view === 'map' && (
        <MapPage session={session} column={column} onDone={() => startTransition(() => setView('grid'))} />
      )}
      {view === 'grid' && (
        <GridPage
          session={session}
          wanted={picked ?? cell}
          first={first}
          onMap={onMap}
          onOpenOutbox={onOpenOutbox}
          onShowInOutbox={onShowInOutbox}
          onResult={() => setView('result')}
        />
      )}
      {view === 'result' && (
        <SheetResult
          session={session}
          onShowRows={(which) => {
            setPicked(null);
            setFirst(which);
            setView('grid');
          }}
          onGo={(row) => {
            setFirst('all');
            setPicked({ row, ...blamedBy(session.store.getState().runs.rows.get(row)?.failure ?? null) });
            setView('grid');
          }}
          onSearch={onSearch}
          onRun={() => setView('grid')}
          onOpenOutbox={onOpenOutbox}
          onNew={onLeave}
        />
      )}
    </section>
  );
}

/** What is shown first of a sheet. Pure. */
function firstView({ wanted }: SheetWish, mapped: boolean): View {
  if (wanted?.at === 'result') return 'result';
  return mapped || (wanted?.at ?? null) !== null ? 'grid' : 'map';
}
