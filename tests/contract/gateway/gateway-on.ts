import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { createGateway, type Gateway, type GatewayPorts, type GatewayRequest } from '../../../src/main/gateway/request';
import type { Limits } from '../../../src/main/gateway/limits';
import { RequestLog } from '../../../src/main/gateway/request-log';

export const SITE: SiteRef = { accountId: 'account-1', cloudId: 'cloud-1' };

export interface GatewayUnderTest {
  readonly gateway: Gateway & { readonly limits: Limits };
  readonly log: RequestLog;
  /** Every wait that was asked for, in milliseconds. They pass at once, on the clock of the test. */
  readonly waits: number[];
  /** Each token that was handed out. */
  readonly tokens: string[];
  readonly reached: boolean[];
  /** Each site that was found to be out of reach. */
  readonly gone: string[];
  readonly clock: { now: number };
}

/** The gateway on the HTTP adapter that ships, with a clock of its own. */
export function gatewayOn(origin: string, over: Partial<GatewayPorts> = {}): GatewayUnderTest {
  const waits: number[] = [];
  const tokens: string[] = [];
  const reached: boolean[] = [];
  const gone: string[] = [];
  const clock = { now: Date.UTC(2026, 8, 1, 12) };
  const log = new RequestLog();
  const gateway = createGateway({
    fetch: createHttpFetch(null, () => []),
    accessTokenFor: (_accountId, options): Promise<Outcome<string>> => {
      if (options !== undefined || tokens.length === 0) tokens.push(`token-${tokens.length + 1}`);
      return Promise.resolve(succeed(tokens.at(-1) ?? ''));
    },
    apiOriginOf: () => origin,
    now: () => clock.now,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      clock.now += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
    log,
    reached: (online) => void reached.push(online),
    siteGone: (site) => void gone.push(site.cloudId),
    ...over,
  });
  return { gateway, log, waits, tokens, reached, gone, clock };
}

const COMMON = { site: SITE, what: 'the thing', scopes: ['read:jira-work'] } as const;

export const read: GatewayRequest = { ...COMMON, method: 'GET', path: '/rest/api/3/myself', intent: 'read' };
export const write: GatewayRequest = {
  ...COMMON,
  method: 'POST',
  path: '/rest/api/3/issue',
  intent: 'write',
  body: { fields: { summary: 'x' } },
};
