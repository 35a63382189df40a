import { onTestFinished } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { FetchPort } from '../../../src/main/gateway/fetch-port';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { createGateway, type Gateway } from '../../../src/main/gateway/request';
import { RequestLog } from '../../../src/main/gateway/request-log';
import { countIssues } from '../../../src/main/gateway/search';
import type { MirrorObjects, RemoteMirror } from '../../../src/main/mirror/mirror-objects';
import { createSyncEngine, type SyncEngine } from '../../../src/main/mirror/sync/engine';
import { jiraOfGateway } from '../../../src/main/mirror/sync/jira-of-gateway';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import type { Issue, Project, SandboxSite } from '../../../src/sandbox/world/model';
import { aMirror, remotely } from '../../unit/main/mirror/a-mirror';
import { serviceToken, signIn } from '../sandbox/sign-in';

export interface MirrorOnSandbox {
  readonly sandbox: Sandbox;
  /** The site of the sandbox's world that holds the project SHOP. */
  readonly site: SandboxSite;
  readonly shop: Project;
  readonly mirror: MirrorObjects;
  readonly gateway: Gateway;
  /** Without it, no name is found. */
  readonly network: { up: boolean };
  readonly engine: SyncEngine;
  /** The service account, and a person who signed in: two accounts on one site. */
  readonly service: SiteRef;
  readonly person: SiteRef;
  readonly written: string[];
  readonly defects: unknown[];
  /** What a start of the program on the same databases has. */
  startAgain(on?: RemoteMirror): SyncEngine;
  /** How many issues Jira finds. */
  countInJira(jql: string): Promise<number>;
  /** The issues of the project, as the world has them. */
  issuesOf(project: Project): Issue[];
}

/** The whole sync over real HTTP against the emulator, with real tables; only the process between them is left out. */
export async function mirrorOnSandbox({ issues = 400 } = {}): Promise<MirrorOnSandbox> {
  const sandbox = await startSandbox({ issues });
  onTestFinished(() => sandbox.close());
  const site = sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  if (site === undefined || shop === undefined) throw new Error('The sandbox has no project SHOP.');
  const tokens = new Map([
    ['service', await serviceToken(sandbox)],
    ['person', (await signIn(sandbox, { site: site.name })).access_token],
  ]);
  const network = { up: true };
  const http = createHttpFetch(null, () => []);
  const fetch: FetchPort = (url, init) =>
    network.up
      ? http(url, init)
      : Promise.reject(
          Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
        );
  const apiOriginOf = (): string => sandbox.apiOrigin;
  const gateway = createGateway({
    fetch,
    accessTokenFor: (accountId) => Promise.resolve(succeed(tokens.get(accountId) ?? '')),
    apiOriginOf,
    now: Date.now,
    wait: () => Promise.resolve(),
    random: () => 0,
    log: new RequestLog(),
    reached: () => undefined,
    siteGone: () => undefined,
    backgroundShare: 1,
  });
  const mirror = aMirror();
  const written: string[] = [];
  const defects: unknown[] = [];
  const startAgain = (remote: RemoteMirror = remotely(mirror)): SyncEngine =>
    createSyncEngine({
      mirror: remote,
      jira: (signal) => jiraOfGateway({ gateway, fetch, apiOriginOf }, signal),
      now: Date.now,
      after: () => () => undefined,
      justWritten: () => written,
      waiting: () => null,
      waitedFor: () => Promise.resolve([]),
      stateChanged: () => undefined,
      issuesChanged: () => undefined,
      reportDefect: (_where, error) => {
        defects.push(error);
        return '';
      },
    });
  return {
    sandbox,
    site,
    shop,
    mirror,
    gateway,
    network,
    engine: startAgain(),
    service: { accountId: 'service', cloudId: site.cloudId },
    person: { accountId: 'person', cloudId: site.cloudId },
    written,
    defects,
    startAgain,
    async countInJira(jql) {
      const count = await countIssues(gateway, { accountId: 'service', cloudId: site.cloudId }, jql);
      return count.ok ? count.value : Number.NaN;
    },
    issuesOf: (project) => site.issues.filter(({ projectId }) => projectId === project.id),
  };
}

export function scopeOf(project: Project): SyncScope {
  return { kind: 'project', projectId: project.id, key: project.key, name: project.name };
}

/** Keys that the mirror lists for an account in this scope. */
export function mirroredKeys(
  mirror: MirrorObjects,
  ref: SiteRef,
  scope: { project: string } | { members: string },
): string[] {
  const rows = mirror.sync.rows(ref.accountId, ref.cloudId, scope, 'key asc', 0, 100_000);
  return rows.map(({ key }) => key);
}
