import type { ChangeState } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { Attempted } from '../gateway/request';
import type { Remote } from '../storage/remote';
import { decideAfterLook, decideAfterSend, waitsForAccount, type Sighting } from './decide';
import type { Journal, JournalledChange } from './journal';

/** How a change reaches Jira, and how it is looked for there. */
export interface SendPorts {
  readonly send: (change: JournalledChange) => Promise<Attempted<{ id: string; key: string }>>;
  readonly look: (change: JournalledChange) => Promise<Outcome<Sighting>>;
  readonly now: () => number;
  /** Calls `work` after so many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly troubled: (error: unknown) => void;
}

export interface LanePorts extends SendPorts {
  readonly journal: Pick<Remote<Journal>, 'move'>;
  /** The changes of this account and site that are still on their way, oldest first. */
  readonly pending: () => Promise<readonly JournalledChange[]>;
  readonly announce: (change: JournalledChange) => void;
  /** Until when Jira asked this account to wait, on whichever site: epoch milliseconds. It counts by account. */
  readonly restsUntil: () => number;
}

/** The changes of one account on one site, on their way to Jira one after the other. */
export interface Lane {
  wake(): void;
  stop(): void;
  /** Resolves once no pass is under way. */
  idle(): Promise<void>;
  /** Until when Jira asked this lane to wait, as far as it knows; zero when it did not. */
  restsUntil(): number;
  /** Learns from the journal, before its first pass, until when it was asked to wait. */
  learn(waiting: readonly JournalledChange[]): void;
}

/** Without a network the journal is tried again at this pace even if nobody wakes the runner. */
export const PACE_MS = 15_000;
const SHORTEST_PAUSE_MS = 200;
/** A timer that is set for longer than 24 days fires at once, and `Retry-After` may name any number. */
const LONGEST_PAUSE_MS = 10 * 60_000;

export function createLane(ports: LanePorts): Lane {
  const { journal, now } = ports;
  let running = false;
  let again = false;
  let stopped = false;
  let restUntil = 0;
  let callOff: (() => void) | null = null;
  let underWay: Promise<void> = Promise.resolve();
  /** What became of a send whose end could not be written down: the database was away just then. */
  const unwritten = new Map<string, ChangeState>();

  async function move(change: JournalledChange, to: ChangeState, text: string): Promise<JournalledChange | null> {
    const moved = await journal.move(change.id, [change.status.state], to, text, now());
    if (moved !== null) ports.announce(moved);
    return moved;
  }

  async function sendOne(change: JournalledChange): Promise<ChangeState> {
    // On disk as being sent before the first byte leaves: a crash from here on is looked for.
    const sending = await move(change, { state: 'sending' }, 'Sent to Jira');
    if (sending === null) return change.status;
    const next = decideAfterSend(await ports.send(sending), now());
    unwritten.set(change.id, next);
    restUntil = Math.max(restUntil, namedBy(next));
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
  async function step(change: JournalledChange, held: boolean): Promise<ChangeState> {
    const { status } = change;
    if (status.state === 'sending') return endOne(change);
    if (status.state === 'unknown' && status.nextLookAt <= now()) return lookOne(change, status.looks);
    // Never a request before the moment that Jira named.
    return status.state === 'queued' && !held && ports.restsUntil() <= now() ? sendOne(change) : status;
  }

  function learn(waiting: readonly JournalledChange[]): void {
    restUntil = Math.max(0, ...waiting.map(({ id, status }) => namedBy(unwritten.get(id) ?? status)));
  }

  async function pass(): Promise<number> {
    const waiting = await ports.pending();
    learn(waiting);
    /** Whether there is no point in trying further during this pass. */
    let held = false;
    for (const change of waiting) {
      if (stopped) break;
      const next = await step(change, held);
      // What was asked to wait holds back what comes after it: the cause is the account's, not the change's.
      if (next.state === 'queued' && next.reason !== null && waitsForAccount(next.reason)) held = true;
    }
    return nextPassIn(await ports.pending(), held);
  }

  function nextPassIn(waiting: readonly JournalledChange[], held: boolean): number {
    const rest = ports.restsUntil() - now();
    const times = waiting.map(({ status }) => {
      if (status.state === 'unknown') return status.nextLookAt - now();
      if (status.state === 'queued' && rest > 0) return rest;
      if (status.state === 'queued' && status.reason?.kind === 'rate-limited') return 0;
      // Found absent, or added meanwhile: nothing speaks against now.
      if (status.state === 'queued' && status.reason === null && !held) return 0;
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
    learn: (waiting) => {
      if (!running) learn(waiting);
    },
    restsUntil: () => restUntil,
    stop() {
      stopped = true;
      callOff?.();
    },
    idle: () => underWay,
  };
}

/** The moment that Jira named for a change, epoch milliseconds; zero for none. */
function namedBy(status: ChangeState): number {
  return status.state === 'queued' && status.reason?.kind === 'rate-limited' ? status.reason.retryAt : 0;
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
