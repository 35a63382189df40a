// The first sync of a large project over real HTTP: how long the main process is held up at a stretch, and how fast it goes.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './lib/figure.mjs';
import { watchHeldUp } from './lib/held-up.mjs';
import { loadSource } from './lib/load-source.mjs';
import { scratchFolder, settings } from './lib/settings.mjs';

const ISSUES = settings.quick ? 5_000 : 50_000;
const entry = (name) => path.join(settings.app, 'out/main', `${name}.js`);

const source = await loadSource({
  database: 'src/main/storage/database.ts',
  child: 'src/main/storage/node-child.ts',
  mirror: 'src/main/mirror/mirror-objects.ts',
  engine: 'src/main/mirror/sync/engine.ts',
  jira: 'src/main/mirror/sync/jira-of-gateway.ts',
  request: 'src/main/gateway/request.ts',
  fetch: 'src/main/gateway/http-fetch.ts',
  log: 'src/main/gateway/request-log.ts',
  exchange: 'src/main/accounts/token-exchange.ts',
  project: 'src/main/gateway/project.ts',
});

const sandbox = spawn(process.execPath, [entry('sandbox'), '--issues', String(ISSUES), '--limit', 'points=9000000/h'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
process.on('exit', () => sandbox.kill('SIGKILL'));
const [line] = await new Promise((resolve, reject) => {
  createInterface(sandbox.stdout).once('line', (text) => resolve([text]));
  sandbox.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
});
const ready = JSON.parse(line);

const database = await source.database.openDatabase({
  fork: () => source.child.forkNodeChild(entry('database-process')),
  folder: scratchFolder('sync-stall'),
  key: 'ab'.repeat(32),
  report: () => undefined,
});
const mirror = source.mirror.remoteMirror(database);
const fetch = source.fetch.createHttpFetch(null, () => []);
const origins = { auth: ready.authOrigin, api: ready.apiOrigin };
const minted = await source.exchange
  .createHttpTokenExchange({ fetch, now: Date.now })
  .clientCredentials({ ...ready.serviceAccount, origins });
if (!minted.ok) throw new Error(JSON.stringify(minted.failure));

const gateway = source.request.createGateway({
  fetch,
  accessTokenFor: async () => ({ ok: true, value: minted.value.access }),
  tokenExpiresAt: () => null,
  apiOriginOf: () => ready.apiOrigin,
  now: Date.now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => 0,
  log: new source.log.RequestLog(),
  reached: () => undefined,
  siteGone: () => undefined,
  // Points are no part of this: the site says at once that it has enough of them.
  backgroundShare: 1,
});
const engine = source.engine.createSyncEngine({
  mirror,
  jira: (signal) => source.jira.jiraOfGateway({ gateway, fetch, apiOriginOf: () => ready.apiOrigin }, signal),
  now: Date.now,
  after: (milliseconds, work) => {
    const timer = setTimeout(() => work(), milliseconds);
    return () => clearTimeout(timer);
  },
  justWritten: () => [],
  waiting: () => null,
  waitedFor: async () => [],
  stateChanged: () => undefined,
  issuesChanged: () => undefined,
  reportDefect: (_where, error) => {
    throw error;
  },
});

const watched = watchHeldUp();
const start = performance.now();
let issues = 0;
for (const { id: cloudId } of ready.sites) {
  const site = { accountId: 'bench', cloudId };
  const projects = await source.project.readProjects(gateway, site);
  if (!projects.ok) continue;
  const scopes = projects.value.map(({ id, key, name }) => ({ kind: 'project', projectId: id, key, name }));
  await engine.setScopes(site, scopes);
  for (;;) {
    await engine.sync(site);
    const { trouble, waiting, mirrored, lastSyncAt } = await engine.state(site);
    if (trouble !== null) throw new Error(JSON.stringify(trouble));
    if (lastSyncAt !== null || waiting === null) {
      issues += mirrored.issues;
      break;
    }
    // The hour's share is spent: it goes on by itself once there is more.
    await wait(500);
  }
}
const seconds = (performance.now() - start) / 1000;
const { idleLongest, busiest, p99, longest } = await watched.end();

figure('sync-stall.issues', issues, 'issues', `>= ${Math.floor(ISSUES * 0.9)}`);
figure('sync-stall.rate', issues / seconds, 'issues/s');
figure('sync-stall.idle-process.longest', idleLongest, 'ms');
figure('sync-stall.busiest-turn', busiest, 'ms of CPU');
figure('sync-stall.p99', p99, 'ms');
// By the clock on the wall. What a process that does nothing was held up in the same run is the machine's, and is let pass beside it.
figure('sync-stall.longest', longest, 'ms', `<= ${(50 + idleLongest).toFixed(1)}`);
engine.stop();
database.close();
sandbox.kill();
