import { describe, expect, it } from 'vitest';
import { at, jiraSite, list, type JiraSite } from './jira-site';

/** An issue in the level *Internal*, and somebody who may see its project but is not in the level. */
async function internal(): Promise<{ jira: JiraSite; id: string; key: string }> {
  const jira = await jiraSite();
  const issue = jira.site.issues.find((one) => JSON.stringify(one.values['security']) === '{"id":"10300"}');
  if (!issue) throw new Error('No issue has a security level.');
  const project = jira.site.projects.find((one) => one.id === issue.projectId);
  return { jira, id: issue.id, key: `${project?.key}-${issue.number}` };
}

function picked(body: unknown): unknown[] {
  return list(body, 'sections', 0, 'issues').map((issue) => at(issue, 'key'));
}

describe('an issue with a security level', () => {
  it('is there for people in the level, and for nobody else: not by key, search, picker or in bulk', async () => {
    const { jira, id, key } = await internal();
    const stranger = await jira.as('Ravi');
    const seenBy = async (client: typeof stranger) => [
      (await client.get(`/rest/api/3/issue/${key}`)).status,
      list((await client.post('/rest/api/3/search/jql', { jql: `key = ${key}` })).body, 'issues').length,
      at((await client.post('/rest/api/3/search/approximate-count', { jql: `key = ${key}` })).body, 'count'),
      list(
        (await client.post('/rest/api/3/search/jql', { jql: `id = ${id}`, reconcileIssues: [Number(id)] })).body,
        'issues',
      ).length,
      list((await client.post('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [id] })).body, 'issues').length,
      picked((await client.get(`/rest/api/3/issue/picker?query=${key}`)).body).filter((one) => one === key).length,
    ];
    expect(await seenBy(jira.client)).toEqual([200, 1, 1, 1, 1, 1]);
    expect(await seenBy(stranger)).toEqual([404, 0, 0, 0, 0, 0]);
  });

  it('hides its comments, attachments and links with it', async () => {
    const { jira, id, key } = await internal();
    const stranger = await jira.as('Ravi');
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'hello.txt');
    const sent = await jira.client.send(`/rest/api/3/issue/${key}/attachments`, {
      method: 'POST',
      body: form,
      headers: { 'X-Atlassian-Token': 'no-check' },
    });
    const fileId = String(at(sent.body, 0, 'id'));
    const said = await jira.client.post(`/rest/api/3/issue/${key}/comment`, {
      body: { version: 1, type: 'doc', content: [] },
    });
    const commentId = Number(at(said.body, 'id'));
    await jira.client.post('/rest/api/3/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { id },
      outwardIssue: { key: 'AUTOTEST-1' },
    });
    expect((await stranger.get(`/rest/api/3/attachment/${fileId}`)).status).toBe(404);
    expect((await stranger.get(`/rest/api/3/attachment/content/${fileId}`)).status).toBe(404);
    expect(at((await stranger.post('/rest/api/3/comment/list', { ids: [commentId] })).body, 'total')).toBe(0);
    const links = async (client: typeof stranger) =>
      list((await client.get('/rest/api/3/issue/AUTOTEST-1')).body, 'fields', 'issuelinks').map((link) =>
        at(link, 'inwardIssue', 'key'),
      );
    expect(await links(jira.client)).toContain(key);
    expect(await links(stranger)).not.toContain(key);
  });

  it('is offered and taken only as far as one is in it', async () => {
    const { jira } = await internal();
    const levels = async (client: JiraSite['client']) =>
      list((await client.get('/rest/api/3/project/SHOP/securitylevel')).body, 'levels').map((level) =>
        at(level, 'name'),
      );
    expect(await levels(jira.client)).toEqual(['Internal']);
    expect(await levels(await jira.as('Ravi'))).toEqual([]);
    expect(await levels(await jira.as('Tomás Ibarra'))).toEqual(['Internal', 'Security team only']);
  });
});
