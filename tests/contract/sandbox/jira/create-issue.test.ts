import { describe, expect, it } from 'vitest';
import type { Answer } from '../conforming-client';
import { at, jiraSite, list, type JiraSite } from './jira-site';

const adf = (text: string) => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

interface Body {
  fields?: Record<string, unknown>;
  update?: Record<string, unknown>;
  [key: string]: unknown;
}

/** Creates in AUTOTEST, which asks for a summary alone. */
async function create({ client }: JiraSite, { fields = {}, ...rest }: Body): Promise<Answer> {
  return client.post('/rest/api/3/issue', {
    fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: 'A task', ...fields },
    ...rest,
  });
}

const refusedWith = (message: string) => ({ errorMessages: [message], errors: {} });

describe('POST issue', () => {
  it('answers 201 with id, key and self, and the issue is there with the defaults filled in', async () => {
    const jira = await jiraSite();
    const answer = await create(jira, {
      fields: { description: adf('Words'), labels: ['zeta', 'alpha'], duedate: '2026-11-30' },
      properties: [{ key: 'workbench.change', value: { id: 'c-1' } }],
    });
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body as object).toSorted()).toEqual(['id', 'key', 'self']);
    const key = String(at(answer.body, 'key'));
    const { body } = await jira.client.get(`/rest/api/3/issue/${key.toLowerCase()}?properties=workbench.change`);
    expect(at(body, 'fields', 'reporter', 'displayName')).toBe('Mara Lind');
    expect(at(body, 'fields', 'creator', 'displayName')).toBe('Mara Lind');
    expect(at(body, 'fields', 'priority', 'id')).toBe(jira.project('AUTOTEST').defaultPriorityId);
    expect(at(body, 'fields', 'labels')).toEqual(['alpha', 'zeta']);
    expect(at(body, 'fields', 'description')).toEqual(adf('Words'));
    expect(at(body, 'properties')).toEqual({ 'workbench.change': { id: 'c-1' } });
    expect(at(body, 'fields', 'created')).toBe('2026-11-03T10:00:00.000+0100');
  });

  it('does what `update` says: a comment, a link seen from both sides, labels', async () => {
    const jira = await jiraSite();
    const answer = await create(jira, {
      update: {
        comment: [{ add: { body: adf('First') } }],
        issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-2' } } }],
        labels: [{ add: 'one' }, { add: 'two' }, { remove: 'one' }],
      },
    });
    expect(answer.status).toBe(201);
    const key = String(at(answer.body, 'key'));
    const { body } = await jira.client.get(`/rest/api/3/issue/${key}`);
    expect(list(body, 'fields', 'comment', 'comments')).toHaveLength(1);
    expect(at(body, 'fields', 'issuelinks', 0, 'outwardIssue', 'key')).toBe('SHOP-2');
    expect(at(body, 'fields', 'labels')).toEqual(['two']);
    const other = await jira.client.get('/rest/api/3/issue/SHOP-2?fields=issuelinks');
    expect(list(other.body, 'fields', 'issuelinks').map((link) => at(link, 'inwardIssue', 'key'))).toContain(key);
  });

  it('moves the new issue when a transition is sent, and refuses one that does not start there', async () => {
    const jira = await jiraSite();
    const { workflow } = jira.project('AUTOTEST');
    const leaving = workflow.transitions.find(
      (one) =>
        (one.from.length === 0 || one.from.includes(workflow.initialStatusId)) && one.to !== workflow.initialStatusId,
    );
    const done = await create(jira, { transition: { id: leaving?.id } });
    expect([done.status, at(done.body, 'transition', 'status')]).toEqual([201, 200]);
    const { body } = await jira.client.get(`/rest/api/3/issue/${String(at(done.body, 'key'))}`);
    expect(at(body, 'fields', 'status', 'id')).toBe(leaving?.to);
    const refused = await create(jira, { transition: { id: '9999' } });
    expect([refused.status, refused.body]).toEqual([
      400,
      refusedWith("Transition id '9999' is not valid for this issue."),
    ]);
  });

  it('creates nothing when anything is wrong', async () => {
    const jira = await jiraSite();
    const before = jira.site.issues.length;
    const other = jira.issue('SHOP-2').links.length;
    await create(jira, {
      fields: { priority: { name: 'Huge' } },
      update: { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-2' } } }] },
    });
    expect([jira.site.issues.length, jira.issue('SHOP-2').links.length]).toEqual([before, other]);
  });
});

describe('POST issue/bulk', () => {
  it('tells successes in order and failures by their place', async () => {
    const jira = await jiraSite();
    const good = { fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: 'x' } };
    const bad = { fields: { ...good.fields, priority: { name: 'Huge' } } };
    const answer = await jira.client.post('/rest/api/3/issue/bulk', { issueUpdates: [good, bad, good] });
    expect(answer.status).toBe(201);
    expect(list(answer.body, 'issues')).toHaveLength(2);
    expect(at(answer.body, 'errors')).toEqual([
      {
        status: 400,
        elementErrors: { errorMessages: [], errors: { priority: "Priority name 'Huge' is not valid" } },
        failedElementNumber: 1,
      },
    ]);
  });

  it('answers 400 when none could be made, or when there are more than fifty', async () => {
    const jira = await jiraSite();
    expect((await jira.client.post('/rest/api/3/issue/bulk', { issueUpdates: [{ fields: {} }] })).status).toBe(400);
    const many = Array.from({ length: 51 }, () => ({ fields: {} }));
    expect((await jira.client.post('/rest/api/3/issue/bulk', { issueUpdates: many })).status).toBe(400);
  });
});
