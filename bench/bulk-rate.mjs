// A run of rows through the outbox, fifty a request: how much of 2 POST/s it uses, what an issue costs, what beginning it holds up.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './lib/figure.mjs';
import { watchHeldUp } from './lib/held-up.mjs';
import { aCreate, appliedOf, startOutboxProgram } from './lib/outbox-program.mjs';
import { startSandboxProcess } from './lib/sandbox-process.mjs';
import { settings } from './lib/settings.mjs';

const RATE = 2;
const ROWS = settings.quick ? 1_000 : 3_000;

/** A run as a sheet begins it; every fifth row stands under the epic before it. */
async function addRun({ outbox, ref }, count) {
  const id = randomUUID();
  const rows = Array.from({ length: count }, (_, nth) => {
    const { title, subtitle, projectKey, body, id: changeId } = aCreate(ref, `Bulk ${nth + 1}`);
    return { id: changeId, title, subtitle, projectKey, body, parent: null };
  });
  const added = await outbox.addRun({ id, ...ref, title: 'bulk.csv', createdAt: Date.now(), rows });
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  return id;
}

async function postsSeen({ control }) {
  const { requests } = await control({ command: 'requests' });
  const posts = requests.filter(
    ({ method, path }) => method === 'POST' && /\/rest\/api\/3\/issue(\/bulk)?$/.test(path),
  );
  const made = posts.filter(({ status }) => status === 201).map(({ at }) => at);
  const refused = posts.filter(({ status }) => status === 429).map(({ at }) => at);
  // The server asks for a second. What came within a few milliseconds was on its way before it could know.
  const early = posts.filter(({ at }) => refused.some((from) => at > from + 15 && at < from + 1_000)).length;
  return { made, refused: refused.length, early };
}

const sandbox = await startSandboxProcess(['--limit', `post=${RATE}/s`, '--issues', '500']);
const program = await startOutboxProgram(sandbox);
await sandbox.control({ command: 'clear-counters' });
const held = watchHeldUp();
const group = await addRun(program, ROWS);
const { idleLongest, longest, busiest } = await held.end();
await appliedOf(program, group);
const { made, refused, early } = await postsSeen(sandbox);
const { points } = await sandbox.control({ command: 'counters' });
const seconds = (made.at(-1) - made[0]) / 1000;
const keys = new Set();
for (let at = 0; at < ROWS; at += 500) {
  const of = await program.journal.ofGroup(program.ref, group, at, 500);
  for (const { status } of of) if (status.issueKey !== undefined) keys.add(status.issueKey);
}
await wait(4_000);
const after = await sandbox.control({ command: 'counters' });
if (process.env.BENCH_TELL) process.stderr.write(`${JSON.stringify({ points, after: after.points })}\n`);

figure('bulk-rate.rows', keys.size, 'issues', `= ${ROWS}`);
figure('bulk-rate.posts', made.length, 'requests');
// The first bucket is full: those are given, not earned.
figure('bulk-rate.used', (made.length - RATE) / (RATE * seconds), 'of the limit', '>= 0.95');
figure('bulk-rate.early', early, 'requests before Retry-After', '= 0');
figure('bulk-rate.refused', refused, 'requests');
figure('bulk-rate.points', points.total / ROWS, 'points an issue, when the last is created');
figure('bulk-rate.points.all', after.points.total / ROWS, 'points an issue, with all that came after', '<= 1.02');
figure('bulk-rate.begin.busiest-turn', busiest, 'ms of CPU');
figure('bulk-rate.begin.longest', longest, 'ms', `<= ${(50 + idleLongest).toFixed(1)}`);
program.stop();
sandbox.stop();
