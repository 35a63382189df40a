import { setTimeout as wait } from 'node:timers/promises';
import type { SiteRef } from '@shared/jira/site';
import type { AccessTokens } from '../accounts/access-token';
import type { TokenVault } from '../accounts/token-vault';
import type { FetchPort } from '../gateway/fetch-port';
import { createNetworkState } from '../gateway/network-state';
import { createGateway } from '../gateway/request';
import { RequestLog } from '../gateway/request-log';
import type { PushPort } from '../ipc/push';
import { throttle } from './throttle';
import { apiOriginOf, appOf, tokenExpiresAt } from './wire-accounts';

export interface GatewayWiring {
  readonly fetch: FetchPort;
  readonly vault: TokenVault;
  readonly accessTokens: AccessTokens;
  readonly now: () => number;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly push: PushPort;
  /** Accessible-resources has to be asked again about a site. */
  readonly siteGone: (site: SiteRef) => void;
}

/** How often a window is told at most: often enough to look live, too seldom to cost anything. */
const REQUESTS_EVERY_MS = 500;
const LIMITS_EVERY_MS = 1_000;

/** The gateway, which signs its requests with the tokens of the accounts, and what it learns of the network and the limits. */
export function wireGateway({ fetch, vault, accessTokens, now, after, push, siteGone }: GatewayWiring) {
  const requests = new RequestLog(throttle(REQUESTS_EVERY_MS, after, () => push('requests.changed', null)));
  const network = createNetworkState({ now, changed: () => push('network.changed', null) });
  const gateway = createGateway({
    fetch,
    accessTokenFor: accessTokens.accessTokenFor,
    tokenExpiresAt: (accountId) => tokenExpiresAt(vault, accountId),
    apiOriginOf: (accountId) => apiOriginOf(vault, accountId),
    appOf: (accountId) => appOf(vault, accountId),
    now,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
    random: Math.random,
    log: requests,
    reached: network.reached,
    siteGone,
    limitsChanged: throttle(LIMITS_EVERY_MS, after, () => push('limits.changed', null)),
  });
  return { gateway, requests, network };
}
