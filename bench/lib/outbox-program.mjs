import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadSource } from './load-source.mjs';
import { scratchFolder, settings } from './settings.mjs';

export const source = await loadSource({
  database: 'src/main/storage/database.ts',
  child: 'src/main/storage/node-child.ts',
  mirror: 'src/main/mirror/mirror-objects.ts',
  wireSync: 'src/main/boot/wire-sync.ts',
  wireOutbox: 'src/main/boot/wire-outbox.ts',
  throttle: 'src/main/boot/throttle.ts',
  request: 'src/main/gateway/request.ts',
  fetch: 'src/main/gateway/http-fetch.ts',
  log: 'src/main/gateway/request-log.ts',
  issue: 'src/main/gateway/issue.ts',
  project: 'src/main/gateway/project.ts',
  transition: 'src/main/gateway/transition.ts',
  exchange: 'src/main/accounts/token-exchange.ts',
  change: 'src/shared/ipc/change.ts',
});

const DATABASES = path.join(settings.app, 'out/main/database-process.js');

const after = (milliseconds, work) => {
  const timer = setTimeout(() => work(), milliseconds);
  return () => clearTimeout(timer);
};

/** Everything of the program that writes and reads, without its window, on this sandbox; the databases are in a process of their own. */
export async function startOutboxProgram({ ready }) {
  const database = await source.database.openDatabase({
    fork: () => source.child.forkNodeChild(DATABASES),
    folder: scratchFolder('outbox-program'),
    key: 'ab'.repeat(32),
    report: (event, detail) => process.stderr.write(`databases: ${event} ${detail}\n`),
  });
  const fetch = source.fetch.createHttpFetch(null, () => []);
  const minted = await source.exchange
    .createHttpTokenExchange({ fetch, now: Date.now })
    .clientCredentials({ ...ready.serviceAccount, origins: { auth: ready.authOrigin, api: ready.apiOrigin } });
  if (!minted.ok) throw new Error(JSON.stringify(minted.failure));
  const apiOriginOf = () => ready.apiOrigin;
  const gateway = source.request.createGateway({
    fetch,
    accessTokenFor: async () => ({ ok: true, value: minted.value.access }),
    apiOriginOf,
    now: Date.now,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
    random: Math.random,
    log: new source.log.RequestLog(),
    reached: () => undefined,
    siteGone: () => undefined,
  });
  const journal = database.object('journal');
  const told = { outbox: () => undefined };
  const throw_ = (_where, error) => {
    throw error;
  };
  const common = {
    gateway,
    fetch,
    apiOriginOf,
    opened: Promise.resolve(),
    now: Date.now,
    after,
    warn: (sentence) => process.stderr.write(`${sentence}\n`),
    reportDefect: throw_,
  };
  const sync = source.wireSync.wireSync({
    ...common,
    mirror: source.mirror.remoteMirror(database),
    waiting: () => null,
    waitedFor: ({ accountId, cloudId }) => journal.openIssues(accountId, cloudId),
    stateChanged: () => undefined,
    mirrorChanged: () => undefined,
  });
  const { outbox, runner } = source.wireOutbox.wireOutbox({
    ...common,
    journal,
    changed: source.throttle.throttleBySite(250, after, (site) => told.outbox(site)),
    readBack: sync.readBack,
  });
  const site = await siteWithShop(gateway, ready);
  return {
    gateway,
    journal,
    outbox,
    sync,
    ...site,
    /** What the window is told of the outbox, as often as it is. */
    onOutboxChanged: (listener) => void (told.outbox = listener),
    stop() {
      runner.stop();
      sync.engine.stop();
      database.close();
    },
    databaseProcess: childRunning(DATABASES),
  };
}

/** Id of the child of this process that runs an entry. */
function childRunning(entry) {
  const children = fs.readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const found = children.filter((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(entry));
  return Number(found.at(-1));
}

async function siteWithShop(gateway, ready) {
  for (const { id } of ready.sites) {
    const ref = { accountId: 'bench', cloudId: id };
    const projects = await source.project.readProjects(gateway, ref);
    const shop = projects.ok ? projects.value.find(({ key }) => key === 'SHOP') : undefined;
    if (shop !== undefined) return { ref, shop };
  }
  throw new Error('The sandbox has no project SHOP.');
}

const CREATED_AT = Date.now();

/** A create as the form makes one, with its marker. */
export function aCreate(ref, summary) {
  const id = randomUUID();
  return {
    id,
    ...ref,
    kind: 'create',
    title: summary,
    subtitle: 'SHOP · Task',
    projectKey: 'SHOP',
    createdAt: CREATED_AT,
    body: {
      fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary },
      properties: [{ key: 'workbench.change', value: { id } }],
    },
  };
}

/** Journals so many creates as one group; answers its id. */
export async function addGroup({ outbox, ref }, count, name) {
  const id = randomUUID();
  const changes = Array.from({ length: count }, (_, nth) => aCreate(ref, `${name} ${nth + 1}`));
  const added = await outbox.addGroup({ id, ...ref, title: name, createdAt: Date.now() }, changes);
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  return id;
}

/** Waits until every change of a group is in Jira; throws when one cannot be any more. Asks seldom, so that it is no load itself. */
export async function appliedOf({ journal, ref }, groupId) {
  for (;;) {
    const { total, counts } = await journal.group(ref, groupId);
    if (counts.applied === total) break;
    const lost = ['rejected', 'unsure', 'conflict', 'discarded'].filter((state) => counts[state] > 0);
    if (lost.length > 0) throw new Error(`of the group: ${JSON.stringify(counts)}`);
    await wait(200);
  }
}
