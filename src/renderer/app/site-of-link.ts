import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';

/** The connected site that a pasted link leads to, through the account in use where it reaches it. Pure. */
export function siteOfLink(origin: string, accounts: readonly Account[], inUse: Account): SiteRef | null {
  for (const account of [inUse, ...accounts]) {
    const site = account.sites.find(({ url }) => URL.canParse(url) && new URL(url).origin === origin);
    if (site !== undefined) return { accountId: account.id, cloudId: site.cloudId };
  }
  return null;
}
