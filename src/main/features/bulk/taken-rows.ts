import type { RunRowState } from '@shared/ipc/bulk';
import type { OwnCreate } from './made-before';

/** What the runs of a sheet have of its rows, by number. */
export interface TakenRows {
  /** Rows that are in no second run: created, on their way, or perhaps there. */
  readonly own: ReadonlyMap<number, OwnCreate>;
  readonly created: ReadonlyMap<number, string>;
  /** Those on their way, with their changes. */
  readonly underWay: ReadonlyMap<number, string>;
  /** Rows of which a change was refused or given up, with its id: one that is sent again takes its place. */
  readonly replaced: ReadonlyMap<number, string>;
}

/**
 * Pure.
 *
 * @param runs oldest first: what came later counts, and what is in Jira counts most
 * @param asked rows that a person has named: what Jira refused of them is sent again
 */
export function takenRows(runs: readonly RunRowState[], asked: ReadonlySet<number> | null): TakenRows {
  const own = new Map<number, OwnCreate>();
  const created = new Map<number, string>();
  const underWay = new Map<number, string>();
  const replaced = new Map<number, string>();
  for (const { row, state, issueKey, mayHaveLeft, changeId } of runs) {
    if (state === 'applied' && issueKey !== null) created.set(row, issueKey);
    replaced.delete(row);
    underWay.delete(row);
    const again = state === 'rejected' && asked?.has(row) === true;
    if (again || (state === 'discarded' && !mayHaveLeft)) {
      replaced.set(row, changeId);
      continue;
    }
    if (ON_ITS_WAY.has(state)) underWay.set(row, changeId);
    const former = own.get(row);
    if (former?.key === undefined || former.key === null) own.set(row, { changeId, key: issueKey });
  }
  return { own, created, underWay, replaced };
}

const ON_ITS_WAY: ReadonlySet<RunRowState['state']> = new Set(['queued', 'sending', 'unknown']);
