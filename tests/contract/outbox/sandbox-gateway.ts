import { succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { createGateway, type Gateway } from '../../../src/main/gateway/request';
import { RequestLog } from '../../../src/main/gateway/request-log';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import type { SandboxSite } from '../../../src/sandbox/world/model';

export interface OnSandbox {
  readonly sandbox: Sandbox;
  readonly gateway: Gateway;
  readonly ref: SiteRef;
  /** The site of the sandbox's world that holds the project SHOP. */
  readonly site: SandboxSite;
}

/** The gateway as the service account of a sandbox, with real tokens over real HTTP. */
export async function gatewayFor(sandbox: Sandbox): Promise<Gateway> {
  const fetch = createHttpFetch(null, () => []);
  const exchange = createHttpTokenExchange({ fetch, now: Date.now });
  const minted = await exchange.clientCredentials({
    ...sandbox.serviceAccount,
    origins: { auth: sandbox.authOrigin, api: sandbox.apiOrigin },
  });
  if (!minted.ok) throw new Error(JSON.stringify(minted.failure));
  return createGateway({
    fetch,
    accessTokenFor: () => Promise.resolve(succeed(minted.value.access)),
    apiOriginOf: () => sandbox.apiOrigin,
    now: Date.now,
    wait: () => Promise.resolve(),
    random: () => 0,
    log: new RequestLog(),
    reached: () => undefined,
    siteGone: () => undefined,
  });
}

/** A sandbox of its own, and the gateway on it. */
export async function gatewayOnSandbox(): Promise<OnSandbox> {
  const sandbox = await startSandbox({ issues: 80 });
  const site = sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  if (site === undefined) throw new Error('The sandbox has no project SHOP.');
  const gateway = await gatewayFor(sandbox);
  return { sandbox, gateway, ref: { accountId: 'account-1', cloudId: site.cloudId }, site };
}
