import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Site, SiteRef } from '@shared/jira/site';
import { readSites } from '../main/accounts/identity';
import { createHttpTokenExchange, type TokenClient } from '../main/accounts/token-exchange';
import { createGateway, type Gateway } from '../main/gateway/request';
import { RequestLog } from '../main/gateway/request-log';
import { chooseSite } from './choose-site';
import type { Surroundings } from './command';
import { createServiceToken, type ServiceToken } from './service-token';

/** The service account of the environment. */
export interface ServiceAccount {
  /** Ours: the same for the same client at the same origins, since the journal is keyed by it. */
  readonly id: string;
  readonly client: TokenClient;
  readonly token: ServiceToken;
  readonly gateway: Gateway;
}

export interface ConnectedSite {
  readonly account: ServiceAccount;
  readonly site: Site;
  readonly ref: SiteRef;
}

/** Nothing is asked of Atlassian yet. Fails with `app-not-configured` and what the environment has wrong. */
export function openServiceAccount(around: Surroundings): Outcome<ServiceAccount> {
  const { configuration, fetch, now } = around;
  if (!configuration.ok) return configuration;
  const { client: credentials, origins } = configuration.value;
  if (credentials === null) return fail({ kind: 'app-not-configured' });
  const client: TokenClient = { ...credentials, origins };
  const token = createServiceToken(createHttpTokenExchange({ fetch, now }), client, now);
  const gateway = createGateway({
    fetch,
    accessTokenFor: async (_accountId, options) => {
      const minted = await token.tokens(options);
      return minted.ok ? succeed(minted.value.access) : minted;
    },
    apiOriginOf: () => origins.api,
    now,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
    random: Math.random,
    log: new RequestLog(),
    // One run has no state to keep of the network; its failures say all there is.
    reached: () => undefined,
    // Sites are read anew with each run.
    siteGone: () => undefined,
  });
  return succeed({ id: accountIdOf(client), client, token, gateway });
}

function accountIdOf({ clientId, origins }: TokenClient): string {
  return createHash('sha256')
    .update(JSON.stringify([clientId, origins.auth, origins.api]))
    .digest('hex')
    .slice(0, 32);
}

/** `accessible-resources` with this run's token. */
export async function sitesOf(account: ServiceAccount, around: Surroundings): Promise<Outcome<readonly Site[]>> {
  const minted = await account.token.tokens();
  if (!minted.ok) return minted;
  const { origins } = account.client;
  return readSites({ fetch: around.fetch, now: around.now, origins, accessToken: minted.value.access });
}

/** @param wanted `--site`; the environment's otherwise, or the only one there is */
export async function connect(around: Surroundings, wanted: string | undefined): Promise<Outcome<ConnectedSite>> {
  const account = openServiceAccount(around);
  if (!account.ok) return account;
  const sites = await sitesOf(account.value, around);
  if (!sites.ok) return sites;
  const named = wanted ?? around.env['WORKBENCH_SITE'] ?? '';
  const site = chooseSite(sites.value, named.trim() === '' ? null : named);
  if (!site.ok) return site;
  const ref = { accountId: account.value.id, cloudId: site.value.cloudId };
  return succeed({ account: account.value, site: site.value, ref });
}
