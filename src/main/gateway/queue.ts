import { setMaxListeners } from 'node:events';
import type { Budget, KeyedTurn, Priority, WaitReason } from './budget';

export interface QueuePorts {
  readonly budget: Budget;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** What waits, or what for, is no longer the same. */
  readonly changed: () => void;
}

/** The end of a wait for a turn. */
export type Admission =
  /** It may go now. `done` gives the place back, once the head of the answer has come. */
  | { readonly kind: 'go'; readonly waits: Waits; readonly done: () => void }
  | { readonly kind: 'cancelled' }
  /** Longer than anybody should be kept without being told. */
  | { readonly kind: 'too-long'; readonly why: WaitReason; readonly until: number };

/** Milliseconds waited by reason; `turn` is for others that were there first. */
export type Waits = ReadonlyMap<WaitReason | 'turn', number>;

export interface Waiting {
  readonly turn: KeyedTurn;
  readonly why: WaitReason;
  readonly until: number;
}

export interface Queue {
  /**
   * Waits until the request may go. A place is taken by what is on its way, never by what waits.
   *
   * @param place what an earlier try of the same request was given, so that it keeps its place in the line
   */
  admit(turn: KeyedTurn, signal: AbortSignal, place: number): Promise<Admission>;
  /** A place at the end of the line. */
  place(): number;
  /** An answer has changed what may go when. */
  look(): void;
  /** What waits for a limit now, the most urgent first. */
  waiting(): readonly Waiting[];
}

/** Jira's burst buckets hold a hundred a second; a desktop needs far fewer at once. */
const AT_ONCE = 8;
/** So that there is always a place for what a person waits for. */
const MOST: Readonly<Record<Priority, number>> = { person: AT_ONCE, outbox: AT_ONCE - 2, background: AT_ONCE / 2 };
const RANK: Readonly<Record<Priority, number>> = { person: 0, outbox: 1, background: 2 };
/** A wait longer than this is told instead of being slept through. */
export const PATIENCE_MS = 20_000;
const CLOCK_STEP_MS = 5_000;

interface Entry {
  readonly turn: KeyedTurn;
  readonly place: number;
  readonly end: (admission: Admission) => void;
  /** Nobody has to be told any more that the caller gave up. */
  readonly leave: () => void;
  readonly waits: Map<WaitReason | 'turn', number>;
  why: WaitReason | 'turn';
  until: number;
  since: number;
}

/** One line for all requests. Within one priority in the order they came; what is held does not hold up what is not. */
export function createQueue({ budget, now, wait, changed }: QueuePorts): Queue {
  let line: Entry[] = [];
  const running: Record<Priority, number> = { person: 0, outbox: 0, background: 0 };
  let places = 0;
  let seen = now();
  let sleep: { readonly until: number; readonly controller: AbortController } | null = null;

  const allRunning = (): number => running.person + running.outbox + running.background;
  const hasPlace = (priority: Priority): boolean => {
    if (allRunning() >= AT_ONCE || running[priority] >= MOST[priority]) return false;
    return priority === 'person' || allRunning() - running.person < AT_ONCE - 1;
  };

  /** @param passed the moment until which was waited, should the clock be a little behind it */
  function look(passed = 0): void {
    const clock = now();
    if (clock < seen - CLOCK_STEP_MS) budget.setBack(seen - clock);
    seen = clock;
    const at = Math.max(clock, passed);
    const before = line;
    line = [];
    let next = Infinity;
    let moved = false;
    const starts = new Map<string, ReturnType<Budget['startAt']>>();
    for (const entry of before) {
      const { same } = entry.turn;
      const start = starts.get(same) ?? budget.startAt(entry.turn, at);
      starts.set(same, start);
      const why = start.why ?? 'turn';
      if (start.why === null && hasPlace(entry.turn.priority)) {
        go(entry, at);
        // What went leaves less for those behind it.
        starts.clear();
        continue;
      }
      if (start.why !== null && start.at - at > PATIENCE_MS) {
        entry.leave();
        entry.end({ kind: 'too-long', why: start.why, until: start.at });
        continue;
      }
      if (why !== entry.why) {
        note(entry, at);
        entry.why = why;
        moved = true;
      }
      entry.until = start.at;
      if (start.why !== null) next = Math.min(next, start.at);
      line.push(entry);
    }
    sleepUntil(next);
    if (moved || line.length !== before.length) changed();
  }

  function go(entry: Entry, at: number): void {
    const { priority } = entry.turn;
    note(entry, at);
    entry.leave();
    budget.take(entry.turn, at);
    running[priority]++;
    let left = false;
    const done = (): void => {
      if (left) return;
      left = true;
      running[priority]--;
      look();
    };
    entry.end({ kind: 'go', waits: entry.waits, done });
  }

  function note(entry: Entry, at: number): void {
    const waited = at - entry.since;
    if (waited > 0) entry.waits.set(entry.why, (entry.waits.get(entry.why) ?? 0) + waited);
    entry.since = at;
  }

  function sleepUntil(until: number): void {
    if (sleep?.until === until) return;
    sleep?.controller.abort();
    sleep = null;
    if (until === Infinity) return;
    const controller = new AbortController();
    sleep = { until, controller };
    void slept(until, controller.signal).then(() => {
      if (controller.signal.aborted) return;
      sleep = null;
      look(until);
    });
  }

  /** A timer may fire a millisecond early. What still ends before its time after three rounds is a clock that stands. */
  async function slept(until: number, signal: AbortSignal): Promise<void> {
    for (let round = 0; round < 3 && now() < until && !signal.aborted; round++) {
      try {
        await wait(Math.min(until - now(), PATIENCE_MS), signal);
      } catch {
        // Woken, since something else is due first. A timer has no other way to fail.
      }
      // The clock may have been set back meanwhile: `until` lies as far ahead as before only once that was seen.
      if (!signal.aborted && now() < until) look();
    }
  }

  return {
    place: () => ++places,
    look: () => look(),
    waiting: () => line.flatMap(({ turn, why, until }) => (why === 'turn' ? [] : [{ turn, why, until }])),
    admit(turn, signal, place) {
      if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
      return new Promise((end) => {
        const gaveUp = (): void => {
          line = line.filter((one) => one !== entry);
          end({ kind: 'cancelled' });
          look();
        };
        const leave = (): void => signal.removeEventListener('abort', gaveUp);
        const entry: Entry = { turn, place, end, leave, waits: new Map(), why: 'turn', until: 0, since: now() };
        // One signal may end hundreds of requests.
        setMaxListeners(0, signal);
        signal.addEventListener('abort', gaveUp, { once: true });
        const behind = line.findIndex((one) => isBefore(entry, one));
        line.splice(behind < 0 ? line.length : behind, 0, entry);
        look();
      });
    },
  };
}

function isBefore(one: Entry, other: Entry): boolean {
  const [rank, otherRank] = [RANK[one.turn.priority], RANK[other.turn.priority]];
  return rank === otherRank ? one.place < other.place : rank < otherRank;
}
