import { couldNotAsk } from '@shared/ipc/not-asked';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Found } from '@shared/ipc/pickers';
import type { SiteRef } from '@shared/jira/site';
import type { Matches } from '../../gateway/matches';

export interface Picking<T> {
  readonly site: SiteRef;
  readonly ask: () => Promise<Outcome<Matches<T>>>;
  /** What this computer has seen that matches, best first. */
  readonly recall: () => Promise<readonly T[]>;
  /** Keeps what Jira gave for the next time without a network. */
  readonly remember: (items: readonly T[]) => Promise<void>;
  /** Whether the account may look such things up; asked when Jira finds nothing. */
  readonly mayBrowse?: () => Promise<boolean | null>;
}

export interface PickingPorts {
  readonly online: () => boolean;
  readonly now: () => number;
  /** The mirror was no help: costs the offline answer, never the answer itself. */
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** Offline, somebody has to try now and then, or nobody would notice that the network is back. */
const TRY_EVERY_MS = 10_000;

/** Asks Jira; without a network, answers at once from what this computer has seen, and says so. */
export function createPicking({ online, now, reportDefect }: PickingPorts) {
  let triedAt = 0;

  async function fromMirror<T>(recall: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await recall();
    } catch (error) {
      reportDefect('pickers', error);
      return [];
    }
  }

  function keep<T>({ remember }: Picking<T>, items: readonly T[]): void {
    if (items.length > 0) remember(items).catch((error: unknown) => reportDefect('pickers', error));
  }

  function tryBehind<T>(picking: Picking<T>): void {
    if (now() - triedAt < TRY_EVERY_MS) return;
    triedAt = now();
    picking.ask().then(
      (answer) => {
        if (answer.ok) keep(picking, answer.value.items);
      },
      (error: unknown) => reportDefect('pickers', error),
    );
  }

  return async function pick<T>(picking: Picking<T>): Promise<Outcome<Found<T>>> {
    if (!online()) {
      const seen = await fromMirror(picking.recall);
      tryBehind(picking);
      return succeed({ items: seen, complete: false, from: 'computer', mayBrowse: null });
    }
    const answer = await picking.ask();
    if (answer.ok) {
      keep(picking, answer.value.items);
      const none = answer.value.items.length === 0;
      const mayBrowse = none && picking.mayBrowse !== undefined ? await picking.mayBrowse() : null;
      return succeed({ ...answer.value, from: 'jira', mayBrowse });
    }
    if (!couldNotAsk(answer.failure)) return answer;
    const seen = await fromMirror(picking.recall);
    // With nothing to offer instead, why it could not be asked is the better answer.
    return seen.length === 0 && answer.failure.kind !== 'offline'
      ? answer
      : succeed({ items: seen, complete: false, from: 'computer', mayBrowse: null });
  };
}
