import type { Site } from '@shared/jira/site';
import type { AccountRecord } from './account';

/** The sites that an account reached and is not said to reach any more: their mirror, outbox and drafts are kept. Pure. */
export function formerSitesOf(before: AccountRecord | null, now: readonly Site[]): readonly Site[] {
  if (before === null) return [];
  const all = new Map([...(before.formerSites ?? []), ...before.sites].map((site) => [site.cloudId, site]));
  for (const { cloudId } of now) all.delete(cloudId);
  return [...all.values()];
}
