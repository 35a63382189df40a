import { describe, expect, it } from 'vitest';
import type { SiteRef } from '@shared/jira/site';
import { named, newGroup, outboxOnSandbox, type OutboxOnSandbox } from './outbox-on-sandbox';

const RATE = 2;
const ROWS = 2_000;
const FEWER = 1_000;
const BULK = 'POST /rest/api/3/issue/bulk';

function applied(on: OutboxOnSandbox, ref: SiteRef, groupId: string): number {
  return on.journal.group(ref, groupId)?.counts.applied ?? 0;
}

/** Of what the limit let through after its first burst. */
function used(on: OutboxOnSandbox): number {
  const times = on.sandbox.requests.entries
    .filter(({ operation, status }) => operation === BULK && status === 201)
    .map(({ at }) => at);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  return (times.length - RATE) / (RATE * seconds);
}

/** Every row has one issue, numbered in the order of the rows. */
function expectEachOnceInOrder(on: OutboxOnSandbox, groupId: string, count: number, name: string): void {
  const changes = on.journal.ofGroup(on.service, groupId, 0, count + 1);
  const numbers = changes.map(({ status }) =>
    status.state === 'applied' ? Number(status.issueKey.split('-').at(-1)) : Number.NaN,
  );
  expect(numbers).toHaveLength(count);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(new Set(numbers).size).toBe(count);
  const there = named(on, name);
  expect(there).toHaveLength(count);
}

describe(`a run of ${ROWS} rows on a site that takes two POST a second`, () => {
  it('uses 0.95 and more of the limit, asks nothing too early, and costs one point an issue, whatever comes after', async () => {
    const on = await outboxOnSandbox({ limits: [`post=${RATE}/s`] });
    const group = await newGroup(on, on.service, ROWS, 'Run');
    await on.run(() => applied(on, on.service, group) === ROWS);
    const { byOperation } = on.sandbox.requests.points;
    const points = (byOperation[BULK] ?? 0) / ROWS;
    process.stdout.write(`bulk: ${used(on).toFixed(3)} of the limit, ${points} points an issue\n`);
    expect(used(on)).toBeGreaterThanOrEqual(0.95);
    expect(on.early).toBe(0);
    expect(on.sandbox.requests.count({ method: 'POST', path: /\/issue\/bulk$/ })).toBe(ROWS / 50);
    expect(on.sandbox.requests.count({ method: 'POST', path: /\/issue$/ })).toBe(0);
    expect(points).toBeLessThanOrEqual(1.02);
    // Our own count of what was spent agrees with the site's.
    const left = on.gateway.limits.now(on.service);
    expect(left.pointsAnHour - left.pointsLeft).toBeGreaterThanOrEqual(ROWS);
    expectEachOnceInOrder(on, group, ROWS, 'Run');
    // Longer than the program waits before it reads what a group has changed.
    let waited = false;
    void on.clock.wait(60_000).then(() => (waited = true));
    await on.run(() => waited);
    expect(on.sandbox.requests.points.total / ROWS).toBeLessThanOrEqual(1.02);
    expect(on.defects).toEqual([]);
  }, 120_000);

  it('asks nothing before Retry-After, and doubles nothing, where somebody else takes from the same limit', async () => {
    const on = await outboxOnSandbox({ limits: [`${BULK}=${RATE}/s`] });
    const group = await newGroup(on, on.service, FEWER, 'Shared');
    let going = true;
    const somebodyElse = (async () => {
      while (going) {
        const asked = { app: 'other', cloudId: on.site.cloudId, method: 'POST', pattern: '/rest/api/3/issue/bulk' };
        on.sandbox.rateLimits.ask({ ...asked, writesTo: [] }, on.clock.now);
        await on.clock.wait(1_300);
      }
    })();
    await on.run(() => applied(on, on.service, group) === FEWER);
    going = false;
    let ended = false;
    void somebodyElse.then(() => (ended = true));
    await on.run(() => ended);
    expect(on.sandbox.requests.entries.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(on.early).toBe(0);
    expectEachOnceInOrder(on, group, FEWER, 'Shared');
  }, 120_000);
});
