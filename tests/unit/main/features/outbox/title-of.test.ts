import { describe, expect, it } from 'vitest';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { titleOf } from '../../../../../src/main/features/outbox/title-of';

const edit = (over: Partial<FieldEdit>): FieldEdit => ({
  fieldId: 'labels',
  name: 'labels',
  schema: { type: 'array', items: 'string', system: 'labels' },
  operations: ['set'],
  base: null,
  mine: null,
  ...over,
});
const document = (text: string) => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const summary = { fieldId: 'summary', name: 'Summary', schema: { type: 'string', system: 'summary' } };
const priority = { fieldId: 'priority', name: 'Priority', schema: { type: 'priority', system: 'priority' } };

const CASES: readonly (readonly [string, ChangeInput])[] = [
  [
    'labels: + regression, − flaky',
    { kind: 'edit', fields: [edit({ base: ['flaky', 'a'], mine: ['a', 'regression'] })] },
  ],
  ['labels: + regression', { kind: 'edit', fields: [edit({ mine: ['regression'] })] }],
  ['labels: − flaky', { kind: 'edit', fields: [edit({ base: ['flaky'] })] }],
  ['labels: unchanged', { kind: 'edit', fields: [edit({ base: ['a'], mine: ['a'] })] }],
  ['Summary: Old → New', { kind: 'edit', fields: [edit({ ...summary, base: 'Old', mine: 'New' })] }],
  ['Summary: none → New', { kind: 'edit', fields: [edit({ ...summary, mine: 'New' })] }],
  [
    'Priority: Medium → High',
    {
      kind: 'edit',
      fields: [edit({ ...priority, base: { id: '3', name: 'Medium' }, mine: { id: '2', label: 'High' } })],
    },
  ],
  [
    'Summary: Old → New · labels: + a',
    { kind: 'edit', fields: [edit({ ...summary, base: 'Old', mine: 'New' }), edit({ mine: ['a'] })] },
  ],
  [
    // Calls itself an array, and is one sprint.
    'Sprint: Sprint 7 → Sprint 8',
    {
      kind: 'edit',
      fields: [
        edit({
          fieldId: 'customfield_10020',
          name: 'Sprint',
          schema: { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 10020 },
          base: [{ id: 7, name: 'Sprint 7', state: 'active' }],
          mine: { id: '8', name: 'Sprint 8', state: 'future' },
        }),
      ],
    },
  ],
  ['Assignee: none → Mia', { kind: 'assign', base: null, mine: { accountId: '1', displayName: 'Mia' } }],
  [
    'Status: To Do → In Progress',
    {
      kind: 'transition',
      transitionId: '11',
      name: 'Start',
      from: { id: '1', name: 'To Do' },
      to: { id: '3', name: 'In Progress' },
      fields: [],
    },
  ],
  ['Comment: Seen on staging too', { kind: 'comment', body: document('Seen on\nstaging   too') }],
  ['Worklog: 1h 30m', { kind: 'worklog', timeSpentSeconds: 5_400, started: '2026-11-22T10:00:00Z', comment: null }],
  ['Worklog: 2h', { kind: 'worklog', timeSpentSeconds: 7_200, started: '2026-11-22T10:00:00Z', comment: null }],
  ['Worklog: 0m', { kind: 'worklog', timeSpentSeconds: 20, started: '2026-11-22T10:00:00Z', comment: null }],
  ['Link: Duplicate → SHOP-9', { kind: 'link', typeName: 'Duplicate', direction: 'outward', otherKey: 'SHOP-9' }],
  ['Link: Blocks ← SHOP-9', { kind: 'link', typeName: 'Blocks', direction: 'inward', otherKey: 'SHOP-9' }],
  ['Watchers: + one', { kind: 'watch', accountId: '1', watching: true }],
];

describe('what a change is called', () => {
  it.each(CASES)('%s', (title, input) => {
    expect(titleOf(input)).toBe(title);
  });

  it('fits on a line, and says that it was cut', () => {
    const title = titleOf({ kind: 'comment', body: document('long '.repeat(80)) });
    expect(title.length).toBeLessThanOrEqual(80);
    expect(title).toMatch(/long…$/);
  });
});
