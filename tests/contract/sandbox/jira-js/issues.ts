import { expect } from 'vitest';
import { type Conversation, document, the } from './conversation';

/** Create forms, single and bulk creates, refusals. */
export async function createIssues({ jira, task, fieldsOf }: Conversation): Promise<void> {
  const types = await jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'AUTOTEST' });
  const form = await jira.issues.getCreateIssueMetaIssueTypeId({
    projectIdOrKey: 'AUTOTEST',
    issueTypeId: the(types.issueTypes?.[0]?.id),
  });
  expect(form.fields?.map((field) => field.fieldId)).toContain('summary');
  const parent = await task('A parent', { description: document('Why'), labels: ['one'], duedate: '2026-11-30' });
  const child = { project: { key: 'AUTOTEST' }, issuetype: { name: 'Sub-task' }, parent: { key: parent } };
  const made = await jira.issues.createIssues({
    issueUpdates: [
      { fields: { ...child, summary: 'First' } },
      { fields: { ...child, summary: 'Second', priority: { name: 'Huge' } } },
      { fields: { ...child, summary: 'Third' }, properties: [{ key: 'mark', value: { row: 3 } }] },
    ],
  });
  expect(made.issues?.length).toBe(2);
  expect(made.errors?.[0]).toMatchObject({ failedElementNumber: 1, status: 400 });
  await expect(jira.issues.createIssues({ issueUpdates: [{ fields: { ...child } }] })).rejects.toMatchObject({
    status: 400,
    body: { issues: [], errors: [{ failedElementNumber: 0 }] },
  });
  await expect(task('')).rejects.toMatchObject({
    status: 400,
    body: { errors: { summary: 'You must specify a summary of the issue.' } },
  });
  expect((await fieldsOf(parent))['subtasks']).toHaveLength(2);
  await expect(jira.issues.deleteIssue({ issueIdOrKey: parent })).rejects.toMatchObject({ status: 400 });
  await jira.issues.deleteIssue({ issueIdOrKey: parent, deleteSubtasks: 'true' });
  await expect(jira.issues.getIssue({ issueIdOrKey: the(made.issues?.[0]?.key) })).rejects.toMatchObject({
    status: 404,
  });
}

/** Edits by fields and by verbs, the assignee, transitions, and what the changelog says of it all. */
export async function changeIssues({ jira, task, site }: Conversation): Promise<void> {
  const key = await task('To be changed', { labels: ['a'] });
  const other = await task('Another');
  expect(Object.keys((await jira.issues.getEditIssueMeta({ issueIdOrKey: key })).fields ?? {})).toContain('labels');
  await jira.issues.editIssue({ issueIdOrKey: key, fields: { summary: 'Changed', description: document('Now') } });
  await jira.issues.editIssue({
    issueIdOrKey: key,
    update: { labels: [{ add: 'b' }, { remove: 'a' }], comment: [{ add: { body: document('By an edit') } }] },
    properties: [{ key: 'edited', value: true }],
  });
  await jira.issues.editIssue({ issueIdOrKey: key, fields: { duedate: '2026-12-01' }, returnIssue: true });
  await expect(jira.issues.editIssue({ issueIdOrKey: key, fields: { customfield_99999: 1 } })).rejects.toMatchObject({
    status: 400,
  });
  const mara = the(site.world.people.find((who) => who.displayName === 'Mara Lind')).accountId;
  await jira.issues.assignIssue({ issueIdOrKey: key, accountId: mara });
  await jira.issues.assignIssue({ issueIdOrKey: key, accountId: '-1' });
  await jira.issues.editIssue({ issueIdOrKey: key, fields: { assignee: null } });

  const { transitions = [] } = await jira.issues.getTransitions({ issueIdOrKey: key, expand: 'transitions.fields' });
  const done = the(transitions.find((one) => one.name === 'Done'));
  await jira.issues.doTransition({ issueIdOrKey: key, transition: { id: the(done.id) } });
  await expect(jira.issues.doTransition({ issueIdOrKey: key, transition: { id: '9999' } })).rejects.toMatchObject({
    status: 400,
  });
  const read = await jira.issues.getIssue({
    issueIdOrKey: key,
    expand: 'renderedFields,names,schema,transitions,editmeta,changelog',
    properties: ['*all'],
  });
  expect(read.fields).toMatchObject({
    summary: 'Changed',
    labels: ['b'],
    status: { name: 'Done' },
    resolution: { name: 'Done' },
  });

  const log = await jira.issues.getChangeLogs({ issueIdOrKey: key });
  const fields = log.values?.flatMap((entry) => entry.items?.map((item) => item.field) ?? []);
  expect(fields).toEqual([
    'summary',
    'description',
    'labels',
    'duedate',
    'assignee',
    'assignee',
    'resolution',
    'status',
  ]);
  const ids = the(log.values)
    .slice(0, 2)
    .map((entry) => Number(entry.id));
  expect((await jira.issues.getChangeLogsByIds({ issueIdOrKey: key, changelogIds: ids })).total).toBe(2);
  const logs = await jira.issues.getBulkChangelogs({ issueIdsOrKeys: [key, other], fieldIds: ['labels'] });
  expect(logs.issueChangeLogs).toHaveLength(1);
  const fetched = await jira.issues.bulkFetchIssues({
    issueIdsOrKeys: [key, other, 'AUTOTEST-99999'],
    fields: ['summary'],
  });
  expect([fetched.issues?.length, fetched.issueErrors?.length]).toEqual([2, 1]);
}

/** An issue of a level is there for those in the level alone. */
export async function hideIssues({ jira, stranger, site, fieldsOf }: Conversation): Promise<void> {
  const hidden = the(site.site.issues.find((issue) => JSON.stringify(issue.values['security'])?.includes('10300')));
  expect(await fieldsOf(hidden.id, 'security')).toMatchObject({ security: { name: 'Internal' } });
  await expect(stranger.issues.getIssue({ issueIdOrKey: hidden.id })).rejects.toMatchObject({ status: 404 });
  const jql = `id = ${hidden.id}`;
  expect((await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql })).issues).toHaveLength(1);
  expect((await stranger.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql })).issues).toEqual([]);
}
