import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Outcome } from '@shared/ipc/outcome';
import type { Remote } from '../storage/remote';
import { decideAfterLook, decideAfterSend, waitsForAccount, type Sighting } from './decide';
import type { Journal, JournalledChange } from './journal';

export interface RunnerPorts {
  readonly journal: Remote<Journal>;
  readonly send: (change: JournalledChange) => Promise<Outcome<{ id: string; key: string }>>;
  readonly look: (change: JournalledChange) => Promise<Outcome<Sighting>>;
  readonly now: () => number;
  /** Calls `work` after so many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: (site: SiteRef, change: JournalledChange) => void;
  readonly troubled: (error: unknown) => void;
}

export interface Runner {
  /** Looks at the journal now: something was added, the network is back, an account signed in again. */
  wake(): void;
  /** Resolves with the change once it is no longer queued or being sent, or after `patience` milliseconds as it is then. */
  settled(changeId: string, patience: number): Promise<JournalledChange | null>;
  /** No pass begins any more; the one that is under way ends after the step that it is at. */
  stop(): void;
  /** Resolves once no pass is under way: what it had to write down is written. */
  idle(): Promise<void>;
}

/** Without a network the journal is tried again at this pace even if nobody wakes the runner. */
const PACE_MS = 15_000;
const SHORTEST_PAUSE_MS = 200;
/** A timer that is set for longer than 24 days fires at once, and `Retry-After` may name any number. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Takes changes from the journal to Jira, one at a time per account and site, in the order they were made. */
export function createRunner(ports: RunnerPorts): Runner {
  const { journal, now } = ports;
  let running = false;
  let again = false;
  let stopped = false;
  let callOff: (() => void) | null = null;
  let underWay: Promise<void> = Promise.resolve();
  /** What became of a send whose end could not be written down: the database was away just then. */
  const unwritten = new Map<string, ChangeState>();
  const watchers = new Map<string, Set<(change: JournalledChange) => void>>();

  function announce(change: JournalledChange): void {
    ports.changed({ accountId: change.accountId, cloudId: change.cloudId }, change);
    for (const watcher of watchers.get(change.id) ?? []) watcher(change);
  }

  async function move(change: JournalledChange, to: ChangeState, text: string): Promise<JournalledChange | null> {
    const moved = await journal.move(change.id, [change.status.state], to, text, now());
    if (moved !== null) announce(moved);
    return moved;
  }

  async function sendOne(change: JournalledChange): Promise<ChangeState> {
    // On disk as being sent before the first byte leaves: a crash from here on is looked for.
    const sending = await move(change, { state: 'sending' }, 'Sent to Jira');
    if (sending === null) return change.status;
    const next = decideAfterSend(await ports.send(sending), now());
    unwritten.set(change.id, next);
    await move(sending, next, sentence(next));
    unwritten.delete(change.id);
    return next;
  }

  /** Passes do not overlap, so what is `sending` at the start of one is in no flight: its end was never written down. */
  async function endOne(change: JournalledChange): Promise<ChangeState> {
    const next = unwritten.get(change.id) ?? { state: 'unknown', looks: 0, nextLookAt: now() };
    await move(change, next, sentence(next));
    unwritten.delete(change.id);
    return next;
  }

  async function lookOne(change: JournalledChange, looks: number): Promise<ChangeState> {
    const sighting = await ports.look(change);
    const sentAt = change.sentAt ?? change.createdAt;
    const next = decideAfterLook(sighting, { looks, sentAt, now: now() });
    const text = sighting.ok ? `Look ${looks + 1}: not there yet` : 'Jira could not be asked whether it is there';
    await move(change, next, next.state === 'unknown' ? text : sentence(next));
    return next;
  }

  /** The one step that is due for a change, and where it stands after it. */
  async function step(change: JournalledChange, isHeld: boolean): Promise<ChangeState> {
    const { status } = change;
    if (status.state === 'sending') return endOne(change);
    if (status.state === 'unknown' && status.nextLookAt <= now()) return lookOne(change, status.looks);
    return status.state === 'queued' && !isHeld && mayGo(status, now()) ? sendOne(change) : status;
  }

  async function pass(): Promise<number> {
    const waiting = await journal.pending();
    /** Accounts for which there is no point in trying further during this pass. */
    const held = new Set<string>();
    for (const { id, accountId, status } of waiting) {
      const known = unwritten.get(id) ?? status;
      if (known.state === 'queued' && !mayGo(known, now())) held.add(accountId);
    }
    for (const change of waiting) {
      if (stopped) break;
      const next = await step(change, held.has(change.accountId));
      // What was asked to wait holds back what comes after it: Jira counts by account, not by change.
      if (next.state === 'queued' && next.reason !== null && waitsForAccount(next.reason)) held.add(change.accountId);
    }
    return nextPassIn(await journal.pending(), held);
  }

  function nextPassIn(waiting: readonly JournalledChange[], held: ReadonlySet<string>): number {
    const times = waiting.map(({ accountId, status }) => {
      if (status.state === 'unknown') return status.nextLookAt - now();
      if (status.state === 'queued' && status.reason?.kind === 'rate-limited') return status.reason.retryAt - now();
      // Found absent, or added meanwhile: nothing speaks against now.
      if (status.state === 'queued' && status.reason === null && !held.has(accountId)) return 0;
      return PACE_MS;
    });
    return times.length === 0 ? Infinity : Math.max(SHORTEST_PAUSE_MS, Math.min(...times, LONGEST_PAUSE_MS));
  }

  async function run(): Promise<void> {
    running = true;
    let pause = PACE_MS;
    try {
      do {
        again = false;
        pause = await pass();
      } while (again && !stopped);
    } catch (error) {
      ports.troubled(error);
    } finally {
      running = false;
    }
    if (!stopped && Number.isFinite(pause)) callOff = ports.after(pause, wake);
  }

  function wake(): void {
    callOff?.();
    callOff = null;
    if (stopped) return;
    if (running) again = true;
    else underWay = run();
  }

  return {
    wake,
    settled(changeId, patience) {
      return new Promise((resolve, reject) => {
        const done = (change: JournalledChange): void => {
          const { state } = change.status;
          // Waiting for a cause to pass is an answer; waiting for its turn is not.
          if (state === 'sending' || (state === 'queued' && change.status.reason === null)) return;
          finish(change);
        };
        const finish = (change: JournalledChange | null): void => {
          callTimeOff();
          watchers.get(changeId)?.delete(done);
          if (watchers.get(changeId)?.size === 0) watchers.delete(changeId);
          resolve(change);
        };
        const callTimeOff = ports.after(patience, () => void journal.get(changeId).then(finish, reject));
        const set = watchers.get(changeId) ?? new Set();
        watchers.set(changeId, set.add(done));
      });
    },
    stop() {
      stopped = true;
      callOff?.();
    },
    idle: () => underWay,
  };
}

/** Never a request before the moment that Jira named. */
function mayGo(status: Extract<ChangeState, { state: 'queued' }>, now: number): boolean {
  return status.reason?.kind !== 'rate-limited' || status.reason.retryAt <= now;
}

/** What the history of a change says of a step. */
function sentence(state: ChangeState): string {
  switch (state.state) {
    case 'applied':
      return `Jira has it as ${state.issueKey}`;
    case 'rejected':
      return 'Jira refused it';
    case 'unknown':
      return 'Connection lost before an answer';
    case 'queued':
      return state.reason === null ? 'Not in Jira after two quiet minutes: sent again' : 'Not sent, waiting';
    case 'unsure':
      return 'It cannot be told whether Jira has it';
    case 'sending':
      return 'Sent to Jira';
    case 'discarded':
      return 'Discarded';
  }
}
