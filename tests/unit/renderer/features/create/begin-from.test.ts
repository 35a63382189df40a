import { describe, expect, it } from 'vitest';
import type { Issue, IssueType } from '@shared/jira/issue';
import { childOf, cloneOf, typesBelow } from '../../../../../src/renderer/features/create/templates/begin-from';
import { field } from '../../../shared/fields/sample-fields';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const LABELS = field({ type: 'array', items: 'string', system: 'labels' }, { name: 'Labels' });
const LINKS = field(
  { type: 'array', items: 'issuelinks', system: 'issuelinks' },
  { name: 'Links', operations: ['add'] },
);
const PLACE = { projectId: '10020', issueTypeId: '10004' };

const anIssue = (fields: Issue['fields']): Issue => ({
  id: '1',
  key: 'SHOP-1',
  fields: { summary: 'Voucher stays', ...fields },
  names: { duedate: 'Due date', customfield_10050: 'Owner', created: 'Created', status: 'Status' },
  schema: {
    duedate: { type: 'date', system: 'duedate' },
    created: { type: 'datetime', system: 'created' },
    status: { type: 'status', system: 'status' },
    customfield_10050: { type: 'string', custom: 'x:textfield', customId: 10050 },
  },
});

describe('a clone', () => {
  it('has what the form takes, under a summary that says so, and mends nothing', () => {
    const { draft, leftOut } = cloneOf(anIssue({ labels: ['till'] }), PLACE, [SUMMARY, LABELS]);
    expect(draft).toEqual({
      ...PLACE,
      values: { summary: 'CLONE - Voucher stays', labels: ['till'] },
      names: { summary: 'Summary', labels: 'Labels' },
      replaces: null,
    });
    expect(leftOut).toEqual([]);
  });

  it('names what the form does not take, and what is no field; what Jira keeps itself is not worth a word', () => {
    const issue = anIssue({
      duedate: '2026-11-22',
      customfield_10050: null,
      created: '2026-11-20T10:00:00.000+0000',
      status: { id: '1', name: 'Open' },
      attachment: [{ id: '7' }],
      issuelinks: [{ id: '8' }],
      subtasks: [],
      comment: { total: 0, comments: [] },
      worklog: { total: 2, worklogs: [] },
    });
    const { draft, leftOut } = cloneOf(issue, PLACE, [SUMMARY, LINKS]);
    expect(leftOut).toEqual(['Due date', 'Attachments', 'Links', 'Work logs']);
    expect(Object.keys(draft.values)).toEqual(['summary']);
  });
});

describe('an issue below another', () => {
  const type = (name: string, hierarchyLevel: number): IssueType => ({
    id: name,
    name,
    description: '',
    subtask: hierarchyLevel < 0,
    hierarchyLevel,
  });
  const types = [type('Epic', 1), type('Story', 0), type('Bug', 0), type('Sub-task', -1)];

  it('is of a type of the level below', () => {
    expect(typesBelow(types, 1).map(({ name }) => name)).toEqual(['Story', 'Bug']);
    expect(typesBelow(types, 0).map(({ name }) => name)).toEqual(['Sub-task']);
    expect(typesBelow(types, -1)).toEqual([]);
  });

  it('begins with its parent', () => {
    const under = { key: 'SHOP-1', summary: 'Basket', hierarchyLevel: 0 };
    expect(childOf(under, PLACE)).toMatchObject({ ...PLACE, under, values: { parent: { key: 'SHOP-1' } } });
  });
});
