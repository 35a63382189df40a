import { expect, it } from 'vitest';
import { Budget, keyedTurn } from '../../../../src/main/gateway/budget';
import { createQueue, PATIENCE_MS } from '../../../../src/main/gateway/queue';

const DAY_MS = 86_400_000;
const turn = keyedTurn({
  app: 'app',
  cloudId: 'cloud',
  method: 'GET',
  pattern: '/rest/api/3/issue/{}',
  issue: null,
  priority: 'person',
});

/** A line with one endpoint held for so long, on a clock that is changed as the first wait ends. */
function heldLine(heldFor: number, changeAfterFirst: number) {
  let now = Date.UTC(2026, 8, 1, 12);
  const waits: number[] = [];
  const budget = new Budget(0.1);
  budget.answered(turn, {
    status: 429,
    sentAt: now,
    now,
    stated: { quota: null, burst: null },
    reason: 'jira-burst-based',
    until: now + heldFor,
  });
  const queue = createQueue({
    budget,
    now: () => now,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds + (waits.length === 1 ? changeAfterFirst : 0);
      return Promise.resolve();
    },
    changed: () => undefined,
  });
  return { waits, admit: () => queue.admit(turn, new AbortController().signal, queue.place()) };
}

it.each([
  ['an hour', 3_600_000],
  ['a day', DAY_MS],
  ['a year', 365 * DAY_MS],
])(
  'what waits in the line goes about when it was to, though the clock is set back by %s meanwhile',
  async (_by, by) => {
    const { waits, admit } = heldLine(5_000, -by);
    await expect(admit()).resolves.toMatchObject({ kind: 'go' });
    expect(waits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(PATIENCE_MS);
  },
);

it('what waits in the line goes at once when the clock is set ahead meanwhile', async () => {
  const { waits, admit } = heldLine(5_000, DAY_MS);
  await expect(admit()).resolves.toMatchObject({ kind: 'go' });
  expect(waits).toEqual([5_000]);
});

it('a timer that ends a moment early is waited for once more, and nobody goes before the moment', async () => {
  const { waits, admit } = heldLine(5_000, -2);
  await expect(admit()).resolves.toMatchObject({ kind: 'go' });
  expect(waits).toEqual([5_000, 2]);
});
