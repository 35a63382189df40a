import { describe, expect, it } from 'vitest';
import { at, jiraSite, list, type JiraSite } from './jira-site';

const adf = (text: string) => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function newIssue({ client }: JiraSite, fields: Record<string, unknown> = {}): Promise<string> {
  const made = await client.post('/rest/api/3/issue', {
    fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: 'A task', ...fields },
  });
  return `/rest/api/3/issue/${String(at(made.body, 'key'))}`;
}

const refusal = (message: string) => ({ errorMessages: [message], errors: {} });

describe('reading an issue', () => {
  it('says the same for absent and for invisible', async () => {
    const jira = await jiraSite();
    const secret = jira.project('SEC');
    const outsider = jira.world.people.find(
      (who) =>
        jira.site.members.includes(who.accountId) &&
        who.active &&
        who.accountType === 'atlassian' &&
        !(secret.permissions['BROWSE_PROJECTS'] ?? []).includes(who.accountId),
    );
    const client = await jira.as(outsider?.displayName ?? '');
    const absent = await client.get('/rest/api/3/issue/SHOP-99999');
    const invisible = await client.get('/rest/api/3/issue/SEC-1');
    expect([absent.status, absent.body]).toEqual([
      404,
      refusal('Issue does not exist or you do not have permission to see it.'),
    ]);
    expect([invisible.status, invisible.body]).toEqual([absent.status, absent.body]);
  });

  it('gives the fields that are asked for, less those with a minus', async () => {
    const { client } = await jiraSite();
    const keys = async (fields: string) =>
      Object.keys(at((await client.get(`/rest/api/3/issue/SHOP-2?fields=${fields}`)).body, 'fields') as object);
    expect(await keys('summary,status')).toEqual(['summary', 'status']);
    expect(await keys('*all,-comment')).not.toContain('comment');
    expect(await keys('-comment')).toContain('summary');
    expect(await keys('*navigable')).not.toContain('comment');
    expect((await keys('*all')).length).toBeGreaterThan(60);
  });
});

describe('PUT issue', () => {
  it('changes fields, by `fields` and by verbs, and tells it in the changelog', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira, { labels: ['a'] });
    const edit = await jira.client.put(path, {
      fields: { summary: 'New' },
      update: { labels: [{ add: 'b' }, { remove: 'a' }] },
    });
    expect([edit.status, edit.body]).toEqual([204, undefined]);
    const { body } = await jira.client.get(`${path}?fields=summary,labels`);
    expect(at(body, 'fields')).toEqual({ summary: 'New', labels: ['b'] });
    const { body: log } = await jira.client.get(`${path}/changelog`);
    expect(
      list(log, 'values', 0, 'items').map((item) => [at(item, 'field'), at(item, 'fromString'), at(item, 'toString')]),
    ).toEqual([
      ['summary', 'A task', 'New'],
      ['labels', 'a', 'b'],
    ]);
  });

  it('gives the issue back when asked, and empties with null', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira, { duedate: '2026-11-30', description: adf('x') });
    const edit = await jira.client.put(`${path}?returnIssue=true`, { fields: { duedate: null } });
    expect([edit.status, at(edit.body, 'fields', 'duedate'), at(edit.body, 'fields', 'description')]).toEqual([
      200,
      null,
      adf('x'),
    ]);
  });

  it('refuses status, unknown fields and an empty summary, and changes nothing then', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    for (const fields of [{ status: { id: '1' } }, { customfield_99999: 1 }, { summary: null }]) {
      expect((await jira.client.put(path, { fields: { duedate: '2026-11-30', ...fields } })).status).toBe(400);
    }
    expect(at((await jira.client.get(path)).body, 'fields', 'duedate')).toBe(null);
  });

  it('assigns, unassigns, and refuses a stranger', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    const accountId = jira.world.people.find((who) => who.displayName === 'Mara Lind')?.accountId;
    expect((await jira.client.put(`${path}/assignee`, { accountId })).status).toBe(204);
    expect(at((await jira.client.get(path)).body, 'fields', 'assignee', 'accountId')).toBe(accountId);
    expect((await jira.client.put(`${path}/assignee`, { accountId: null })).status).toBe(204);
    expect(at((await jira.client.get(path)).body, 'fields', 'assignee')).toBe(null);
    expect((await jira.client.put(`${path}/assignee`, { accountId: 'x' })).status).toBe(400);
  });
});

describe('DELETE issue', () => {
  it('wants to be told that the sub-tasks go too', async () => {
    const jira = await jiraSite();
    const holders = jira.project('AUTOTEST').permissions['DELETE_ISSUES'] ?? [];
    const lead = jira.world.people.find((who) => holders === '*' || holders.includes(who.accountId));
    const client = await jira.as(lead?.displayName ?? '');
    const path = await newIssue(jira);
    const key = path.split('/').at(-1);
    const sub = await newIssue(jira, { issuetype: { name: 'Sub-task' }, parent: { key } });
    const { body } = await client.get(path);
    expect(at(body, 'fields', 'subtasks', 0, 'key')).toBe(sub.split('/').at(-1));
    expect((await client.delete(path)).status).toBe(400);
    expect((await client.delete(`${path}?deleteSubtasks=true`)).status).toBe(204);
    expect([(await client.get(path)).status, (await client.get(sub)).status]).toEqual([404, 404]);
  });
});

describe('transitions', () => {
  it('have no `fields` unless expanded; performing one moves the issue and is told in the changelog', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    const { body: bare } = await jira.client.get(`${path}/transitions`);
    expect(at(bare, 'transitions', 0, 'fields')).toBeUndefined();
    const { body } = await jira.client.get(`${path}/transitions?expand=transitions.fields`);
    const plain = list(body, 'transitions').find((one) => at(one, 'hasScreen') === false);
    expect(at(plain, 'fields')).toEqual({});
    const id = at(plain, 'id');
    expect((await jira.client.post(`${path}/transitions`, { transition: { id } })).status).toBe(204);
    expect(at((await jira.client.get(path)).body, 'fields', 'status', 'id')).toBe(at(plain, 'to', 'id'));
    const { body: log } = await jira.client.get(`${path}/changelog`);
    expect(at(log, 'values', 0, 'items', 0, 'field')).toBe('status');
  });

  it('that are not there are refused', async () => {
    const jira = await jiraSite();
    const refused = await jira.client.post(`${await newIssue(jira)}/transitions`, { transition: { id: '9999' } });
    expect([refused.status, refused.body]).toEqual([400, refusal("Transition id '9999' is not valid for this issue.")]);
  });
});

describe('comments, worklogs, watchers, links, properties and attachments', () => {
  it('adds, edits, orders and deletes comments, with their properties', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    const one = await jira.client.post(`${path}/comment`, {
      body: adf('one'),
      properties: [{ key: 'workbench.change', value: 'c1' }],
    });
    expect([one.status, at(one.body, 'properties')]).toEqual([201, [{ key: 'workbench.change', value: 'c1' }]]);
    const id = String(at(one.body, 'id'));
    expect((await jira.client.put(`${path}/comment/${id}`, { body: adf('changed') })).status).toBe(200);
    const { body } = await jira.client.get(`${path}/comment?expand=renderedBody,properties`);
    expect(at(body, 'comments', 0, 'renderedBody')).toBe('<p>changed</p>');
    expect((await jira.client.get(`/rest/api/3/comment/${id}/properties/workbench.change`)).body).toEqual({
      key: 'workbench.change',
      value: 'c1',
    });
    expect((await jira.client.delete(`${path}/comment/${id}`)).status).toBe(204);
    expect((await jira.client.get(`${path}/comment/${id}`)).status).toBe(404);
  });

  it('refuses a comment that is no document', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    expect(at((await jira.client.post(`${path}/comment`, { body: 'x' })).body, 'errors', 'comment')).toContain(
      'Atlassian Document',
    );
    expect((await jira.client.post(`${path}/comment`, { body: { type: 'doc' } })).body).toEqual(
      refusal('INVALID_INPUT'),
    );
    expect((await jira.client.post(`${path}/comment`, {})).status).toBe(400);
  });

  it('logs work and takes it off the estimate', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira, { timetracking: { originalEstimate: '4h' } });
    const logged = await jira.client.post(`${path}/worklog`, {
      timeSpent: '1h 30m',
      started: '2026-11-03T09:00:00.000+0000',
    });
    expect([logged.status, at(logged.body, 'timeSpentSeconds')]).toEqual([201, 5400]);
    const tracking = at((await jira.client.get(path)).body, 'fields', 'timetracking');
    expect([at(tracking, 'timeSpent'), at(tracking, 'remainingEstimate')]).toEqual(['1h 30m', '2h 30m']);
    expect(
      (await jira.client.post(`${path}/worklog`, { timeSpent: '1h', started: '2026-11-03T09:00:00Z' })).status,
    ).toBe(400);
  });

  it('links by a bare 201, under one id on both sides, and unlinks', async () => {
    const jira = await jiraSite();
    const [a, b] = [(await newIssue(jira)).split('/').at(-1), (await newIssue(jira)).split('/').at(-1)];
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: a }, outwardIssue: { key: b } };
    const made = await jira.client.post('/rest/api/3/issueLink', link);
    expect([made.status, made.body]).toEqual([201, undefined]);
    const linksOf = async (key: string | undefined) =>
      list((await jira.client.get(`/rest/api/3/issue/${key}`)).body, 'fields', 'issuelinks');
    const [fromA] = await linksOf(a);
    const [fromB] = await linksOf(b);
    expect([at(fromA, 'outwardIssue', 'key'), at(fromB, 'inwardIssue', 'key'), at(fromA, 'id')]).toEqual([
      b,
      a,
      at(fromB, 'id'),
    ]);
    expect((await jira.client.get(`/rest/api/3/issueLink/${String(at(fromA, 'id'))}`)).status).toBe(200);
    expect((await jira.client.delete(`/rest/api/3/issueLink/${String(at(fromA, 'id'))}`)).status).toBe(204);
    expect([await linksOf(a), await linksOf(b)]).toEqual([[], []]);
    expect((await jira.client.post('/rest/api/3/issueLink', { ...link, type: { name: 'Eats' } })).status).toBe(404);
  });

  it('watches with a bare string, keeps properties', async () => {
    const jira = await jiraSite();
    const path = await newIssue(jira);
    const me = jira.world.people.find((who) => who.displayName === 'Mara Lind')?.accountId ?? '';
    expect((await jira.client.delete(`${path}/watchers?accountId=${encodeURIComponent(me)}`)).status).toBe(204);
    expect((await jira.client.post(`${path}/watchers`, me)).status).toBe(204);
    expect(at((await jira.client.get(`${path}/watchers`)).body, 'watchCount')).toBe(1);
    expect((await jira.client.put(`${path}/properties/mark`, { a: 1 })).status).toBe(201);
    expect((await jira.client.put(`${path}/properties/mark`, { a: 2 })).status).toBe(200);
    expect((await jira.client.get(`${path}/properties/mark`)).body).toEqual({ key: 'mark', value: { a: 2 } });
    expect((await jira.client.delete(`${path}/properties/mark`)).status).toBe(204);
    expect((await jira.client.get(`${path}/properties/mark`)).status).toBe(404);
  });

  it('takes files in parts named `file`, with the header against forgery', async () => {
    const jira = await jiraSite();
    const path = `${await newIssue(jira)}/attachments`;
    const form = (part: string) => {
      const body = new FormData();
      body.append(part, new Blob(['hello'], { type: 'text/plain' }), 'hello.txt');
      return body;
    };
    const headers = { 'X-Atlassian-Token': 'no-check' };
    const sent = await jira.client.send(path, { method: 'POST', body: form('file'), headers });
    expect([sent.status, at(sent.body, 0, 'filename'), at(sent.body, 0, 'size')]).toEqual([200, 'hello.txt', 5]);
    const read = await jira.client.get(`/rest/api/3/attachment/${String(at(sent.body, 0, 'id'))}`);
    expect(typeof at(read.body, 'id')).toBe('number');
    const forged = await jira.client.send(path, { method: 'POST', body: form('file') });
    expect([forged.status, forged.body]).toEqual([404, 'XSRF check failed']);
    const misnamed = await jira.client.send(path, { method: 'POST', body: form('files'), headers });
    expect([misnamed.status, at(misnamed.body, 'title')]).toEqual([400, 'Bad Request']);
  });
});
