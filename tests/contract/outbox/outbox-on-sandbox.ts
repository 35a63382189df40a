import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { wireOutbox } from '../../../src/main/boot/wire-outbox';
import { wireSync } from '../../../src/main/boot/wire-sync';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import type { FetchPort } from '../../../src/main/gateway/fetch-port';
import { createGateway } from '../../../src/main/gateway/request';
import { RequestLog } from '../../../src/main/gateway/request-log';
import type { MirrorObjects } from '../../../src/main/mirror/mirror-objects';
import { Journal } from '../../../src/main/outbox/journal';
import type { NewChange } from '../../../src/main/outbox/journalled-change';
import type { Outbox } from '../../../src/main/outbox/outbox';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/server';
import type { Issue, Project, SandboxSite } from '../../../src/sandbox/world/model';
import { aMirror, remotely } from '../../unit/main/mirror/a-mirror';
import { asRemote, temporaryConnection } from '../../unit/main/storage/temporary-database';
import { VirtualClock } from '../gateway/virtual-clock';
import { serviceToken, signIn } from '../sandbox/sign-in';

/** The whole outbox as main wires it, on a sandbox that shares its clock: a minute of waiting takes a moment. */
export interface OutboxOnSandbox {
  readonly sandbox: Sandbox;
  readonly site: SandboxSite;
  readonly shop: Project;
  readonly clock: VirtualClock;
  readonly gateway: ReturnType<typeof createGateway>;
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly mirror: MirrorObjects;
  /** The service account, and a person who signed in: two accounts on one site. */
  readonly service: SiteRef;
  readonly person: SiteRef;
  readonly defects: unknown[];
  /** Requests of ours that went out after a 429 had come and before the moment that it named. */
  readonly early: number;
  /** Lets time pass until `done`. */
  run(done: () => boolean): Promise<void>;
}

const LATENCY_MS = 40;

export async function outboxOnSandbox(options: SandboxOptions = {}): Promise<OutboxOnSandbox> {
  const clock = new VirtualClock();
  const now = (): number => clock.now;
  const after = (milliseconds: number, work: () => void): (() => void) => {
    const calledOff = new AbortController();
    clock.wait(milliseconds, calledOff.signal).then(work, () => undefined);
    return () => calledOff.abort();
  };
  /** What Jira does long after is done in the clock's time; what it does at once takes the time that it takes. */
  const schedule = (task: () => void, milliseconds: number): (() => void) => {
    if (milliseconds > 1_000) return after(milliseconds, task);
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  };
  const sandbox = await startSandbox({ issues: 80, clock: now, schedule, ...options });
  onTestFinished(() => sandbox.close());
  const site = sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  if (site === undefined || shop === undefined) throw new Error('The sandbox has no project SHOP.');
  const tokens = new Map([
    ['service', await serviceToken(sandbox)],
    ['person', (await signIn(sandbox, { site: site.name })).access_token],
  ]);
  sandbox.requests.clear();

  const http = createHttpFetch(null, () => []);
  const closed: { readonly url: string; readonly from: number; readonly until: number }[] = [];
  let early = 0;
  let underWay = 0;
  const fetch: FetchPort = async (url, init) => {
    await clock.wait(LATENCY_MS);
    const endpoint = `${init.method} ${url.split('?')[0] ?? ''}`;
    if (closed.some((one) => one.url === endpoint && clock.now > one.from + LATENCY_MS && clock.now < one.until))
      early++;
    underWay++;
    try {
      const answer = await http(url, init);
      const text = await answer.text();
      if (answer.status === 429) {
        const until = clock.now + Number(answer.headers.get('retry-after')) * 1_000;
        closed.push({ url: endpoint, from: clock.now, until });
      }
      return { status: answer.status, headers: answer.headers, text: () => Promise.resolve(text), body: null };
    } finally {
      underWay--;
    }
  };
  const apiOriginOf = (): string => sandbox.apiOrigin;
  const gateway = createGateway({
    fetch,
    accessTokenFor: (accountId) => Promise.resolve(succeed(tokens.get(accountId) ?? '')),
    apiOriginOf,
    now,
    wait: clock.wait,
    random: () => 0.5,
    log: new RequestLog(),
    reached: () => undefined,
    siteGone: () => undefined,
  });
  const defects: unknown[] = [];
  const mirror = aMirror();
  const journal = new Journal(temporaryConnection());
  const common = {
    gateway,
    fetch,
    apiOriginOf,
    now,
    after,
    warn: (sentence: string) => void defects.push(sentence),
    reportDefect: (_where: string, error: unknown) => {
      defects.push(error);
      return '';
    },
  };
  const { readBack } = wireSync({
    ...common,
    mirror: remotely(mirror),
    // The sync itself does not begin.
    opened: new Promise(() => undefined),
    waiting: () => null,
    waitedFor: () => Promise.resolve([]),
    stateChanged: () => undefined,
    mirrorChanged: () => undefined,
  });
  const { outbox, runner } = wireOutbox({
    ...common,
    journal: asRemote(journal),
    opened: Promise.resolve(),
    changed: () => undefined,
    readBack,
  });
  onTestFinished(() => runner.stop());
  return {
    sandbox,
    site,
    shop,
    clock,
    gateway,
    outbox,
    journal,
    mirror,
    service: { accountId: 'service', cloudId: site.cloudId },
    person: { accountId: 'person', cloudId: site.cloudId },
    defects,
    get early() {
      return early;
    },
    run: (done) => clock.run(done, () => underWay > 0),
  };
}

/** A create as the form makes one, with its marker. */
export function newCreate(ref: SiteRef, summary: string, over: Partial<NewChange> = {}): NewChange {
  const id = randomUUID();
  return {
    id,
    ...ref,
    kind: 'create',
    title: summary,
    subtitle: 'SHOP · Task',
    projectKey: 'SHOP',
    createdAt: 1,
    body: {
      fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary },
      properties: [{ key: 'workbench.change', value: { id } }],
    },
    ...over,
  };
}

/** Journals so many creates as one group; answers its id. */
export async function newGroup(
  { outbox }: OutboxOnSandbox,
  ref: SiteRef,
  count: number,
  name: string,
): Promise<string> {
  const id = randomUUID();
  const changes = Array.from({ length: count }, (_, nth) => newCreate(ref, `${name} ${nth + 1}`));
  const added = await outbox.addGroup({ id, ...ref, title: name, createdAt: 1 }, changes);
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  return id;
}

/** Journals so many creates of no group: each leaves by itself. Answers their ids. */
export async function newOnes(
  { outbox }: OutboxOnSandbox,
  ref: SiteRef,
  count: number,
  name: string,
): Promise<readonly string[]> {
  const changes = Array.from({ length: count }, (_, nth) => newCreate(ref, `${name} ${nth + 1}`));
  for (const change of changes) {
    const added = await outbox.add(change, { replaces: null, patience: 0 });
    if (!added.ok) throw new Error(JSON.stringify(added.failure));
  }
  return changes.map(({ id }) => id);
}

/** Issues of the site whose summaries begin so. */
export function named({ site }: OutboxOnSandbox, name: string): readonly Issue[] {
  return site.issues.filter(({ values: { summary } }) => typeof summary === 'string' && summary.startsWith(`${name} `));
}
