import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';

/** Where a start leads: to the work, to the choice of a site, or to the ways in. */
export type Entry =
  | { readonly to: 'work'; readonly account: Account; readonly site: Account['sites'][number] }
  | { readonly to: 'sites'; readonly account: Account }
  /** `connected` are the accounts that somebody may go on with. */
  | { readonly to: 'connect'; readonly connected: readonly Account[] };

/** Nobody has to sign in once more because a site was never chosen, has gone, or its account was removed. Pure. */
export function entryOf(accounts: readonly Account[], chosen: SiteRef | null): Entry {
  const account = accounts.find(({ id }) => id === chosen?.accountId);
  const site = account?.sites.find(({ cloudId }) => cloudId === chosen?.cloudId);
  if (account !== undefined && site !== undefined) return { to: 'work', account, site };
  // The demo site is opened by its own button, which also starts it.
  const connected = accounts.filter(({ kind, state }) => kind !== 'demo' && state !== 'locked');
  const [only, ...others] = connected;
  const going = connected.find(({ id }) => id === account?.id) ?? (others.length === 0 ? only : undefined);
  return going === undefined ? { to: 'connect', connected } : { to: 'sites', account: going };
}
