import { randomUUID } from 'node:crypto';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { HttpFetch } from '../gateway/http-fetch';
import type { AccountKind, AccountRecord, Tokens } from './account';
import { readIdentityOnSites, readSites } from './identity';
import { matchAccount, type Arrival } from './match-account';
import { formerSitesOf } from './former-sites';
import type { TokenClient } from './token-exchange';
import type { TokenVault } from './token-vault';

export interface ArrivePorts {
  readonly vault: TokenVault;
  readonly fetch: HttpFetch;
  readonly now: () => number;
}

export interface SignedIn {
  readonly account: AccountRecord;
  readonly arrival: Arrival;
}

export interface Arriving {
  readonly kind: AccountKind;
  readonly client: TokenClient;
  readonly tokens: Tokens;
  /** The account that was to be signed in again. */
  readonly again: AccountRecord | null;
  /** Asked last before anything is kept: whether the person still wants it. */
  readonly stillWanted: () => boolean;
}

/**
 * From new tokens to an account on disk: its sites, who it is, whether we know it already. Fails with `no-sites`,
 * `cancelled`, and what reading the sites or the identity fails with; then nothing was kept.
 */
export async function arrive(ports: ArrivePorts, arriving: Arriving): Promise<Outcome<SignedIn>> {
  const { vault, fetch, now } = ports;
  const { client, tokens, kind } = arriving;
  const request = { fetch, now, origins: client.origins, accessToken: tokens.access };

  const sites = await readSites(request);
  if (!sites.ok) return sites;
  if (sites.value.length === 0) return fail({ kind: 'no-sites' });
  const identity = await readIdentityOnSites(request, sites.value);
  if (!identity.ok) return identity;
  if (!arriving.stillWanted()) return fail({ kind: 'cancelled' });

  const accounts = vault.list();
  if (!accounts.ok) return accounts;
  const newcomer = { kind, origins: client.origins, clientId: client.clientId, identity: identity.value };
  const { known, arrival } = matchAccount(accounts.value, newcomer, arriving.again);
  const account: AccountRecord = {
    ...newcomer,
    id: known?.id ?? randomUUID(),
    identity: identity.value ?? known?.identity ?? null,
    sites: sites.value,
    // A demo site is made anew at each start.
    formerSites: kind === 'demo' ? [] : formerSitesOf(known, sites.value),
    addedAt: known?.addedAt ?? now(),
    state: { kind: 'active' },
  };
  const kept = vault.put(account, client.clientSecret, tokens);
  return kept.ok ? succeed({ account: kept.value, arrival }) : kept;
}
