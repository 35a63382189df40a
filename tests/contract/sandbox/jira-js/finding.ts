import { expect } from 'vitest';
import { type Conversation, the } from './conversation';

export async function keepProperties({ jira, task }: Conversation): Promise<void> {
  const key = await task('To be marked');
  const place = { issueIdOrKey: key };
  const { id } = await jira.issues.getIssue({ ...place, fields: ['summary'] });
  await jira.issueProperties.setIssueProperty({
    ...place,
    propertyKey: 'workbench.change',
    body: { id: 'c-1', rows: [1, 2] },
  });
  await jira.issueProperties.setIssueProperty({ ...place, propertyKey: 'other', body: { at: '2026-11-03' } });
  expect((await jira.issueProperties.getIssuePropertyKeys(place)).keys).toHaveLength(2);
  const one = { ...place, propertyKey: 'workbench.change' };
  expect((await jira.issueProperties.getIssueProperty(one)).value).toEqual({ id: 'c-1', rows: [1, 2] });
  const found = async (clause: string) => {
    const { issues } = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: `issue.property${clause}` });
    return issues?.map((issue) => issue.id);
  };
  expect(await found('["workbench.change"].id = "c-1"')).toEqual([id]);
  expect(await found('["workbench.change"].rows >= 2')).toEqual([]);
  expect(await found('["workbench.change"].rows = 2')).toEqual([id]);
  expect(await found('[other].at > "2026-11-01"')).toEqual([id]);
  expect(await found('["workbench.change"].id = "c-2"')).toEqual([]);
  await jira.issueProperties.deleteIssueProperty(one);
  await expect(jira.issueProperties.getIssueProperty(one)).rejects.toMatchObject({ status: 404 });
}

export async function search({ jira, task }: Conversation): Promise<void> {
  const keys = [await task('Needle one'), await task('Needle two'), await task('Needle three')];
  const jql = 'project = AUTOTEST AND summary ~ needle ORDER BY key ASC';
  const first = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
    jql,
    fields: ['summary'],
    maxResults: 2,
  });
  const rest = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
    jql,
    fields: ['summary'],
    maxResults: 2,
    nextPageToken: the(first.nextPageToken),
  });
  expect([...(first.issues ?? []), ...(rest.issues ?? [])].map((issue) => issue.key)).toEqual(keys);
  expect(rest.isLast).toBe(true);
  await jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql, fields: ['*navigable'], expand: 'names,schema' });
  expect((await jira.issueSearch.countIssues({ jql })).count).toBe(3);
  const ids = the(first.issues).map((issue) => Number(issue.id));
  const matched = await jira.issueSearch.matchIssues({ issueIds: ids, jqls: ['summary ~ two', 'nothing = 1'] });
  expect(matched.matches.map((one) => [one.matchedIssues.length, one.errors.length])).toEqual([
    [1, 0],
    [0, 1],
  ]);
  const picked = await jira.issueSearch.getIssuePickerResource({ query: 'needle', currentJQL: jql });
  expect(picked.sections?.map((section) => section.id)).toEqual(['hs', 'cs']);
  await expect(jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: '' })).rejects.toMatchObject({
    status: 400,
  });
}

export async function helpWithJql({ jira, site }: Conversation): Promise<void> {
  const help = await jira.jql.getAutoComplete();
  expect(help.visibleFieldNames?.map((field) => field.value)).toContain('summary');
  await jira.jql.getAutoCompletePost({ projectIds: [Number(site.project('SHOP').id)] });
  const suggested = await jira.jql.getFieldAutoCompleteForQueryString({ fieldName: 'project', fieldValue: 'sh' });
  expect(suggested.results?.map((one) => one.value)).toContain('SHOP');
  const parsed = await jira.jql.parseJqlQueries({
    validation: 'strict',
    queries: [
      'project = SHOP AND status CHANGED AFTER -1d ORDER BY created DESC',
      'issue.property[mark].id = 1',
      'nothing = 1',
      'project = ',
    ],
  });
  expect(parsed.queries.map((one) => (one.errors ?? []).length)).toEqual([0, 0, 1, 1]);
}

export async function saveFilters({ jira, stranger }: Conversation): Promise<void> {
  const made = await jira.filters.createFilter({
    name: 'Mine alone',
    jql: 'assignee = currentUser()',
    description: 'What I do',
    favourite: true,
  });
  const id = Number(made.id);
  const shared = await jira.filters.createFilter({
    name: 'Of the team',
    jql: 'project = SHOP',
    sharePermissions: [{ type: 'loggedin' }],
  });
  expect((await jira.filters.getFilter({ id })).jql).toBe('assignee = currentUser()');
  await expect(stranger.filters.getFilter({ id })).rejects.toMatchObject({ status: 400 });
  expect((await stranger.filters.getFilter({ id: Number(shared.id), expand: 'sharedUsers' })).name).toBe('Of the team');
  expect((await jira.filters.getMyFilters()).map((filter) => filter.name)).toEqual(
    expect.arrayContaining(['Mine alone', 'Of the team']),
  );
  expect((await jira.filters.getFavouriteFilters()).map((filter) => filter.name)).toEqual(['Mine alone']);
  await jira.filters.setFavouriteForFilter({ id: Number(shared.id) });
  expect(await jira.filters.getFavouriteFilters()).toHaveLength(2);
  await jira.filters.deleteFavouriteForFilter({ id: Number(shared.id) });
  const found = await jira.filters.getFiltersPaginated({ filterName: 'team', expand: 'jql,owner,description' });
  expect(found.values?.[0]).toMatchObject({ name: 'Of the team', jql: 'project = SHOP' });
  await jira.filters.updateFilter({ id, body: { name: 'Mine', jql: 'reporter = currentUser()' } });
  await expect(jira.filters.updateFilter({ id, body: { name: 'Mine', jql: 'reporter =' } })).rejects.toMatchObject({
    status: 400,
  });
  await jira.filters.deleteFilter({ id });
  await expect(jira.filters.getFilter({ id })).rejects.toMatchObject({ status: 400 });
}
