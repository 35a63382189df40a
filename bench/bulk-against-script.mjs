// The same rows under the same faults, through the outbox and through a script with jira.js: what each loses and doubles.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './lib/figure.mjs';
import { source, startOutboxProgram } from './lib/outbox-program.mjs';
import { startSandboxProcess } from './lib/sandbox-process.mjs';
import { runScript } from './lib/script-with-jira-js.mjs';
import { settings } from './lib/settings.mjs';

const ROWS = settings.quick ? 400 : 1_000;
/** Each with faults of its own, the same for both. */
const SEEDS = settings.quick ? [1] : [1, 2, 3];
const RATE = 0.4;
const BULK = '/rest/api/3/issue/bulk';
/** What an afternoon brings: none of it is a refusal of a row. */
const FAULTS = [
  { do: 'drop-before-commit' },
  { do: 'drop-after-commit' },
  { do: 'commit-late', ms: 5_000 },
  { do: 'commit-part', count: 17, restAfter: null },
  { do: 'commit-part', count: 30, restAfter: 20_000 },
  { do: 'time-out', commit: true, ms: 100 },
  { do: 'time-out', commit: false, ms: 100 },
  { do: 'reset-warm', commit: true },
  { do: '502', commit: true },
  { do: '502', commit: false },
  { do: '503', retryAfter: null },
  { do: '429', retryAfter: 1, reason: 'jira-burst-based' },
  { do: 'truncated-body', bytes: null },
];
/** Nobody waits longer for a run that has stopped to go on. */
const STUCK_MS = 15 * 60_000;

/** A fifth of them sub-tasks of a row above; each twentieth, none of them a parent, has a priority that Jira does not know. */
const rows = Array.from({ length: ROWS }, (_, at) => {
  const isChild = at % 5 === 4;
  const fields = {
    project: { key: 'SHOP' },
    issuetype: { name: isChild ? 'Sub-task' : 'Task' },
    summary: `Row ${at + 1} of the sheet`,
    ...(at % 20 === 13 ? { priority: { name: 'Huge' } } : {}),
  };
  return { id: randomUUID(), at, parent: isChild ? at - 4 : null, refused: at % 20 === 13, fields };
});

async function underFaults(seed) {
  const sandbox = await startSandboxProcess(['--issues', '200', '--index-lag', 'forever']);
  const faulty = async () => {
    await sandbox.control({ command: 'random-faults', seed, rate: RATE, path: BULK, kinds: FAULTS });
  };
  return { sandbox, faulty };
}

/** What the site has of the rows once nothing is on its way to it any more: issues by the place of the row. */
async function judged({ sandbox }) {
  while ((await sandbox.control({ command: 'counters' })).pendingCommits > 0) await wait(500);
  const faults = (await sandbox.control({ command: 'counters' })).faults.length;
  await sandbox.control({ command: 'clear-faults' });
  await sandbox.control({ command: 'flush-index' });
  const made = new Map();
  let token;
  do {
    const body = {
      jql: 'project = SHOP AND summary ~ "sheet"',
      maxResults: 100,
      fields: ['summary', 'parent'],
      ...(token === undefined ? {} : { nextPageToken: token }),
    };
    const page = await sandbox.control({
      command: 'act-as',
      account: 'Mara Lind',
      method: 'POST',
      path: '/rest/api/3/search/jql',
      body,
    });
    for (const { key, fields } of page.body.issues) {
      const [, number] = /^Row (\d+) of the sheet$/.exec(fields.summary) ?? [];
      if (number === undefined) continue;
      const at = Number(number) - 1;
      made.set(at, [...(made.get(at) ?? []), { key, parent: fields.parent?.key ?? null }]);
    }
    token = page.body.nextPageToken;
  } while (token !== undefined && token !== null);
  const there = (at) => made.get(at) ?? [];
  const asked = rows.filter(({ refused }) => !refused);
  const lost = asked.filter(({ at }) => there(at).length === 0);
  const doubled = asked.reduce((sum, { at }) => sum + Math.max(0, there(at).length - 1), 0);
  const astray = asked.filter(({ at, parent }) => {
    const above = parent === null ? [] : there(parent).map(({ key }) => key);
    return parent !== null && there(at).some((issue) => !above.includes(issue.parent));
  });
  return { there, faults, lost: lost.length, doubled, astray: astray.length };
}

async function ours(seed) {
  const site = await underFaults(seed);
  const program = await startOutboxProgram(site.sandbox);
  await site.faulty();
  const { ref, outbox, journal } = program;
  const id = randomUUID();
  const began = performance.now();
  const added = await outbox.addRun({
    id,
    ...ref,
    title: 'Rows',
    createdAt: Date.now(),
    rows: rows.map(({ id: own, parent, fields }) => ({
      id: own,
      title: fields.summary,
      subtitle: `SHOP · ${fields.issuetype.name}`,
      projectKey: 'SHOP',
      body: { fields, properties: [{ key: 'workbench.change', value: { id: own } }] },
      parent,
    })),
  });
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  let counts;
  do {
    await wait(500);
    ({ counts } = await journal.group(ref, id));
    if (performance.now() - began > STUCK_MS) throw new Error(`the run stands still: ${JSON.stringify(counts)}`);
  } while ((counts.queued ?? 0) + (counts.sending ?? 0) + (counts.unknown ?? 0) > 0);
  const seconds = (performance.now() - began) / 1000;
  const end = await judged(site);
  program.stop();
  site.sandbox.stop();
  const refused = rows.filter((row) => row.refused).length;
  return { ...end, seconds, asked: counts.unsure ?? 0, refused: (counts.rejected ?? 0) - refused };
}

async function theirs(seed) {
  const site = await underFaults(seed);
  const { ready } = site.sandbox;
  const { exchange, fetch } = source;
  const minted = await exchange
    .createHttpTokenExchange({ fetch: fetch.createHttpFetch(null, () => []), now: Date.now })
    .clientCredentials({ ...ready.serviceAccount, origins: { auth: ready.authOrigin, api: ready.apiOrigin } });
  if (!minted.ok) throw new Error(JSON.stringify(minted.failure));
  const shop = await siteWithShop(ready, minted.value.access);
  await site.faulty();
  const began = performance.now();
  const ids = rows.map(({ id }) => id);
  const said = await runScript({
    host: `${ready.apiOrigin}/ex/jira/${shop}`,
    token: minted.value.access,
    rows: rows.map(({ id, parent, fields }) => ({ id, parent: parent === null ? null : ids[parent], fields })),
  });
  const seconds = (performance.now() - began) / 1000;
  const end = await judged(site);
  site.sandbox.stop();
  const toldWrong = rows.filter(({ id, at }) => said.failed.has(id) && end.there(at).length > 0).length;
  return { ...end, seconds, toldWrong };
}

async function siteWithShop({ sites, apiOrigin }, token) {
  for (const { id } of sites) {
    const answer = await fetch(`${apiOrigin}/ex/jira/${id}/rest/api/3/project/SHOP`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (answer.ok) return id;
  }
  throw new Error('The sandbox has no project SHOP.');
}

function tell(name, ends, bar) {
  const sum = (of) => ends.reduce((total, end) => total + end[of], 0);
  figure(`bulk-against-script.${name}.rows`, ends.length * ROWS, 'rows');
  figure(`bulk-against-script.${name}.seconds`, Math.max(...ends.map(({ seconds }) => seconds)), 's at most a run');
  figure(`bulk-against-script.${name}.faults`, sum('faults'), 'requests that went wrong', '>= 1');
  figure(`bulk-against-script.${name}.lost`, sum('lost'), 'issues', bar);
  figure(`bulk-against-script.${name}.doubled`, sum('doubled'), 'issues', bar);
  figure(`bulk-against-script.${name}.astray`, sum('astray'), 'sub-tasks not below their row', bar);
  return sum;
}

const [us, them] = await Promise.all([Promise.all(SEEDS.map(ours)), Promise.all(SEEDS.map(theirs))]);
const ourSum = tell('workbench', us, '= 0');
figure('bulk-against-script.workbench.refused-wrongly', ourSum('refused'), 'rows', '= 0');
figure('bulk-against-script.workbench.asked-about', ourSum('asked'), 'rows that a person has to decide');
const theirSum = tell('script', them, null);
figure('bulk-against-script.script.told-wrong', theirSum('toldWrong'), 'rows that it calls failed and Jira has');
process.exit();
