import type { SiteRef } from '@shared/jira/site';
import type { Keeping, TidyPlace } from './housekeeping-tables';
import type { RemoteMirror } from './mirror-objects';
import { scopeRef } from './sync/scope-jql';

export interface HousekeepingPorts {
  readonly mirror: Pick<RemoteMirror, 'housekeeping' | 'sync'>;
  /** Ids or keys of issues that changes of this account wait for: they stay. */
  readonly waitedFor: (site: SiteRef) => Promise<readonly string[]>;
  readonly now: () => number;
  readonly mostBytes: number;
}

const DAY_MS = 24 * 3_600_000;
/** What was opened, or seen in a list, is there for so long although it is in no scope. */
const KEPT_MS = 30 * DAY_MS;
/** The same where the mirror has no more room. */
const KEPT_WHEN_FULL_MS = DAY_MS;

/**
 * Drops the issues of a site that are in no scope and that nobody opened for a month, and gives the room back to the disk. It goes by
 * small steps, between which everybody else is served. Answers how many were dropped.
 */
export async function tidy(ports: HousekeepingPorts, site: SiteRef, signal: AbortSignal): Promise<number> {
  const { mirror, now } = ports;
  const { accountId, cloudId } = site;
  const [kept, issues, bytes] = await Promise.all([
    mirror.sync.read(accountId, cloudId),
    ports.waitedFor(site),
    mirror.sync.bytes(),
  ]);
  const keeping: Keeping = {
    scopes: (kept?.scopes ?? []).map(scopeRef),
    issues,
    openedSince: now() - (bytes >= ports.mostBytes ? KEPT_WHEN_FULL_MS : KEPT_MS),
  };
  let dropped = 0;
  let place: TidyPlace | null = null;
  do {
    if (signal.aborted) return dropped;
    const step: { dropped: number; next: TidyPlace | null } = await mirror.housekeeping.step(
      accountId,
      cloudId,
      keeping,
      place,
    );
    dropped += step.dropped;
    place = step.next;
  } while (place !== null);
  while (!signal.aborted && (await mirror.housekeeping.shrink()));
  return dropped;
}
