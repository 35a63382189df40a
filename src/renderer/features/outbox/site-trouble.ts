import { useQuery } from '@tanstack/react-query';
import type { Account } from '@shared/ipc/account';
import type { Output } from '@shared/ipc/contract';
import { clockText } from '../../ui/marks/relative-time-text';
import { useSite } from '../../ui/session/site-context';
import { limitsQuery } from '../../queries/limits';
import { networkQuery } from '../../queries/network';

/** Why nothing of a site goes to Jira now, whatever the change. Times are epoch milliseconds. */
export type SiteTrouble =
  | { readonly kind: 'gone' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'client-refused' }
  | { readonly kind: 'offline'; readonly since: number }
  | { readonly kind: 'maintenance' | 'quota'; readonly until: number };

/** What lasts longest and needs a person comes first. Pure. */
export function siteTrouble(
  account: Pick<Account, 'state'>,
  site: Pick<Account['sites'][number], 'gone'>,
  network: Output<'app.network'> | undefined,
  limits: Output<'app.limits'> | undefined,
): SiteTrouble | null {
  if (site.gone === true) return { kind: 'gone' };
  if (account.state === 'signed-out' || account.state === 'client-refused') return { kind: account.state };
  if (network?.online === false) return { kind: 'offline', since: network.since };
  const waiting = limits?.waiting ?? null;
  if (waiting?.why === 'maintenance' || waiting?.why === 'quota') return { kind: waiting.why, until: waiting.until };
  return null;
}

/** In a few words, to stand beside the word *Queued*; no stop. Pure. */
export function siteTroubleWords(trouble: SiteTrouble): string {
  switch (trouble.kind) {
    case 'gone':
      return 'no access to the site';
    case 'signed-out':
      return 'signed out';
    case 'client-refused':
      return 'Atlassian refused the client secret';
    case 'offline':
      return `offline since ${clockText(trouble.since)}`;
    case 'maintenance':
      return `Jira is down for maintenance, next try ${clockText(trouble.until)}`;
    case 'quota':
      return `hourly quota used up, until ${clockText(trouble.until)}`;
  }
}

/** Why nothing of the site in use goes to Jira now; `null` while nothing stands in the way. */
export function useSiteTrouble(): SiteTrouble | null {
  const { ref, account, site } = useSite();
  const network = useQuery(networkQuery).data;
  const limits = useQuery(limitsQuery(ref)).data;
  return siteTrouble(account, site, network, limits);
}
