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
  return String(at(made.body, 'key'));
}

const path = (key: string): string => `/rest/api/3/issue/${key}`;

describe('the verbs of an edit', () => {
  it('set, add and remove in their order, and edit merges', async () => {
    const jira = await jiraSite();
    const key = await newIssue(jira, { labels: ['a', 'b'], timetracking: { originalEstimate: '4h' } });
    const update = {
      labels: [{ set: ['x', 'y'] }, { add: 'z' }, { remove: 'x' }],
      timetracking: [{ edit: { remainingEstimate: '1h' } }],
    };
    expect((await jira.client.put(path(key), { update })).status).toBe(204);
    const { body } = await jira.client.get(path(key));
    expect(at(body, 'fields', 'labels')).toEqual(['y', 'z']);
    expect(at(body, 'fields', 'timetracking')).toMatchObject({ originalEstimate: '4h', remainingEstimate: '1h' });
  });

  it('copy takes over the links of another issue', async () => {
    const jira = await jiraSite();
    const [source, other, copy] = [await newIssue(jira), await newIssue(jira), await newIssue(jira)];
    await jira.client.post('/rest/api/3/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: source },
      outwardIssue: { key: other },
    });
    await jira.client.put(path(copy), { update: { issuelinks: [{ copy: { issue: { key: source } } }] } });
    const { body } = await jira.client.get(path(copy));
    expect(at(body, 'fields', 'issuelinks', 0, 'outwardIssue', 'key')).toBe(other);
  });

  it('edit and remove comments, if they are there and one may', async () => {
    const jira = await jiraSite();
    const key = await newIssue(jira);
    const made = await jira.client.post(`${path(key)}/comment`, { body: adf('one') });
    const id = String(at(made.body, 'id'));
    await jira.client.put(path(key), { update: { comment: [{ edit: { id, body: adf('two') } }] } });
    expect(at((await jira.client.get(`${path(key)}/comment/${id}`)).body, 'body')).toEqual(adf('two'));
    const stranger = await jira.as('Ravi');
    const refused = await stranger.put(path(key), { update: { comment: [{ remove: { id } }] } });
    expect([refused.status, Object.keys(at(refused.body, 'errors') as object)]).toEqual([400, ['comment']]);
    await jira.client.put(path(key), { update: { comment: [{ remove: { id } }] } });
    expect(at((await jira.client.get(`${path(key)}/comment`)).body, 'total')).toBe(0);
  });

  it('are refused where the field does not have them, and all of the edit with them', async () => {
    const jira = await jiraSite();
    const key = await newIssue(jira);
    const refused = await jira.client.put(path(key), {
      fields: { summary: 'New' },
      update: { duedate: [{ add: '2026-11-30' }] },
    });
    expect([refused.status, at(refused.body, 'errors', 'duedate')]).toEqual([
      400,
      "Field 'duedate' does not support the operation 'add'.",
    ]);
    const both = await jira.client.put(path(key), { fields: { labels: ['a'] }, update: { labels: [{ add: 'b' }] } });
    expect(both.status).toBe(400);
    expect(at((await jira.client.get(path(key))).body, 'fields', 'summary')).toBe('A task');
  });

  it('discards notifications for those who look after the project alone', async () => {
    const jira = await jiraSite();
    const quiet = async (key: string) =>
      (await jira.client.put(`${path(key)}?notifyUsers=false`, { fields: { labels: ['quiet'] } })).status;
    const foreign = jira.site.issues.find((issue) => issue.projectId === jira.project('OPS').id);
    expect([await quiet(await newIssue(jira)), await quiet(foreign?.id ?? '')]).toEqual([204, 400]);
  });
});

describe('transitions with screens', () => {
  it('ask for what their metadata tells, and for a comment that it does not tell', async () => {
    const jira = await jiraSite();
    const issue = jira.site.issues.find(
      (one) =>
        one.projectId === jira.project('SHOP').id && one.statusId === jira.project('SHOP').workflow.initialStatusId,
    );
    const key = `SHOP-${issue?.number}`;
    const ask = (body: Record<string, unknown>) =>
      jira.client.post(`${path(key)}/transitions`, { transition: { id: '51' }, ...body });
    const silent = await ask({});
    expect([silent.status, silent.body]).toEqual([
      400,
      { errorMessages: ['Ask your question in a comment.'], errors: {} },
    ]);
    const offScreen = await ask({ fields: { labels: ['x'] }, update: { comment: [{ add: { body: adf('Which?') } }] } });
    expect([offScreen.status, Object.keys(at(offScreen.body, 'errors') as object)]).toEqual([400, ['labels']]);
    expect((await ask({ update: { comment: [{ add: { body: adf('Which?') } }] } })).status).toBe(204);
  });

  it('take a comment where the screen requires one', async () => {
    const jira = await jiraSite();
    const { workflow, id } = jira.project('OPS');
    const ask = workflow.transitions.find((one) =>
      one.screen.some((entry) => entry.fieldId === 'comment' && entry.required),
    );
    const issue = jira.site.issues.find((one) => one.projectId === id && ask?.from.includes(one.statusId));
    const client = await jira.as('Tomás Ibarra');
    const address = `${path(issue?.id ?? '')}/transitions`;
    const bare = await client.post(address, { transition: { id: ask?.id } });
    expect([bare.status, at(bare.body, 'errors', 'comment')]).toEqual([400, 'Comment is required.']);
    const update = { comment: [{ add: { body: adf('When?') } }] };
    expect((await client.post(address, { transition: { id: ask?.id }, update })).status).toBe(204);
  });

  it('to done set the resolution where no screen asks for it, and leaving done takes it away', async () => {
    const jira = await jiraSite();
    const key = await newIssue(jira);
    const go = (name: string) => {
      const id = jira.project('AUTOTEST').workflow.transitions.find((one) => one.name === name)?.id;
      return jira.client.post(`${path(key)}/transitions`, { transition: { id } });
    };
    const resolved = async () => {
      const { body } = await jira.client.get(path(key));
      return [at(body, 'fields', 'resolution', 'name'), at(body, 'fields', 'resolutiondate') !== null];
    };
    await go('Done');
    expect(await resolved()).toEqual(['Done', true]);
    await go('To Do');
    expect(await resolved()).toEqual([undefined, false]);
    const log = await jira.client.get(`${path(key)}/changelog`);
    expect(list(log.body, 'values', 1, 'items').map((item) => at(item, 'field'))).toEqual(['resolution', 'status']);
  });
});
