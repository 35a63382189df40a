import { describe, expect, it } from 'vitest';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { ChangeState } from '@shared/ipc/change';
import { withOwnEarlier } from '../../../../../src/main/features/outbox/own-earlier';
import { bodyOf } from '../../../../../src/main/outbox/kinds/read-input';
import { aChange } from '../../../renderer/features/outbox/a-change';

const NOW = 10_000_000;
const summary = (mine: string): ChangeInput => ({
  kind: 'edit',
  fields: [
    {
      fieldId: 'summary',
      name: 'Summary',
      schema: { type: 'string', system: 'summary' },
      operations: ['set'],
      base: 'A',
      mine,
    },
  ],
});
const made = (mine: string, status: ChangeState, at = NOW) =>
  aChange(mine, status, { body: bodyOf(summary(mine)), history: [{ at, text: '' }] });
const earlierOf = (changes: Parameters<typeof withOwnEarlier>[1]) => {
  const told = withOwnEarlier(summary('Z'), changes, NOW);
  return told.kind === 'edit' ? told.fields[0]?.earlier : null;
};
const APPLIED: ChangeState = { state: 'applied', issueId: '10007', issueKey: 'SHOP-7' };

describe('what the same person wrote just before', () => {
  it('is told to the next edit of the same field', () => {
    expect(earlierOf([made('B', { state: 'queued', reason: null })])).toEqual(['B']);
    expect(earlierOf([made('B', APPLIED, NOW - 60_000)])).toEqual(['B']);
  });

  it('is forgotten once it was given up, refused, or is long done', () => {
    expect(earlierOf([made('B', { state: 'discarded' })])).toBeUndefined();
    expect(earlierOf([made('B', APPLIED, NOW - 3_600_000)])).toBeUndefined();
  });

  it('of another field is nothing to it', () => {
    const assigned = {
      ...made('B', { state: 'queued', reason: null }),
      body: bodyOf({ kind: 'assign', base: null, mine: { accountId: 'a', displayName: 'A' } }),
    };
    expect(earlierOf([assigned])).toBeUndefined();
  });

  it('counts for the status too: two moves made offline go one after the other', () => {
    const move = (from: string, to: string): ChangeInput => ({
      kind: 'transition',
      transitionId: '1',
      name: to,
      from: { id: from, name: from },
      to: { id: to, name: to },
      fields: [],
    });
    const before = aChange('m', { state: 'queued', reason: null }, { body: bodyOf(move('todo', 'doing')) });
    const told = withOwnEarlier(move('todo', 'done'), [before], NOW);
    expect(told).toMatchObject({ earlier: [{ id: 'doing', label: 'doing' }] });
  });

  it('counts for the assignee too', () => {
    const person = { accountId: 'a', displayName: 'A' };
    const before = {
      ...made('B', { state: 'queued', reason: null }),
      body: bodyOf({ kind: 'assign', base: null, mine: person }),
    };
    expect(withOwnEarlier({ kind: 'assign', base: null, mine: null }, [before], NOW)).toMatchObject({
      earlier: [person],
    });
  });
});
