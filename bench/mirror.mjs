// A mirror of 100,000 issues: point reads and full text, as the main process sees them through the process boundary.
import path from 'node:path';
import { figure, quantile } from './lib/figure.mjs';
import { loadSource } from './lib/load-source.mjs';
import { realisticIssue, seeded, vocabulary } from './lib/realistic-issue.mjs';
import { scratchFolder, settings } from './lib/settings.mjs';

const ISSUES = settings.quick ? 20_000 : 100_000;
const READS = settings.quick ? 500 : 2_000;
const KEY = 'ab'.repeat(32);
const [ACCOUNT, SITE] = ['account-1', 'cloud-1'];

const source = await loadSource({
  database: 'src/main/storage/database.ts',
  child: 'src/main/storage/node-child.ts',
  mirror: 'src/main/mirror/mirror-objects.ts',
});
const database = await source.database.openDatabase({
  fork: () => source.child.forkNodeChild(path.join(settings.app, 'out/main/database-process.js')),
  folder: scratchFolder('mirror'),
  key: KEY,
  report: () => undefined,
});
const mirror = source.mirror.remoteMirror(database);

const random = seeded(7);
const word = vocabulary(random);
const writes = [];
let bytes = 0;
for (let at = 0; at < ISSUES; at += 25) {
  const batch = Array.from({ length: 25 }, (_one, index) => {
    const { id, key, fields } = realisticIssue(at + index + 1, random, word);
    const text = JSON.stringify(fields);
    bytes += text.length;
    return { id, key, fields: text };
  });
  const began = performance.now();
  await mirror.issues.write(ACCOUNT, SITE, batch, Date.now());
  writes.push(performance.now() - began);
}
await mirror.knowledge.learnFields(ACCOUNT, SITE, { summary: 'Summary' }, {});

async function timed(count, work) {
  const times = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    await work(at);
    times.push(performance.now() - began);
  }
  return times;
}

const anyKey = () => `SHOP-${1 + Math.floor(random() * ISSUES)}`;
const read = async () => {
  const held = await mirror.issues.find(ACCOUNT, SITE, anyKey());
  if (held === null) throw new Error('An issue of the bench is not there.');
  JSON.parse(held.fields);
};
await timed(200, read);
const points = await timed(READS, read);

// Rare, common, unfinished and several words, as a person types them.
const typed = () => {
  const [one, other] = [word(), word()];
  const forms = [one, one.slice(0, 3), `${one} ${other.slice(0, 4)}`, 'the', 'payment log', anyKey(), `${other} `];
  return forms[Math.floor(random() * forms.length)];
};
let found = 0;
const search = async () => {
  found += (await mirror.issueText.search(ACCOUNT, SITE, typed(), 50)).hits.length;
};
await timed(50, search);
const texts = await timed(READS / 2, search);

figure('mirror.issues', ISSUES, 'issues');
figure('mirror.issue.size', bytes / ISSUES, 'B');
figure('mirror.size', (await mirror.sync.bytes()) / 2 ** 20, 'MiB');
figure('mirror.write-25.p95', quantile(writes, 0.95), 'ms');
figure('mirror.point-read.p50', quantile(points, 0.5), 'ms');
figure('mirror.point-read.p95', quantile(points, 0.95), 'ms', '<= 2');
figure('mirror.full-text.hits', found / (READS / 2 + 50), 'rows a search');
figure('mirror.full-text.p50', quantile(texts, 0.5), 'ms');
figure('mirror.full-text.p95', quantile(texts, 0.95), 'ms', '<= 15');
database.close();
