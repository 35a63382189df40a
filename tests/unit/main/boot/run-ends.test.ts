import { expect, it, vi } from 'vitest';
import type { ChangeGroup } from '@shared/ipc/change';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { createRunEnds, endWords } from '../../../../src/main/boot/run-ends';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const group = (id: string, counts: ChangeGroup['counts']): ChangeGroup => ({
  id,
  title: `${id}.csv`,
  createdAt: 1,
  paused: false,
  total: 3,
  counts,
});

it('tells once of a run that was under way and has ended, and never of one that ended before', async () => {
  const told: string[] = [];
  let now: Outcome<readonly ChangeGroup[]> = succeed([group('old', { applied: 3 }), group('new', { queued: 3 })]);
  const ends = createRunEnds({
    groups: () => Promise.resolve(now),
    standsStill: () => Promise.resolve(false),
    later: () => undefined,
    ended: (_site, { id }) => told.push(id),
  });
  await ends.look(SITE);
  now = fail({ kind: 'storage', detail: 'gone' });
  await ends.look(SITE);
  now = succeed([group('old', { applied: 3 }), group('new', { applied: 2, unknown: 1 })]);
  await ends.look(SITE);
  expect(told).toEqual([]);
  now = succeed([group('old', { applied: 3 }), group('new', { applied: 2, rejected: 1 })]);
  await ends.look(SITE);
  await ends.look(SITE);
  expect(told).toEqual(['new']);
});

it('tells of a run of which all that is left waits for somebody, once nothing of it moves', async () => {
  const told: string[] = [];
  const looks: (() => void)[] = [];
  let now = [group('plan', { applied: 1, sending: 2 })];
  let standing = true;
  const ends = createRunEnds({
    groups: () => Promise.resolve(succeed(now)),
    standsStill: () => Promise.resolve(standing),
    later: (look) => void looks.push(look),
    ended: (_site, { id }) => told.push(id),
  });
  await ends.look(SITE);
  now = [group('plan', { applied: 1, rejected: 1, queued: 1 })];
  await ends.look(SITE);
  expect([told, looks]).toEqual([[], [expect.any(Function)]]);
  standing = false;
  await ends.look(SITE);
  expect(told).toEqual([]);
  standing = true;
  looks[0]?.();
  await vi.waitFor(() => expect(told).toEqual(['plan']));
  now = [{ ...group('held', { queued: 3 }), paused: true }];
  await ends.look(SITE);
  await ends.look(SITE);
  expect(told).toEqual(['plan']);
});

it('says what became of the rows', () => {
  expect(endWords(group('plan', { applied: 8, rejected: 2, unsure: 1, discarded: 4 }))).toEqual({
    title: 'plan.csv',
    body: '8 created, 2 refused, 1 needs you, 4 given up',
  });
  expect(endWords(group('plan', { applied: 1200, rejected: 1, queued: 2 })).body).toBe(
    '1,200 created, 1 refused, 2 wait for them',
  );
});
