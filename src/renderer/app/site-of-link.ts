import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';

/** The connected site that a pasted link leads to, through the account in use where it reaches it. Pure. */
export function siteOfLink(origin: string, accounts: readonly Account[], inUse: Account): SiteRef | null {
  const all = [inUse, ...accounts].flatMap(({ id, sites }) =>
    sites
      .filter(({ url }) => URL.canParse(url) && new URL(url).origin === origin)
      .map(({ cloudId, gone }) => ({ ref: { accountId: id, cloudId }, gone: gone === true })),
  );
  // One that is gone still has what was mirrored of it.
  return (all.find(({ gone }) => !gone) ?? all[0])?.ref ?? null;
}
