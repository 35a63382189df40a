import { expect, it } from 'vitest';
import { progressOf, stateCounts } from '../../../../../src/renderer/features/outbox/group-progress';
import { timeLeft, withPace } from '../../../../../src/renderer/features/outbox/pace';
import { withMoved } from '../../../../../src/renderer/queries/outbox';
import { aGroup, aLine, APPLIED, QUEUED } from './a-change';

it('says how long a run takes by how fast it went, and nothing before that can be told', () => {
  let samples = withPace([], { at: 0, done: 0 });
  expect(timeLeft(samples, 100)).toBe('');
  samples = withPace(samples, { at: 10_000, done: 50 });
  expect(timeLeft(samples, 1_200)).toBe('4 min left');
  expect(timeLeft(samples, 100)).toBe('under a minute left');
  expect(timeLeft(samples, 0)).toBe('');
});

it('forgets how fast a run was a minute ago, and what came before it was sent again', () => {
  const samples = withPace([{ at: 0, done: 10 }], { at: 61_000, done: 20 });
  expect(samples).toEqual([{ at: 61_000, done: 20 }]);
  expect(withPace([{ at: 0, done: 10 }], { at: 1_000, done: 5 })).toEqual([{ at: 1_000, done: 5 }]);
});

it('counts the states of a group in the order of their way, and says which stand still', () => {
  const group = aGroup('g', 6, { rejected: 1, queued: 2, applied: 3 }, true);
  expect(stateCounts(group).map(({ label, count }) => [label, count])).toEqual([
    ['In Jira', 3],
    ['Held back by you', 2],
    ['Refused by Jira', 1],
  ]);
  expect(stateCounts({ ...group, paused: false }, 1).map(({ label, count }) => [label, count])).toEqual([
    ['In Jira', 3],
    ['Waiting', 1],
    ['Waits for parent', 1],
    ['Refused by Jira', 1],
  ]);
  // What is discarded is not done: the bar of a stopped run is not full.
  expect(progressOf(aGroup('g', 3, { applied: 1, discarded: 2 }))).toMatchObject({
    applied: 1,
    done: 3,
    stopped: true,
  });
});

it('puts what has moved in its place and leaves the other lines the objects that they are', () => {
  const [one, two] = [aLine('one', QUEUED), aLine('two', QUEUED)];
  const known = { since: 4, sheetId: 's', lines: [one, two] };
  const moved = withMoved(known, { since: 9, sheetId: 's', lines: [aLine('two', APPLIED), aLine('three', QUEUED)] });
  expect(moved.since).toBe(9);
  expect(moved.lines.map(({ id, status }) => [id, status.state])).toEqual([
    ['one', 'queued'],
    ['two', 'applied'],
    ['three', 'queued'],
  ]);
  expect(moved.lines[0]).toBe(one);
  expect(withMoved(known, { since: 9, sheetId: 's', lines: [] }).lines).toBe(known.lines);
});
