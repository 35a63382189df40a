import type { SiteRef } from '@shared/jira/site';

/** Whose a change, a group or a draft is, without the rest of it: this is what crosses to the database process with an id. */
export function siteOf({ accountId, cloudId }: SiteRef): SiteRef {
  return { accountId, cloudId };
}
