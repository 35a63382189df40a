import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import type { Journal, JournalledChange } from './journal';
import { createLane, PACE_MS, type Lane, type SendPorts } from './lane';

export interface RunnerPorts extends SendPorts {
  readonly journal: Remote<Journal>;
  readonly changed: (site: SiteRef, change: JournalledChange) => void;
}

export interface Runner {
  /** Looks at the journal now: something was added, the network is back, an account signed in again. */
  wake(): void;
  /** Resolves with the change once it is no longer queued or being sent, or after `patience` milliseconds as it is then. */
  settled(changeId: string, patience: number): Promise<JournalledChange | null>;
  /** No pass begins any more; those that are under way end after the step that they are at. */
  stop(): void;
  /** Resolves once no pass is under way: what it had to write down is written. */
  idle(): Promise<void>;
}

/**
 * Takes changes from the journal to Jira, one at a time per account and site, in the order they were made. Accounts and sites do not
 * wait for each other: a long look on one site holds up nobody on another.
 */
export function createRunner(ports: RunnerPorts): Runner {
  const { journal } = ports;
  const lanes = new Map<string, { readonly accountId: string; readonly lane: Lane }>();
  const watchers = new Map<string, Set<(change: JournalledChange) => void>>();
  let reading: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let callOff: (() => void) | null = null;

  function announce(change: JournalledChange): void {
    ports.changed({ accountId: change.accountId, cloudId: change.cloudId }, change);
    for (const watcher of watchers.get(change.id) ?? []) watcher(change);
  }

  function laneOf(first: JournalledChange): Lane {
    const { accountId } = first;
    const key = keyOf(first);
    const known = lanes.get(key);
    if (known !== undefined) return known.lane;
    const lane = createLane({
      ...ports,
      announce,
      pending: async () => (await journal.pending()).filter((change) => keyOf(change) === key),
      restsUntil: () => {
        const ofAccount = [...lanes.values()].filter((one) => one.accountId === accountId);
        return Math.max(0, ...ofAccount.map((one) => one.lane.restsUntil()));
      },
    });
    lanes.set(key, { accountId, lane });
    return lane;
  }

  /** Finds out which lanes there is something to do in, and sets them going. */
  async function round(): Promise<void> {
    const waiting = await journal.pending();
    if (stopped) return;
    const due = new Map<Lane, JournalledChange[]>();
    for (const change of waiting) {
      const lane = laneOf(change);
      const own = due.get(lane);
      if (own === undefined) due.set(lane, [change]);
      else own.push(change);
    }
    // Each knows until when it was asked to wait before any of them begins: they share the account.
    for (const [lane, changes] of due) lane.learn(changes);
    for (const lane of due.keys()) lane.wake();
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
      if (!stopped) callOff = ports.after(PACE_MS, wake);
    } finally {
      reading = null;
    }
  }

  function wake(): void {
    callOff?.();
    callOff = null;
    if (stopped) return;
    if (reading === null) reading = rounds();
    else again = true;
  }

  return {
    wake,
    settled(changeId, patience) {
      return new Promise((resolve, reject) => {
        const done = (change: JournalledChange): void => {
          const { state } = change.status;
          // Waiting for a cause to pass is an answer; waiting for its turn is not.
          if (state === 'sending' || (state === 'queued' && change.status.reason === null)) return;
          leave();
          resolve(change);
        };
        const leave = (): void => {
          callTimeOff();
          watchers.get(changeId)?.delete(done);
          if (watchers.get(changeId)?.size === 0) watchers.delete(changeId);
        };
        const callTimeOff = ports.after(patience, () => {
          leave();
          journal.get(changeId).then(resolve, reject);
        });
        const set = watchers.get(changeId) ?? new Set();
        watchers.set(changeId, set.add(done));
      });
    },
    stop() {
      stopped = true;
      callOff?.();
      for (const { lane } of lanes.values()) lane.stop();
    },
    async idle() {
      await reading;
      await Promise.all([...lanes.values()].map(({ lane }) => lane.idle()));
    },
  };
}

function keyOf({ accountId, cloudId }: JournalledChange): string {
  return JSON.stringify([accountId, cloudId]);
}
