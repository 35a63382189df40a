import type { SiteRef } from '@shared/jira/site';

/** How long Jira's index may take to show a write, and longer. */
const KEPT_MS = 10 * 60_000;
/** What `reconcileIssues` takes (contract §9). */
const MOST = 50;

/** Ids of the issues that this program wrote lately: searches name them, so that they are in lists before the index knows. */
export interface JustWritten {
  add(site: SiteRef, issueId: string): void;
  /** Newest first, at most 50. */
  of(site: SiteRef): string[];
}

export function createJustWritten(now: () => number): JustWritten {
  const written = new Map<string, Map<string, number>>();
  const keyOf = ({ accountId, cloudId }: SiteRef): string => JSON.stringify([accountId, cloudId]);
  return {
    add(site, issueId) {
      const own = written.get(keyOf(site)) ?? new Map<string, number>();
      written.set(keyOf(site), own);
      own.delete(issueId);
      own.set(issueId, now());
      for (const id of [...own.keys()].slice(0, -MOST)) own.delete(id);
    },
    of(site) {
      const own = written.get(keyOf(site));
      if (own === undefined) return [];
      for (const [id, at] of own) if (Math.abs(now() - at) > KEPT_MS) own.delete(id);
      return [...own.keys()].toReversed();
    },
  };
}
