import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeInput } from '@shared/ipc/change-input';
import { createIssue } from '../../../src/main/gateway/issue';
import { readTransitions } from '../../../src/main/gateway/transition';
import type { JournalledChange, NewChange } from '../../../src/main/outbox/journalled-change';
import { CHUNK_BYTES } from '../../../src/main/outbox/kept-files';
import { bodyOf } from '../../../src/main/outbox/kinds/read-input';
import { siteOf } from '../../../src/main/outbox/site-of';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import type { Issue, SandboxSite } from '../../../src/sandbox/world/model';
import { seededRandom } from '../../e2e/support/seeded-random';
import { temporaryFolder } from '../../unit/main/storage/temporary-database';
import { FaultyProgram, siteRefOf } from './faulty-program';
import { randomChange, type Made, type Target } from './random-changes';
import { gatewayFor } from './sandbox-gateway';
import { VirtualTime } from './virtual-time';

const SOAK = process.env['SOAK'] !== undefined;
const RUNS = SOAK ? 150 : 4;
const CHANGES = SOAK ? 16 : 12;
/** `npm test` seeds a run by its commit; a run by hand is another one each time. */
const SEED = process.env['TEST_SEED'] ?? String(Date.now() % 1e9);

async function targetsOn(sandbox: Sandbox, site: SandboxSite, count: number): Promise<Target[]> {
  const gateway = await gatewayFor(sandbox);
  const ref = siteRefOf(site.cloudId);
  const targets: Target[] = [];
  for (let nth = 0; nth < count; nth++) {
    const summary = `Target ${nth}`;
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary, labels: ['a'] };
    const made = await createIssue(gateway, ref, { fields });
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    const { id, key } = made.value;
    const offered = await readTransitions(gateway, ref, id, 'person');
    const issue = site.issues.find((one) => one.id === id);
    if (!offered.ok || issue === undefined) throw new Error('The new issue cannot be read.');
    const status = site.statuses.find((one) => one.id === issue.statusId);
    const there = offered.value.find(({ to }) => to.id !== issue.statusId);
    targets.push({
      id,
      key,
      summary,
      labels: ['a'],
      assignee: null,
      transition:
        there === undefined
          ? null
          : {
              kind: 'transition',
              transitionId: there.id,
              name: there.name,
              from: { id: issue.statusId, name: status?.name ?? '' },
              to: { id: there.to.id, name: there.to.name },
              fields: [],
            },
    });
  }
  return targets;
}

/** How often Jira has done a change, by what it left there. */
function timesDone(site: SandboxSite, { id, kind, body, issueId, former }: JournalledChange): number {
  // In whichever of its wordings.
  const markers = [id, `${id}~${former.length}`, ...former.map(({ marker }) => marker)];
  const marked = (properties: Record<string, unknown> | undefined): boolean => {
    const mark = JSON.stringify(properties?.['workbench.change'] ?? null);
    return markers.some((marker) => mark.includes(`"${marker}"`));
  };
  const issue = site.issues.find((one) => one.id === issueId);
  const count = (of: (issue: Issue) => number): number => site.issues.reduce((sum, one) => sum + of(one), 0);
  switch (kind) {
    case 'create':
      return site.issues.filter(({ properties }) => marked(properties)).length;
    case 'comment':
      return count(({ comments }) => comments.filter(({ properties }) => marked(properties)).length);
    case 'worklog':
      return count(({ worklogs }) => worklogs.filter(({ properties }) => marked(properties)).length);
    case 'attach':
      return count(({ attachments }) => attachments.filter(({ filename }) => filename === body['name']).length);
    case 'edit':
    case 'edit-comment':
    case 'assign':
    case 'transition':
    case 'link':
    case 'watch':
      return timesInHistory(site, changeInput.parse(body), issue);
  }
}

function timesInHistory(
  site: SandboxSite,
  input: ReturnType<typeof changeInput.parse>,
  issue: Issue | undefined,
): number {
  const items = issue?.history.flatMap((entry) => entry.items) ?? [];
  switch (input.kind) {
    case 'edit': {
      const [field] = input.fields;
      const mine: unknown = Array.isArray(field?.mine) ? field.mine.at(-1) : field?.mine;
      const added = typeof mine === 'string' ? mine : '';
      return items.filter(
        (item) =>
          item.fieldId === field?.fieldId &&
          (item.toString_ ?? '').includes(added) &&
          !(item.fromString ?? '').includes(added),
      ).length;
    }
    case 'transition':
      return items.filter((item) => item.field === 'status' && item.to === input.to.id).length;
    case 'link': {
      const other = site.issues.find((one) => input.otherKey === `SHOP-${one.number}`);
      const links = issue?.links.filter((one) => one.otherIssueId === other?.id && one.direction === 'outward') ?? [];
      return links.length;
    }
    case 'watch':
      return issue?.watchers.filter((accountId) => accountId === input.accountId).length ?? 0;
    // The same person may be assigned twice over: what counts is who is in the end.
    case 'assign':
      return 1;
    case 'comment':
    case 'edit-comment':
    case 'worklog':
      return 0;
  }
}

/** None is the beginning of another: what was written is found by it. */
const idOf = (nth: number): string => `c${String(nth).padStart(2, '0')}`;

interface End {
  readonly kind: NewChange['kind'] | null;
  /** `null`: forgotten. */
  readonly state: JournalledChange['status']['state'] | null;
  /** How often Jira has done it. */
  readonly done: number;
  readonly change: JournalledChange | null;
}

function endOf(site: SandboxSite, change: JournalledChange | null): End {
  if (change === null) return { kind: null, state: null, done: 0, change };
  return { kind: change.kind, state: change.status.state, done: timesDone(site, change), change };
}

function journalled(program: FaultyProgram, { change, bytes }: Made): void {
  if (bytes !== null) {
    for (let part = 0; part * CHUNK_BYTES < bytes.length; part++)
      program.journal.keepFileChunk(
        siteOf(change),
        change.id,
        part,
        bytes.slice(part * CHUNK_BYTES, (part + 1) * CHUNK_BYTES),
      );
  }
  program.journal.add(change, null);
}

/** A person who cannot leave things alone: holds back, lets go, gives up, says anew. Answers the change that took the place of another. */
function interfere(
  { journal, runner }: FaultyProgram,
  change: NewChange,
  random: () => number,
  now: number,
): NewChange | null {
  const site = siteOf(change);
  const there = journal.get(site, change.id);
  const dice = random();
  if (there === null || !['create', 'comment', 'worklog'].includes(change.kind)) return null;
  if (dice < 0.35) journal.pause(site, change.id, true);
  else if (dice < 0.55) journal.pause(site, change.id, false);
  else if (dice < 0.65) journal.move(site, change.id, ['queued', 'unsure'], { state: 'discarded' }, 'Discarded', now);
  else if (change.kind === 'comment') {
    const words = { type: 'text', text: `${change.id} said anew` };
    const body = bodyOf({
      kind: 'comment',
      body: { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [words] }] },
    });
    journal.rewrite(site, change.id, ['queued', 'rejected'], { body, title: 'Anew', parts: ['comment'] }, 'Anew', now);
  } else if (change.kind === 'create' && there.status.state === 'queued') {
    const id = `${change.id}r`;
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: `Made by ${id}` };
    const mended = { ...change, id, body: { fields, properties: [{ key: 'workbench.change', value: { id } }] } };
    journal.mending(site, change.id, true);
    journal.add(mended, change.id);
    runner.wake();
    return mended;
  }
  return null;
}

/** In the end everything goes. */
function letGo(program: FaultyProgram, made: readonly NewChange[]): void {
  if (program.isDead) return;
  for (const change of made) program.journal.pause(siteOf(change), change.id, false);
}

function waitsForDiscarded(change: JournalledChange | null): boolean {
  return change?.status.state === 'queued' && (change.waitsFor ?? null) !== null;
}

async function faultRun(seed: string): Promise<{ kills: number; faults: number; unsure: number; changes: number }> {
  const random = seededRandom(seed);
  const time = new VirtualTime();
  const indexLag = [0, 90_000, Number.POSITIVE_INFINITY][Math.floor(random() * 3)] ?? 0;
  const sandbox = await startSandbox({ issues: 60, clock: () => time.now, schedule: time.schedule, indexLag });
  const site = sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  if (site === undefined) throw new Error('The sandbox has no project SHOP.');
  const troubles: unknown[] = [];
  const program = new FaultyProgram(
    sandbox,
    time,
    join(temporaryFolder(), 'outbox.db'),
    () => (random() < 0.7 ? 3 + Math.floor(random() * 40) : Number.POSITIVE_INFINITY),
    (error) => troubles.push(error),
  );
  try {
    const targets = await targetsOn(sandbox, site, 3);
    const people = site.members.slice(0, 4);
    sandbox.faults.random(Math.floor(random() * 1e9), { rate: 0.25 });
    program.start();
    const made: NewChange[] = [];
    const open = (): boolean =>
      made.length < CHANGES || program.journal.pending().some((change) => !waitsForDiscarded(change));
    for (let step = 0; step < 3_000 && open(); step++) {
      if (made.length < CHANGES && !program.isDead && random() < 0.5) {
        const creates = made.filter(({ kind }) => kind === 'create').map(({ id }) => id);
        const one = randomChange(
          idOf(made.length),
          { ref: siteRefOf(site.cloudId), targets, creates, now: time.now },
          random,
          people,
        );
        journalled(program, one);
        made.push(one.change);
        program.runner.wake();
        if (random() < 0.5) continue;
      }
      const at = Math.floor(random() * made.length * 4);
      const touched = program.isDead || made.length === CHANGES ? undefined : made[at];
      const mended = touched === undefined ? null : interfere(program, touched, random, time.now);
      if (mended !== null) made[at] = mended;
      if (made.length === CHANGES) letGo(program, made);
      await program.runner.idle();
      await time.quiet();
      if (program.isDead) {
        await program.end();
        time.advance(2_000 + Math.floor(random() * 20_000));
        program.start();
        program.runner.wake();
      } else if (!time.step()) program.runner.wake();
    }
    sandbox.faults.random(1, { rate: 0 });
    // What Jira commits late is committed by now.
    await program.runner.idle();
    await time.quiet();
    time.advance(600_000);
    await expect.poll(() => sandbox.pendingCommits).toBe(0);
    const ended = made.map((change) => endOf(site, program.journal.get(siteOf(change), change.id)));
    // Jira's own refusals stay refusals; all else is there, once. Where it cannot be told, a person is asked, and it is not there twice.
    const wrong = ended.filter(({ state, done, kind, change }) => {
      // What has arrived although something else had taken its place, or nothing: a person is told.
      if (change?.status.state === 'unsure' && change.status.late !== undefined) return false;
      if (state === 'unsure') return done > 1;
      if (waitsForDiscarded(change)) return done !== 0;
      if (state === 'discarded') return done > (change?.mayHaveLeft === true ? 1 : 0);
      return kind === 'watch' ? state !== 'rejected' || done !== 0 : state !== 'applied' || done !== 1;
    });
    expect(wrong, `seed ${seed}`).toEqual([]);
    const unsure = ended.filter(({ state }) => state === 'unsure').length;
    const expected = targets.map(({ summary, labels, assignee }) => ({
      summary,
      labels,
      ...(assignee === null ? {} : { assignee: { accountId: assignee.accountId } }),
    }));
    const fields = targets.map(({ id }) => site.issues.find((one) => one.id === id)?.values);
    expect(unsure > 0 ? expected : fields, `seed ${seed}`).toMatchObject(expected);
    expect(troubles, `seed ${seed}`).toEqual([]);
    return { kills: program.kills, faults: sandbox.faults.taken.length, unsure, changes: made.length };
  } finally {
    await program.end();
    await sandbox.close();
  }
}

describe('random changes of every kind, over real HTTP, under faults, kills and an index that lags for ever', () => {
  it(
    `0 lost and 0 doubled in ${RUNS} runs of ${CHANGES} changes`,
    async () => {
      const sum = { kills: 0, faults: 0, unsure: 0, changes: 0 };
      for (let run = 0; run < RUNS; run++) {
        const one = await faultRun(`${SEED}-${run}`);
        for (const name of ['kills', 'faults', 'unsure', 'changes'] as const) sum[name] += one[name];
      }
      process.stdout.write(`fault runs: ${JSON.stringify(sum)}, seed ${SEED}\n`);
      expect(sum.changes).toBe(RUNS * CHANGES);
      expect(sum.faults).toBeGreaterThan(RUNS);
    },
    SOAK ? 3_600_000 : 240_000,
  );
});
