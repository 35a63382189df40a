import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import { AccountRests } from './account-rests';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import { Lane, PACE_MS } from './lane';
import { goesTogether, MOST_TOGETHER, type Lot } from './lots';
import { MOST_SENDS, planFor } from './plan';
import { SettleWatch } from './settle-watch';
import type { SendPorts } from './step-ports';
import { createSteps } from './steps';

export interface RunnerPorts extends SendPorts {
  readonly journal: Pick<
    Remote<Journal>,
    'agenda' | 'get' | 'move' | 'moveAll' | 'lastMade' | 'remember' | 'follow' | 'watched'
  >;
  readonly now: () => number;
  /** Calls `work` after so many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: (site: SiteRef, change: JournalledChange) => void;
  readonly troubled: (error: unknown) => void;
}

export interface Runner {
  /** Looks at the journal now: something was added, the network is back, an account signed in again; a person decided on a change. */
  wake(changeId?: string | null): void;
  /**
   * Resolves with the change once it is no longer queued or being sent. As it is then, where it is not its turn: Jira cannot be asked now,
   * or others go before it; and after `patience` milliseconds.
   */
  settled(site: SiteRef, changeId: string, patience: number): Promise<JournalledChange | null>;
  /** Nothing begins any more; what is under way ends with the step that it is at. */
  stop(): void;
  /** Resolves once nothing is under way: what had to be written down is written. */
  idle(): Promise<void>;
}

const SHORTEST_PAUSE_MS = 200;
/** A timer that is set for longer than 24 days fires at once, and `Retry-After` may name any number. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * Takes changes from the journal to Jira. What depends on another change waits for it, what touches the same of one issue goes one
 * after the other, all else side by side, a few at once for each account and site. Looks hold up no sends. The order and what is being
 * sent are in the journal before anything leaves; how a send ended, and until when Jira asked to wait, as soon as that is known: what a
 * crash takes of it is found by a look.
 */
export function createRunner(ports: RunnerPorts): Runner {
  const { journal, now } = ports;
  const lanes = new Map<string, Lane>();
  const rests = new AccountRests();
  const underWay = new Set<Promise<void>>();
  const watch = new SettleWatch(ports.after, (site, id) => journal.get(site, id));
  let reading: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: { readonly at: number; readonly callOff: () => void } | null = null;

  const restsUntil = (accountId: string): number => rests.until(accountId, now());
  const steps = createSteps({
    ...ports,
    restsUntil,
    halted: () => stopped,
    announce: (change) => {
      // Whoever listens may fail: that is told, and holds up nothing that is to be sent.
      try {
        ports.changed({ accountId: change.accountId, cloudId: change.cloudId }, change);
      } catch (error) {
        ports.troubled(error);
      }
      watch.tell(change);
    },
    ended: (change, next) => {
      laneOf(change).learn(change.id, next, now());
      rests.learn(change.accountId, next, now());
    },
  });

  function laneOf({ accountId, cloudId }: SiteRef): Lane {
    const key = JSON.stringify([accountId, cloudId]);
    const lane = lanes.get(key) ?? new Lane(ports.many !== undefined);
    lanes.set(key, lane);
    return lane;
  }

  function begin(what: 'send' | 'look', lot: Lot, step: () => Promise<ChangeState | boolean | null>): void {
    const lane = laneOf(lot[0]);
    lane.begin(what, lot);
    const task = step()
      // What has ended may begin anew in the round that its end asks for.
      .finally(() => lane.end(what, lot))
      .then(
        // Where it had moved on, the journal is read again, but not in a circle.
        (next) => (next === null || next === false ? arm(now() + SHORTEST_PAUSE_MS) : read()),
        (error: unknown) => {
          ports.troubled(error);
          arm(now() + PACE_MS);
        },
      )
      .finally(() => underWay.delete(task));
    underWay.add(task);
  }

  function stepOf(what: 'send' | 'look', lot: Lot): Promise<ChangeState | boolean | null> {
    const [change] = lot;
    return ports.many !== undefined && goesTogether(change) ? steps.together[what](lot) : steps[what](change);
  }

  async function round(): Promise<void> {
    // One moment for all of a round: what falls due while the journal is read would be neither due yet nor still to come.
    const at = now();
    const busy = [...lanes.values()].flatMap((lane) => lane.inHand(at));
    // Only of what was in the journal before it is read can be said that its turn has not come.
    const awaited = watch.awaited();
    const busyGroups = [...lanes.values()].flatMap((lane) => [...lane.busyGroups]);
    const lots = ports.many === undefined ? {} : { together: MOST_TOGETHER, busyGroups };
    const agenda = await journal.agenda({ now: at, busy, limit: MOST_SENDS, ...lots });
    if (stopped) return;
    for (const site of agenda) {
      const lane = laneOf(site);
      const plan = planFor(site, lane.state(restsUntil(site.accountId), at), at);
      for (const change of plan.end) begin('send', [change], () => steps.end(change));
      for (const lot of plan.look) begin('look', lot, () => stepOf('look', lot));
      for (const change of plan.watch) begin('look', [change], () => steps.watch(change));
      for (const lot of plan.send) begin('send', lot, () => stepOf('send', lot));
      if (plan.nextAt !== null) arm(plan.nextAt);
    }
    // Held back, at rest, or behind others: nobody is kept waiting for that.
    for (const id of awaited) if (![...lanes.values()].some((lane) => lane.isUnderWay(id))) watch.answer(id);
  }

  async function rounds(): Promise<void> {
    await Promise.resolve();
    try {
      do {
        again = false;
        await round();
      } while (again && !stopped);
    } catch (error) {
      ports.troubled(error);
      arm(now() + PACE_MS);
    } finally {
      reading = null;
    }
  }

  function read(): void {
    if (stopped) return;
    disarm();
    if (reading === null) reading = rounds();
    else again = true;
  }

  /** Reads the journal at that moment, unless it is read before. */
  function arm(at: number): void {
    if (stopped || (timer !== null && timer.at <= at)) return;
    disarm();
    const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, at - now()));
    const callOff = ports.after(pause, () => {
      timer = null;
      read();
    });
    timer = { at, callOff };
  }

  function disarm(): void {
    timer?.callOff();
    timer = null;
  }

  return {
    wake(changeId = null) {
      for (const lane of lanes.values()) lane.tryAgain(changeId);
      read();
    },
    settled: (site, changeId, patience) => watch.settled(site, changeId, patience),
    stop() {
      stopped = true;
      disarm();
    },
    async idle() {
      while (reading !== null || underWay.size > 0) await Promise.all([reading, ...underWay]);
    },
  };
}
