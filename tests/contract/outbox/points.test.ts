import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import { readIssue } from '../../../src/main/gateway/issue';
import { withPriority } from '../../../src/main/gateway/with-priority';
import { searchWholeIssues } from '../../../src/main/gateway/whole-issues';
import type { Issue } from '../../../src/sandbox/world/model';
import { newCreate, newGroup, newOnes, outboxOnSandbox, type OutboxOnSandbox } from './outbox-on-sandbox';

const RATE = 2;
const MANY = 100;
const FEWER = 60;
const CREATE = 'POST /rest/api/3/issue';
const POST_ISSUE = { method: 'POST', path: /\/rest\/api\/3\/issue$/ };

function summaryOf({ values }: Issue): string {
  const summary = values['summary'];
  return typeof summary === 'string' ? summary : '';
}

function applied(on: OutboxOnSandbox, ref: SiteRef, ids: readonly string[]): number {
  return ids.filter((id) => on.journal.get(ref, id)?.status.state === 'applied').length;
}

/** Milliseconds on the server's clock at which creates were let in. */
function letIn(on: OutboxOnSandbox): number[] {
  return on.sandbox.requests.entries
    .filter(({ operation, status }) => operation === CREATE && status === 201)
    .map(({ at }) => at);
}

/** Of what the limit let through after its first burst. */
function used(on: OutboxOnSandbox): number {
  const times = letIn(on);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  return (times.length - RATE) / (RATE * seconds);
}

/** Every change has one issue, and the site has no other that says the same. */
function expectEachOnce(on: OutboxOnSandbox, ref: SiteRef, ids: readonly string[], count: number, name: string): void {
  const states = ids.map((id) => on.journal.get(ref, id)?.status);
  const keys = states.map((status) => (status?.state === 'applied' ? status.issueKey : status?.state));
  expect(new Set(keys).size).toBe(count);
  const there = on.site.issues.filter((issue) => summaryOf(issue).startsWith(`${name} `));
  expect(there).toHaveLength(count);
}

describe('a hundred creates, each by itself, on a site that takes two POST a second', () => {
  it('uses 0.95 and more of the limit, asks nothing too early, and costs one point an issue', async () => {
    const on = await outboxOnSandbox({ limits: [`post=${RATE}/s`] });
    const ones = await newOnes(on, on.service, MANY, 'Limited');
    await on.run(() => applied(on, on.service, ones) === MANY);
    expect(used(on)).toBeGreaterThanOrEqual(0.95);
    expect(on.early).toBe(0);
    expectEachOnce(on, on.service, ones, MANY, 'Limited');
    const { byOperation } = on.sandbox.requests.points;
    expect((byOperation[CREATE] ?? 0) / MANY).toBeLessThanOrEqual(1.02);
    expect(on.defects).toEqual([]);
  }, 120_000);

  it('leaves room for what a person opens and for what nobody waits for', async () => {
    const on = await outboxOnSandbox({ limits: [`post=${RATE}/s`, 'get=5/s'] });
    const ones = await newOnes(on, on.service, FEWER, 'Busy');
    const background = withPriority(on.gateway, 'background');
    const person: number[] = [];
    let going = true;
    let pages = 0;
    const opens = (async () => {
      while (going) {
        const began = on.clock.now;
        const read = await readIssue(on.gateway, on.service, 'SHOP-1');
        if (!read.ok) throw new Error(JSON.stringify(read.failure));
        person.push(on.clock.now - began);
        await on.clock.wait(1_000);
      }
    })();
    const syncs = (async () => {
      while (going) {
        const query = { jql: 'project = SHOP ORDER BY created', token: null, reconcile: [] };
        const page = await searchWholeIssues(background, on.service, query);
        if (page.ok) pages++;
        await on.clock.wait(500);
      }
    })();
    await on.run(() => applied(on, on.service, ones) === FEWER);
    going = false;
    let ended = false;
    void Promise.all([opens, syncs]).then(() => (ended = true));
    await on.run(() => ended);
    expect(used(on)).toBeGreaterThanOrEqual(0.95);
    expect(on.early).toBe(0);
    expectEachOnce(on, on.service, ones, FEWER, 'Busy');
    expect(pages).toBeGreaterThan(10);
    expect(Math.max(...person)).toBeLessThanOrEqual(1_500);
  }, 120_000);

  it('asks nothing before Retry-After, and doubles nothing, where somebody else takes from the same limit', async () => {
    const on = await outboxOnSandbox({ limits: [`${CREATE}=${RATE}/s`] });
    const ones = await newOnes(on, on.service, FEWER, 'Shared');
    let going = true;
    const somebodyElse = (async () => {
      while (going) {
        const asked = { app: 'other', cloudId: on.site.cloudId, method: 'POST', pattern: '/rest/api/3/issue' };
        on.sandbox.rateLimits.ask({ ...asked, writesTo: [] }, on.clock.now);
        await on.clock.wait(1_300);
      }
    })();
    await on.run(() => applied(on, on.service, ones) === FEWER);
    going = false;
    let ended = false;
    void somebodyElse.then(() => (ended = true));
    await on.run(() => ended);
    expect(on.sandbox.requests.entries.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(on.early).toBe(0);
    expectEachOnce(on, on.service, ones, FEWER, 'Shared');
  }, 120_000);
});

describe('a create on a warm connection that is reset', () => {
  async function warm(): Promise<OutboxOnSandbox> {
    const on = await outboxOnSandbox();
    const first = newCreate(on.service, 'The first');
    await on.outbox.add(first, { replaces: null, patience: 0 });
    await on.run(() => on.journal.get(on.service, first.id)?.status.state === 'applied');
    on.sandbox.requests.clear();
    return on;
  }

  it.each([true, false])(
    'is one POST, whether Jira made the issue before (%s), until it was looked for',
    async (commit) => {
      const on = await warm();
      const rule = { match: { method: 'POST', path: '/rest/api/3/issue' }, do: 'reset-warm', commit };
      on.sandbox.faults.script([rule]);
      const change = newCreate(on.service, 'Reset on its way');
      await on.outbox.add(change, { replaces: null, patience: 0 });
      const stateOf = (): ChangeState['state'] | undefined => on.journal.get(on.service, change.id)?.status.state;
      await on.run(() => stateOf() === 'unknown');
      const lostAt = on.clock.now;
      const [sent] = on.sandbox.requests.entries.filter(
        ({ operation, path }) => operation === CREATE || path.endsWith('/issue'),
      );
      expect(sent?.nthOnConnection).toBeGreaterThan(1);
      expect(sent?.fault).toBe('reset-warm');
      await on.run(() => stateOf() === 'applied' || on.clock.now > lostAt + 100_000);
      // Two minutes are not over: nothing may have been sent again.
      expect(on.sandbox.requests.count(POST_ISSUE)).toBe(1);
      expect(stateOf()).toBe(commit ? 'applied' : 'unknown');
      await on.run(() => stateOf() === 'applied');
      expect(on.sandbox.requests.count(POST_ISSUE)).toBe(commit ? 1 : 2);
      expect(on.site.issues.filter((issue) => summaryOf(issue) === 'Reset on its way')).toHaveLength(1);
    },
  );
});

describe('two accounts on one site with different rights', () => {
  it('send their own changes with their own rights, and nothing of one is shown to the other', async () => {
    const on = await outboxOnSandbox();
    const { service, person } = on;
    const names = on.sandbox.world.people;
    const own = names.find(({ displayName }) => displayName === 'Mara Lind')?.accountId ?? '';
    const bot = names.find(({ displayName }) => displayName === 'Release Bot')?.accountId ?? '';
    Object.assign(on.shop.permissions, { CREATE_ISSUES: [own] });
    const groups = [
      { ref: person, id: await newGroup(on, person, 12, 'Of the person') },
      { ref: service, id: await newGroup(on, service, 12, 'Of the service') },
    ];
    const open = (): number =>
      groups.filter(({ ref, id }) =>
        ['queued', 'sending', 'unknown'].some(
          (state) => (on.journal.group(ref, id)?.counts[state as ChangeState['state']] ?? 0) > 0,
        ),
      ).length;
    await on.run(() => open() === 0);
    const counts = groups.map(({ ref, id }) => on.journal.group(ref, id)?.counts);
    expect(counts).toEqual([{ applied: 12 }, { rejected: 12 }]);
    const made = on.site.issues.filter((issue) => summaryOf(issue).startsWith('Of the '));
    expect(new Set(made.map(({ creatorAccountId }) => creatorAccountId))).toEqual(new Set([own]));
    expect(bot).not.toBe(own);

    const mirrored = ({ accountId, cloudId }: typeof person): number =>
      on.mirror.issues.counts(accountId, cloudId).there;
    await newOnes(on, person, 3, 'By itself');
    await on.run(() => mirrored(person) === 3);
    expect(mirrored(service)).toBe(0);
    for (const { ref, id } of groups) {
      expect(on.journal.groups(ref.accountId, ref.cloudId).map((group) => group.id)).toEqual([id]);
      expect(on.journal.open(ref.accountId).every(({ accountId }) => accountId === ref.accountId)).toBe(true);
    }
  });
});
