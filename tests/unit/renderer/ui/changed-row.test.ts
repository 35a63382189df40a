import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { IssueRow } from '@shared/jira/issue';
import { changedRow, changesByIssue } from '../../../../src/renderer/ui/change/changed-row';
import { aChange, APPLIED, QUEUED, REFUSED } from '../features/outbox/a-change';

const READ_AT = 10_000;
const ROW: IssueRow = {
  id: '10007',
  key: 'SHOP-7',
  summary: 'Basket is empty',
  issueType: null,
  status: { id: '1', name: 'To Do', category: 'new' },
  priority: { id: '3', name: 'Medium' },
  assignee: null,
  created: null,
  updated: new Date(5_000).toISOString(),
};
const CONFLICT: ChangeState = { state: 'conflict', fields: [] };
const UNKNOWN: ChangeState = { state: 'unknown', looks: 1, nextLookAt: 0 };

const priority = (name: string) => ({
  body: {
    kind: 'edit',
    fields: [
      {
        fieldId: 'priority',
        name: 'Priority',
        schema: { type: 'priority', system: 'priority' },
        operations: ['set'],
        base: { id: '3', name: 'Medium' },
        mine: { id: '2', label: name },
      },
    ],
  },
});
const moved = (category?: string) => ({
  kind: 'transition' as const,
  body: {
    kind: 'transition',
    transitionId: '31',
    name: 'Start',
    from: { id: '1', name: 'To Do' },
    to: { id: '3', name: 'In Progress', ...(category === undefined ? {} : { category }) },
    fields: [],
  },
});

describe('a row of a list', () => {
  it('shows the new value of what waits or is looked for at once', () => {
    const oda = { accountId: 'person-2', displayName: 'Oda Voss' };
    const row = changedRow(
      ROW,
      [
        aChange('c', QUEUED, { kind: 'assign', body: { kind: 'assign', base: null, mine: oda } }),
        aChange('b', UNKNOWN, moved('indeterminate')),
        aChange('a', QUEUED, priority('High')),
      ],
      READ_AT,
    );
    expect(row.row).toMatchObject({
      priority: { id: '2', name: 'High' },
      status: { id: '3', name: 'In Progress', category: 'indeterminate' },
      assignee: oda,
    });
    expect([...row.changed].toSorted()).toEqual(['assignee', 'priority', 'status']);
    expect(row.pending).toBe('looking');
  });

  it('shows the newest of two changes, whatever order they come in: newest first', () => {
    const changes = [aChange('newer', QUEUED, priority('Highest')), aChange('older', QUEUED, priority('Low'))];
    expect(changedRow(ROW, changes, READ_AT).row.priority?.name).toBe('Highest');
  });

  it.each([
    ['refused', REFUSED],
    ['conflict', CONFLICT],
  ] as const)('keeps what Jira has where the change is in trouble: %s', (pending, status) => {
    const row = changedRow(ROW, [aChange('a', status, priority('High'))], READ_AT);
    expect(row.row).toEqual(ROW);
    expect(row.changed.size).toBe(0);
    expect(row.pending).toBe(pending);
  });

  it('names the trouble before what only waits', () => {
    const changes = [
      aChange('d', QUEUED, priority('High')),
      aChange('c', CONFLICT, priority('Low')),
      aChange('b', REFUSED, priority('Low')),
      aChange('a', UNKNOWN, moved()),
    ];
    expect(changedRow(ROW, changes, READ_AT).pending).toBe('refused');
    expect(changedRow(ROW, changes.slice(0, 2), READ_AT).pending).toBe('conflict');
  });

  it('is marked for what is in none of its columns, and for files', () => {
    const said = aChange('a', QUEUED, { kind: 'comment', body: { kind: 'comment', body: { type: 'doc' } } });
    expect(changedRow(ROW, [said], READ_AT)).toEqual({ row: ROW, pending: 'waiting', changed: new Set() });
    const file = aChange('a', QUEUED, { kind: 'attach', body: {} });
    expect(changedRow(ROW, [file], READ_AT).pending).toBe('waiting');
  });

  it('keeps what Jira has just taken, unmarked, until the row is read back', () => {
    const landed = aChange('a', APPLIED, { ...priority('High'), history: [{ at: READ_AT + 1, text: 'Applied' }] });
    const row = changedRow(ROW, [landed], READ_AT);
    expect(row.row.priority?.name).toBe('High');
    expect(row.changed.size).toBe(0);
    expect(row.pending).toBeNull();
    expect(changedRow(ROW, [landed], READ_AT + 1).row).toEqual(ROW);
    const readBack = { ...ROW, updated: new Date(READ_AT + 2).toISOString() };
    expect(changedRow(readBack, [landed], READ_AT).row).toEqual(readBack);
  });
});

describe('the changes of a list', () => {
  it('are found by the key of their issue, without creates and what was given up', () => {
    const changes = [
      aChange('a', QUEUED),
      aChange('b', QUEUED, { issueKey: 'SHOP-8' }),
      aChange('c', QUEUED, { issueKey: null, kind: 'create' }),
      aChange('d', { state: 'discarded' }),
      aChange('e', APPLIED, { kind: 'create' }),
    ];
    const byIssue = changesByIssue(changes);
    expect([...byIssue].map(([key, all]) => [key, all.map(({ id }) => id)])).toEqual([
      ['SHOP-7', ['a']],
      ['SHOP-8', ['b']],
    ]);
  });
});
