// Groups of creates through the whole outbox: how much of a limit they use, what they cost in points, what they hold up.
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { figure, quantile } from './lib/figure.mjs';
import { watchHeldUp } from './lib/held-up.mjs';
import { addGroup, appliedOf, source, startOutboxProgram } from './lib/outbox-program.mjs';
import { priceOfChanges } from './lib/price-of-changes.mjs';
import { startSandboxProcess } from './lib/sandbox-process.mjs';
import { settings } from './lib/settings.mjs';

const RATE = 2;
const LIMITED = settings.quick ? 40 : 120;
const MANY = settings.quick ? 300 : 1_000;
const CREATE = 'POST /rest/api/3/issue';

/** What the server saw of creates, by its own clock. */
async function createsSeen({ control }) {
  const { requests } = await control({ command: 'requests' });
  const creates = requests.filter(({ operation, method, path }) =>
    operation === undefined ? method === 'POST' && path.endsWith('/rest/api/3/issue') : operation === CREATE,
  );
  const made = creates.filter(({ status }) => status === 201).map(({ at }) => at);
  const refused = creates.filter(({ status }) => status === 429).map(({ at }) => at);
  // The server asks for a second. What came within a few milliseconds was on its way before it could know.
  const early = creates.filter(({ at }) => refused.some((from) => at > from + 15 && at < from + 1_000)).length;
  return { made, refused: refused.length, early };
}

async function limited(name, load) {
  const sandbox = await startSandboxProcess(['--limit', `post=${RATE}/s`, '--issues', '2000']);
  const program = await startOutboxProgram(sandbox);
  await sandbox.control({ command: 'clear-counters' });
  const stopLoad = load === null ? null : load(program);
  const group = await addGroup(program, LIMITED, `limited ${name}`);
  await appliedOf(program, group);
  const loaded = stopLoad === null ? null : await stopLoad();
  const { made, refused, early } = await createsSeen(sandbox);
  const seconds = (made.at(-1) - made[0]) / 1000;
  // The first bucket is full: those are given, not earned.
  figure(`outbox-rate.${name}.used`, (made.length - RATE) / (RATE * seconds), 'of the limit', '>= 0.95');
  figure(`outbox-rate.${name}.early`, early, 'requests before Retry-After', '= 0');
  figure(`outbox-rate.${name}.refused`, refused, 'requests');
  const ofGroup = await program.journal.ofGroup(program.ref, group, 0, LIMITED);
  const keys = new Set(ofGroup.map(({ status }) => status.issueKey));
  figure(`outbox-rate.${name}.lost`, LIMITED - keys.size, 'issues', '= 0');
  figure(`outbox-rate.${name}.doubled`, made.length - keys.size, 'issues', '= 0');
  if (loaded !== null) {
    figure(`outbox-rate.${name}.person.p95`, quantile(loaded.person, 0.95), 'ms for a read');
    figure(`outbox-rate.${name}.background`, loaded.issues, 'issues mirrored meanwhile', '>= 1');
  } else {
    // What was held back until the group had ended is read now.
    await wait(4_000);
    const { points } = await sandbox.control({ command: 'counters' });
    // The names of fields are learnt once, and that is shared by few in a short run.
    const bar = settings.quick ? null : '<= 2.05';
    figure(`outbox-rate.${name}.points`, points.total / LIMITED, 'points an issue, read back', bar);
  }
  program.stop();
  sandbox.stop();
}

/** A sync that fills the mirror, and a person who opens an issue now and then. */
function readsMeanwhile({ gateway, sync, ref, shop }) {
  let going = true;
  const person = [];
  const scope = { kind: 'project', projectId: shop.id, key: shop.key, name: shop.name };
  const background = (async () => {
    await sync.engine.setScopes(ref, [scope]);
    while (going) await sync.engine.sync(ref, true).then(() => wait(20));
  })();
  const reading = (async () => {
    for (let number = 1; going; number++) {
      const began = performance.now();
      const read = await source.issue.readIssue(gateway, ref, `SHOP-${(number % 20) + 1}`);
      if (!read.ok && read.failure.kind !== 'not-found') throw new Error(JSON.stringify(read.failure));
      person.push(performance.now() - began);
      await wait(300);
    }
  })();
  return async () => {
    going = false;
    await Promise.all([background, reading]);
    return { person, issues: (await sync.engine.state(ref)).mirrored.issues };
  };
}

async function many() {
  const sandbox = await startSandboxProcess(['--limit', 'off', '--issues', '400']);
  const program = await startOutboxProgram(sandbox);
  const { journal, ref, outbox } = program;
  for (const { name, value, unit, bar } of await priceOfChanges(sandbox, program)) figure(name, value, unit, bar);

  await outbox.pause(ref, { changeId: null, groupId: null, paused: true });
  let began = performance.now();
  const took = (what) => {
    figure(`outbox-rate.${MANY}-queued.${what}`, performance.now() - began, 'ms');
    began = performance.now();
  };
  const group = await addGroup(program, MANY, 'many');
  took('journalled');
  await journal.list(ref.accountId, ref.cloudId, 500);
  took('list');
  await journal.pending();
  took('pending');
  await journal.groups(ref.accountId, ref.cloudId);
  took('groups');
  await journal.ofGroup(ref, group, 0, 500);
  took('of-group');
  await journal.agenda({ now: Date.now(), busy: [], limit: 4 });
  took('agenda');
  figure(`outbox-rate.${MANY}-queued.heap`, process.memoryUsage().heapUsed / 2 ** 20, 'MiB of main');
  figure(`outbox-rate.${MANY}-queued.database-process`, residentOf(program.databaseProcess), 'MiB');

  // What an outbox page with the group open asks for each time that it is told, through the same schemas.
  let pushes = 0;
  const asked = [];
  const schemas = source.change;
  program.onOutboxChanged(() => {
    pushes += 1;
    asked.push(
      outbox.groups(ref).then(({ value }) => schemas.changeGroup.array().parse(value)),
      outbox.list(ref).then(({ value }) => schemas.change.array().parse(value)),
      outbox.ofGroup(ref, group, 0, 500).then(({ value }) => schemas.change.array().parse(value)),
    );
  });
  await sandbox.control({ command: 'clear-counters' });
  const watch = watchHeldUp();
  const start = performance.now();
  await outbox.pause(ref, { changeId: null, groupId: null, paused: false });
  await appliedOf(program, group);
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(asked);
  await wait(4_000);
  const { idleLongest, busiest, p99, longest } = await watch.end();
  const { points } = await sandbox.control({ command: 'counters' });
  figure('outbox-rate.unlimited.rate', MANY / seconds, 'creates/s');
  figure('outbox-rate.unlimited.pushes', pushes / seconds, 'a second', '<= 5');
  figure('outbox-rate.unlimited.idle-process.longest', idleLongest, 'ms');
  figure('outbox-rate.unlimited.busiest-turn', busiest, 'ms of CPU', '<= 50');
  figure('outbox-rate.unlimited.p99', p99, 'ms');
  // Judged on a machine that is quiet enough: where a process that does nothing is held up, so is this one.
  figure('outbox-rate.unlimited.longest', longest, 'ms', idleLongest <= 20 ? '<= 50' : null);
  figure('outbox-rate.points.create', points.byOperation[CREATE] / MANY, 'points an issue', '<= 1.02');
  figure('outbox-rate.points.create-read-back', points.total / MANY, 'points an issue', '<= 2.05');
  program.stop();
  sandbox.stop();
}

/** Resident memory of a process, MiB. */
function residentOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

await many();
await limited('post-2-per-second', null);
await limited('post-2-per-second-busy', readsMeanwhile);
process.exit();
