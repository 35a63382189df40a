import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { QUIET_MS } from '../../../../src/main/outbox/decide';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { SITE } from './a-change';
import { ARunner } from './a-runner';
import { anEdit } from './an-edit';

const DAY_MS = 86_400_000;

let journal: Journal;
let world: ARunner;

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  world = new ARunner(journal);
  world.time.now = 1_800_000_000_000;
});

/** How long it takes from now until that holds, milliseconds; as far as half an hour of steps goes. */
async function timeUntil(runs: ARunner, holds: () => boolean): Promise<number> {
  const began = runs.time.now;
  await runs.settle();
  for (let step = 0; step < 200 && !holds() && runs.time.now - began < 1_800_000; step++) {
    if (!runs.time.step()) break;
    await runs.runner.idle();
  }
  return holds() ? runs.time.now - began : Infinity;
}

/** Answers once with that, and takes it from then on. */
function onceThenTake(id: string, first: Parameters<typeof fail>[0]): void {
  let asked = false;
  world.answers.set(id, () => {
    if (asked) return Promise.resolve(succeed({ id: '1', key: 'SHOP-1' }));
    asked = true;
    return Promise.resolve(fail(first));
  });
}

const applied = (id: string) => (): boolean => journal.get(SITE, id)?.status.state === 'applied';
const FIRST: readonly (readonly [string, () => ARunner])[] = [
  ['in the same run', () => world],
  [
    'in the next run',
    () => {
      const next = new ARunner(journal);
      next.time.now = world.time.now;
      world.runner.stop();
      return next;
    },
  ],
];

describe.each([DAY_MS, 365 * DAY_MS])('a clock that was %i ms ahead and is put right', (ahead) => {
  it.each(FIRST)('holds no account back for longer than Jira asked, %s', async (_run, takeOver) => {
    const retryAt = world.time.now + 30_000;
    onceThenTake('a', { kind: 'rate-limited', retryAt, reason: null });
    journal.add(anEdit('a', 1), null);
    await world.settle();
    world.time.setClock(-ahead);
    journal.add(anEdit('b', 2), null);
    const waited = await timeUntil(takeOver(), applied('b'));
    expect(waited).toBeGreaterThanOrEqual(30_000);
    expect(waited).toBeLessThan(32_000);
  });

  it.each(FIRST)('holds no issue back for longer than Jira asked, %s', async (_run, takeOver) => {
    const retryAt = world.time.now + 30_000;
    onceThenTake('a', { kind: 'rate-limited', retryAt, reason: 'jira-per-issue-on-write' });
    journal.add(anEdit('a', 1), null);
    await world.settle();
    world.time.setClock(-ahead);
    const waited = await timeUntil(takeOver(), applied('a'));
    expect(waited).toBeGreaterThanOrEqual(30_000);
    expect(waited).toBeLessThan(32_000);
  });

  it.each(FIRST)('lets what was lost be looked for, and sent after two quiet minutes, %s', async (_run, takeOver) => {
    onceThenTake('a', { kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
    journal.add(anEdit('a', 1), null);
    await world.settle();
    expect(journal.get(SITE, 'a')?.status.state).toBe('unknown');
    world.time.setClock(-ahead);
    const waited = await timeUntil(takeOver(), applied('a'));
    expect(waited).toBeGreaterThanOrEqual(QUIET_MS);
    expect(waited).toBeLessThan(QUIET_MS + 35_000);
  });

  it('tries again in a while what waited for a network', async () => {
    onceThenTake('a', { kind: 'offline', detail: 'ENOTFOUND' });
    journal.add(anEdit('a', 1), null);
    await world.settle();
    world.time.setClock(-ahead);
    // Nobody wakes the runner.
    const began = world.time.now;
    for (let step = 0; step < 9 && !applied('a')(); step++) {
      world.time.step();
      await world.runner.idle();
    }
    expect(applied('a')()).toBe(true);
    expect(world.time.now - began).toBeLessThan(20_000);
  });

  it('lets what stepped aside have its turn', async () => {
    world.answers.set('a', () =>
      world.sent.length > 1
        ? Promise.resolve(succeed({ id: '1', key: 'SHOP-1' }))
        : Promise.resolve({ ...fail({ kind: 'unavailable', status: 503, detail: '' }), unsent: true }),
    );
    journal.add(anEdit('a', 1), null);
    await world.settle();
    world.time.setClock(-ahead);
    expect(await timeUntil(world, applied('a'))).toBeLessThan(65_000);
  });
});
