import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import { changesOfRun, type Run, type RunRow } from '../../../../src/main/outbox/run';
import { temporaryConnection } from '../storage/temporary-database';
import { SITE } from './a-change';

const aRun = (parents: readonly (number | null)[]): Run => ({
  id: 'run',
  ...SITE,
  title: 'plan.csv',
  createdAt: 1,
  rows: parents.map((parent, at): RunRow => {
    const id = `row-${at}`;
    return { id, title: id, subtitle: 'SHOP · Task', projectKey: 'SHOP', body: { fields: { summary: id } }, parent };
  }),
});

function journalled(run: Run): Journal {
  const changes = changesOfRun(run);
  if (!changes.ok) throw new Error(JSON.stringify(changes.failure));
  const journal = new Journal(temporaryConnection());
  journal.addGroup(run, changes.value);
  return journal;
}

const readyIn = (journal: Journal): string[] | undefined =>
  journal.agenda({ now: 1, busy: [], limit: 4, together: 50, busyGroups: [] })[0]?.ready.map(({ id }) => id);

describe('a run', () => {
  it('stands in the journal in the order of its rows, and sends a parent that comes after its child first', () => {
    const journal = journalled(aRun([1, null, 0]));
    expect(journal.ofGroup(SITE, 'run', 0, 10).map(({ id, after }) => [id, after])).toEqual([
      ['row-0', 'row-1'],
      ['row-1', null],
      ['row-2', 'row-0'],
    ]);
    expect(readyIn(journal)).toEqual(['row-1']);
    const applied = { state: 'applied', issueId: '7', issueKey: 'SHOP-7' } as const;
    journal.moveAll(SITE, [{ id: 'row-1', from: ['queued'], to: applied, text: 'There' }], 2);
    expect(readyIn(journal)).toEqual(['row-0']);
    expect(journal.get(SITE, 'row-0')?.body).toEqual({ fields: { summary: 'row-0', parent: { id: '7' } } });
  });

  it('is not begun where rows would wait for ever', () => {
    expect(changesOfRun(aRun([0, 2, 3, 1, 9, 4]))).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        message: 'Some rows name a parent that they cannot have.',
        fields: {
          0: 'It is its own parent, over others or at once.',
          1: 'It is its own parent, over others or at once.',
          2: 'It is its own parent, over others or at once.',
          3: 'It is its own parent, over others or at once.',
          4: 'Its parent is no row of this sheet.',
        },
      },
    });
  });

  it('leaves the children of a row that Jira refused waiting, and says for which', () => {
    const journal = journalled(aRun([null, 0]));
    const failure = { kind: 'not-permitted', messages: ['No.'] } as const;
    journal.moveAll(SITE, [{ id: 'row-0', from: ['queued'], to: { state: 'rejected', failure }, text: 'No' }], 2);
    expect(readyIn(journal)).toEqual([]);
    expect(journal.get(SITE, 'row-1')).toMatchObject({
      waitsFor: { id: 'row-0' },
      status: { reason: { message: 'Waits for "row-0", which Jira refused. Mend that one and this one goes on.' } },
    });
  });

  it('is stopped: what is queued is given up, what Jira refused stays to be seen, and what comes back is held back', () => {
    const journal = journalled(aRun([null, null, null, 1]));
    const refused = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } } as const;
    const moves = [
      { id: 'row-0', from: ['queued'], to: refused, text: 'No' },
      { id: 'row-1', from: ['queued'], to: { state: 'sending' }, text: 'Going' },
    ] as const;
    journal.moveAll(SITE, moves, 2);
    expect(journal.stopGroup(SITE, 'run', 'The run was stopped', 3)).toBe(2);
    expect(journal.group(SITE, 'run')).toMatchObject({
      paused: true,
      counts: { rejected: 1, sending: 1, discarded: 2 },
    });
    journal.moveAll(SITE, [{ id: 'row-1', from: ['sending'], to: { state: 'queued', reason: null }, text: 'Back' }], 4);
    expect(readyIn(journal)).toEqual([]);
  });

  it('moves many in one commit, and none that has moved on', () => {
    const journal = journalled(aRun([null, null]));
    journal.move(SITE, 'row-0', ['queued'], { state: 'discarded' }, 'Given up', 2);
    const moves = ['row-0', 'row-1'].map((id) => ({
      id,
      from: ['queued'] as const,
      to: { state: 'sending' } as const,
      text: 'Going',
      memo: { older: { SHOP: 4 } },
    }));
    expect(journal.moveAll(SITE, moves, 3).map(({ id, memo, beganAt }) => ({ id, memo, beganAt }))).toEqual([
      { id: 'row-1', memo: { older: { SHOP: 4 } }, beganAt: 3 },
    ]);
    expect(journal.get(SITE, 'row-0')?.memo).toBeNull();
    expect(journal.moveAll({ ...SITE, accountId: 'another' }, moves, 4)).toEqual([]);
  });
});
