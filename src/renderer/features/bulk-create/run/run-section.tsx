import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { rowsAre } from '@shared/bulk/rows-are';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Notice } from '../../../ui/feedback/notice';
import { Dialog } from '../../../ui/overlay/dialog';
import { useSite } from '../../../ui/session/site-context';
import { standingOf, type Standing } from '../grid/shown-rows';
import { openGroups, readyAndFree, runState } from '../session/joining';
import { isFree, tallyOf } from '../session/run-rows';
import type { SheetSession } from '../session/sheet-session';
import { DryRunBar } from './dry-run-bar';
import { earlierSentence, earlierTitle } from './earlier-words';
import { RunBar } from './run-bar';
import { RunDialog } from './run-dialog';
import type { LastLook } from './use-last-look';

export interface RunSectionProps {
  readonly session: SheetSession;
  readonly online: boolean;
  readonly look: LastLook;
  readonly onOpenOutbox: () => void;
  readonly onShowBody: () => void;
  readonly onResult: () => void;
}

/** Above the rows: what a run would do, and once it has begun how far it is. */
export function RunSection(props: RunSectionProps) {
  const { session, online, look, onOpenOutbox, onShowBody, onResult } = props;
  const { ref } = useSite();
  const { plan, planning, looking, settings, runs, joining, joinFailure, site, earlier } = useStore(session.store);
  const looks = look.state === 'open';
  const [stopping, setStopping] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const tally = tallyOf(runs.rows);
  const open = openGroups(runs);
  const paused = runState(runs) === 'paused';
  // Before a run they are what the dry run counts, and nobody asks which.
  const begun = runs.groups.length > 0;
  const free = useMemo(() => (plan === null || !begun ? [] : readyAndFree(plan, runs.rows)), [plan, begun, runs.rows]);
  const others = planning ? [] : free.filter((row) => !joining.has(row));

  const each = async (
    act: (groupId: string) => Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: Failure }>,
  ): Promise<void> => {
    for (const { id } of open) {
      const outcome = await act(id);
      setFailure(outcome.ok ? null : outcome.failure);
    }
    await session.readRuns();
  };
  const run = async (rows: readonly number[] | null, again = false): Promise<Failure | null> => {
    setBusy(true);
    const outcome = await session.run(rows, again);
    setBusy(false);
    setFailure(outcome.ok ? null : outcome.failure);
    return outcome.ok ? null : outcome.failure;
  };

  const bar =
    runs.groups.length === 0 ? (
      <DryRunBar
        plan={plan}
        planning={planning}
        looking={looking}
        unchecked={Object.values(settings.found).filter(({ state }) => state === 'unchecked').length}
        onLookUpAgain={() => session.project.lookUpAgain()}
        onShowBody={onShowBody}
        asked={look.state === 'waits'}
        onRun={look.ask}
      />
    ) : (
      <RunBar
        tally={tally}
        rows={plan === null ? runs.rows.size : plan.dry.rows}
        held={
          plan === null
            ? 0
            : countOf(
                plan.states,
                (row) => isFree(runs.rows.get(row)) && HELD.has(standingOf(row, plan, runs.rows.get(row))),
              )
        }
        mended={others.filter((row) => !runs.rows.has(row)).length}
        others={others.length}
        joining={joining.size}
        paused={paused}
        offline={!online}
        busy={busy}
        onPause={(next) =>
          void each((groupId) => call('outbox.pause', { site: ref, changeId: null, groupId, paused: next }))
        }
        onStop={() => setStopping(true)}
        onSendOthers={() => void run(others)}
        onResendRefused={() =>
          void run(
            [...runs.rows.values()].flatMap(({ row, state }) =>
              state === 'rejected' && plan?.states.get(row) === 'ready' ? [row] : [],
            ),
          )
        }
        onOpenOutbox={onOpenOutbox}
        onResult={onResult}
      />
    );
  return (
    <>
      {bar}
      {joinFailure !== null && <FailureNotice failure={joinFailure} place="bar" />}
      {failure !== null && !looks && <FailureNotice failure={failure} place="bar" />}
      {earlier.length > 0 && !looks && (
        <Notice
          kind="warning"
          place="bar"
          title={earlierTitle(earlier)}
          action={
            <Button size="small" onClick={() => session.earlierSeen()}>
              Close
            </Button>
          }
        >
          {earlierSentence(earlier)} {earlier.length === 1 ? 'It was' : 'They were'} not created again.
        </Notice>
      )}
      {looks && plan !== null && site !== null && (
        <RunDialog
          plan={plan}
          projectName={site.project.name}
          projectKey={site.project.key}
          onLook={() => session.madeBefore()}
          onRun={(again) => run(null, again)}
          onClose={look.close}
        />
      )}
      {stopping && (
        <Dialog
          open
          onOpenChange={setStopping}
          title="Stop the run"
          description={`${rowsAre(tally.toGo)} not created yet. What is being sent goes on; the others stop, and can be created later. Issues that are there stay.`}
          footer={
            <>
              <Button onClick={() => setStopping(false)}>Keep running</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setStopping(false);
                  session.stopJoining();
                  void each((groupId) => call('bulk.stop', { site: ref, groupId }));
                }}
              >
                Stop the run
              </Button>
            </>
          }
        />
      )}
    </>
  );
}

const HELD: ReadonlySet<Standing> = new Set(['held', 'parent-held']);

type States = NonNullable<ReturnType<SheetSession['store']['getState']>['plan']>['states'];

function countOf(states: States, test: (row: number) => boolean): number {
  let count = 0;
  for (const row of states.keys()) if (test(row)) count += 1;
  return count;
}
