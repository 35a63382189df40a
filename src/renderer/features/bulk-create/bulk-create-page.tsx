import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '@shared/ipc/failure';
import { listen } from '../../bridge';
import { HeadBar } from '../../ui/layout/head-bar';
import { useSite } from '../../ui/session/site-context';
import { openWorker, type OpenEngine } from './engine/engine-port';
import { GridPage } from './grid-page';
import { MapPage } from './map/map-page';
import { useOpenSheet } from './open-sheet';
import { ResultPage } from './run/result-page';
import { tallyOf } from './session/run-rows';
import { SheetSession } from './session/sheet-session';
import { StartPage } from './start/start-page';
import { Steps, type Step } from './steps';
import styles from './bulk-create.module.css';

export interface BulkCreatePageProps {
  readonly onOpenOutbox: () => void;
  /** Tests read and plan in the same thread. */
  readonly openEngine?: OpenEngine;
}

/** Bulk create: File, Map, Dry run, Run, Result. The sheet stays open while one looks at another screen. */
export function BulkCreatePage({ onOpenOutbox, openEngine = openWorker }: BulkCreatePageProps) {
  const { ref } = useSite();
  const { accountId, cloudId } = ref;
  const place = JSON.stringify([accountId, cloudId]);
  const opened = useOpenSheet();
  const { show, leave } = opened;
  const session = opened.place === place ? opened.session : null;
  const ports = { site: { accountId, cloudId }, openEngine };

  const onResume = async (id: string): Promise<Failure | null> => {
    const resumed = await SheetSession.resume(ports, id);
    if (!resumed.ok) return resumed.failure;
    if (resumed.value === null) return { kind: 'not-found', what: 'this sheet', messages: [] };
    show(place, resumed.value);
    return null;
  };
  if (session === null) {
    return (
      <StartPage
        onTable={(fileName, table) => show(place, SheetSession.begin(ports, fileName, table))}
        onResume={onResume}
      />
    );
  }
  return <OpenSheet key={session.store.getState().id} session={session} onLeave={leave} onOpenOutbox={onOpenOutbox} />;
}

interface OpenSheetProps {
  readonly session: SheetSession;
  readonly onLeave: () => void;
  readonly onOpenOutbox: () => void;
}

type View = 'map' | 'grid' | 'result';

function OpenSheet({ session, onLeave, onOpenOutbox }: OpenSheetProps) {
  const { ref } = useSite();
  const { accountId, cloudId } = ref;
  const { id, fileName, settings, site, edited, runs, kept, plan } = useStore(session.store);
  const [view, setView] = useState<View>(settings.mapped ? 'grid' : 'map');
  const [column, setColumn] = useState<number | null>(null);
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
  useEffect(() => void session.readRuns(), [session]);

  // The run that one looks at ends: its result is what comes next.
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && ended && tally.unsure === 0 && tally.refused === 0) setView('result');
    wasRunning.current = ran && !ended;
  }, [ended, ran, tally.refused, tally.unsure]);

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
    else setView(step === 'Result' ? 'result' : 'grid');
  };
  const rows = edited?.sheet.rows.length ?? 0;
  const held =
    plan === null ? 0 : [...plan.states].filter(([row, state]) => !runs.rows.has(row) && state !== 'blank').length;
  const keys = keysOf([...runs.rows.values()].flatMap(({ issueKey }) => (issueKey === null ? [] : [issueKey])));
  return (
    <section className={styles.page} aria-label={`Bulk create from ${fileName}`}>
      <HeadBar
        title={fileName}
        aside={
          <>
            {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}
            {site !== null && (
              <>
                {' '}
                into {site.project.name} <code className={styles.key}>{site.project.key}</code>
              </>
            )}
            {kept.state === 'saving' && ' · Saving'}
          </>
        }
        actions={<Steps current={current} open={reached} onGo={go} />}
      />
      {view === 'map' && <MapPage session={session} column={column} onDone={() => setView('grid')} />}
      {view === 'grid' && <GridPage session={session} onMap={onMap} onOpenOutbox={onOpenOutbox} />}
      {view === 'result' && (
        <ResultPage
          sheetId={id}
          tally={tally}
          held={held}
          keys={keys}
          onShowRows={() => setView('grid')}
          onOpenOutbox={onOpenOutbox}
          onNew={onLeave}
        />
      )}
    </section>
  );
}

/** The first and the last of keys, by their numbers. Pure. */
function keysOf(keys: readonly string[]): readonly string[] {
  const numbered = keys.map((key) => ({ key, number: Number(key.split('-').at(-1)) }));
  numbered.sort((a, b) => a.number - b.number);
  const [first, last] = [numbered[0]?.key, numbered.at(-1)?.key];
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
}
