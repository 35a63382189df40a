import type { BegunRun, RunRowState } from '@shared/ipc/bulk';
import type { ChangeGroup } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { RemoteSheets } from '../../outbox/sheets';

export interface KeptJoinsPorts {
  readonly sheets: Pick<RemoteSheets, 'joining' | 'forgetJoining' | 'rowsOfRuns'>;
  readonly groups: (site: SiteRef) => Promise<Outcome<readonly ChangeGroup[]>>;
  /** Creates those of these rows that are ready and in no run. */
  readonly begin: (site: SiteRef, id: string, rows: readonly number[]) => Promise<Outcome<BegunRun>>;
  readonly now: () => number;
  readonly troubled: (error: unknown) => void;
}

/** What could not be read is not asked for at every move of a run. */
const TRIES_AGAIN_MS = 15_000;

/**
 * Mended rows that were told to join a run, of sheets that no page shows: the program was closed or ended before they could, or somebody went
 * on to another sheet. They join it from here, as they would have from the page. What a page shows joins from there.
 */
export function createKeptJoins({ sheets, groups, begin, now, troubled }: KeptJoinsPorts) {
  /** Sheets that a page shows. */
  const shown = new Set<string>();
  /** Sites that have such rows, as far as it is known; looked at again once one is left. */
  const none = new Set<string>();
  const looking = new Map<string, Promise<void>>();
  const triedAt = new Map<string, number>();

  async function join(site: SiteRef, id: string, joining: readonly number[]): Promise<void> {
    const { accountId, cloudId } = site;
    const [runs, all] = await Promise.all([sheets.rowsOfRuns(accountId, cloudId, id, 0), groups(site)]);
    // The next move looks again.
    if (!all.ok) return;
    const own = new Set(runs.groupIds);
    const when = whenToJoin(
      all.value.filter((group) => own.has(group.id)),
      runs.rows,
    );
    if (when === 'later') return;
    const taken = new Set(runs.rows.map(({ row }) => row));
    const rows = joining.filter((row) => !taken.has(row));
    if (when === 'now' && rows.length > 0) {
      const begun = await begin(site, id, rows);
      // None of them is ready any more: the sheet says why. Whatever else it is, they are tried again.
      if (!begun.ok && begun.failure.kind !== 'invalid-input') {
        triedAt.set(keyOf(site, id), now());
        return;
      }
    }
    await sheets.forgetJoining(accountId, cloudId, id);
  }

  async function lookNow(site: SiteRef): Promise<void> {
    const found = await sheets.joining(site.accountId, site.cloudId);
    if (found.length === 0) none.add(keyOf(site, ''));
    for (const { id, rows } of found) {
      const key = keyOf(site, id);
      const tried = triedAt.get(key);
      if (shown.has(key) || (tried !== undefined && now() - tried < TRIES_AGAIN_MS)) continue;
      await join(site, id, rows);
    }
  }

  /** To be called at the start, and whenever the outbox of a site has moved. */
  function look(site: SiteRef): Promise<void> {
    const key = keyOf(site, '');
    const under = looking.get(key);
    if (under !== undefined) return under;
    if (none.has(key)) return Promise.resolve();
    const looked = lookNow(site)
      .catch(troubled)
      .finally(() => looking.delete(key));
    looking.set(key, looked);
    return looked;
  }

  return {
    look,
    /** A page shows the sheet. */
    shows(site: SiteRef, id: string): void {
      shown.add(keyOf(site, id));
    },
    /** No page shows it any more. */
    async left(site: SiteRef, id: string): Promise<void> {
      shown.delete(keyOf(site, id));
      none.delete(keyOf(site, ''));
      await looking.get(keyOf(site, ''));
      await look(site);
    },
  };
}

/** `later`: a person holds the run back. `never`: it was stopped, and they were told that nothing joins it. Pure. */
function whenToJoin(
  groups: readonly Pick<ChangeGroup, 'counts' | 'paused'>[],
  rows: readonly Pick<RunRowState, 'state'>[],
): 'now' | 'later' | 'never' {
  const open = groups.filter(({ counts: { queued = 0, sending = 0, unknown = 0 } }) => queued + sending + unknown > 0);
  if (open.length > 0) return open.every(({ paused }) => paused) ? 'later' : 'now';
  return rows.some(({ state }) => state === 'discarded') ? 'never' : 'now';
}

function keyOf({ accountId, cloudId }: SiteRef, id: string): string {
  return JSON.stringify([accountId, cloudId, id]);
}
