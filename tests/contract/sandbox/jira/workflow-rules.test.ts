import { describe, expect, it } from 'vitest';
import type { Answer } from '../conforming-client';
import { at, jiraSite, list, type JiraSite } from './jira-site';

const DELIVERY = { project: { key: 'DEPOT' }, issuetype: { name: 'Delivery' }, summary: 'Forty baskets' };
const ORDER_NUMBER = 'customfield_10096';
const START_DATE = 'customfield_10015';
const good = { labels: ['lorry'], [ORDER_NUMBER]: 'AB-123456' };

async function deliver({ client }: JiraSite, fields: Record<string, unknown>): Promise<Answer> {
  return client.post('/rest/api/3/issue', { fields: { ...DELIVERY, ...fields } });
}

const said = (...errorMessages: string[]) => ({ errorMessages, errors: {} });

describe('rules of the Create transition', () => {
  it('are invisible in createmeta', async () => {
    const { client } = await jiraSite();
    const { body } = await client.get('/rest/api/3/issue/createmeta/DEPOT/issuetypes/10017?maxResults=200');
    const required = list(body, 'fields').filter((field) => at(field, 'required') === true);
    expect(required.map((field) => String(at(field, 'fieldId'))).toSorted()).toEqual([
      'issuetype',
      'project',
      'reporter',
      'summary',
    ]);
  });

  it('ask for fields that are shown as optional, all at once and naming no field', async () => {
    const refused = await deliver(await jiraSite(), {});
    expect([refused.status, refused.body]).toEqual([400, said('Labels is required.', 'Order number is required.')]);
  });

  it('ask for a pattern', async () => {
    const jira = await jiraSite();
    for (const wrong of ['AB-12345', 'ab-123456', 'xAB-123456', 'AB-1234567']) {
      const refused = await deliver(jira, { ...good, [ORDER_NUMBER]: wrong });
      expect(refused.body).toEqual(said('Order number must be two letters, a dash and six digits, such as AB-123456.'));
    }
    expect((await deliver(jira, good)).status).toBe(201);
  });

  it('ask for dates in order, when there are both', async () => {
    const jira = await jiraSite();
    const dates = async (duedate: string | null, start: string | null): Promise<Answer> =>
      deliver(jira, { ...good, duedate, [START_DATE]: start });
    const refused = await dates('2026-11-03', '2026-11-04');
    expect([refused.status, refused.body]).toEqual([400, said('Due date must not be before Start date.')]);
    for (const [due, start] of [
      ['2026-11-04', '2026-11-04'],
      ['2026-11-03', null],
      [null, '2026-11-04'],
    ] as const) {
      expect((await dates(due, start)).status).toBe(201);
    }
  });

  it('speak only once everything that the form asks for is right', async () => {
    const refused = await deliver(await jiraSite(), { summary: '' });
    expect(refused.body).toEqual({
      errorMessages: [],
      errors: { summary: 'You must specify a summary of the issue.' },
    });
  });
});

describe('screens', () => {
  it('let nobody send what is on the edit screen alone', async () => {
    const jira = await jiraSite();
    const refused = await deliver(jira, { ...good, customfield_10078: { value: 'EMEA' } });
    expect([refused.status, at(refused.body, 'errors')]).toEqual([
      400,
      {
        customfield_10078: "Field 'customfield_10078' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ]);
    const made = await deliver(jira, good);
    const edited = await jira.client.put(`/rest/api/3/issue/${String(at(made.body, 'key'))}`, {
      fields: { customfield_10078: { value: 'EMEA' } },
    });
    expect(edited.status).toBe(204);
  });

  it('do not let components into a team-managed project', async () => {
    const { client } = await jiraSite();
    const refused = await client.post('/rest/api/3/issue', {
      fields: { project: { key: 'MOB' }, issuetype: { name: 'Task' }, summary: 'x', components: [{ name: 'Basket' }] },
    });
    expect(at(refused.body, 'errors', 'components')).toContain('cannot be set');
  });
});

describe('parents', () => {
  it('of a team-managed issue are in its own project', async () => {
    const jira = await jiraSite();
    const task = { project: { key: 'MOB' }, issuetype: { name: 'Task' }, summary: 'x' };
    const foreign = await jira.client.post('/rest/api/3/issue', { fields: { ...task, parent: { key: 'SHOP-2' } } });
    expect([foreign.status, foreign.body]).toEqual([
      400,
      {
        errorMessages: [],
        errors: { pid: 'Issues with this Issue Type must be created in the same project as the parent.' },
      },
    ]);
    const own = await jira.client.post('/rest/api/3/issue', { fields: { ...task, parent: { key: 'MOB-1' } } });
    expect(own.status).toBe(201);
  });

  it('of a sub-task stand one level above it', async () => {
    const { client } = await jiraSite();
    const subtask = { project: { key: 'SHOP' }, issuetype: { name: 'Sub-task' }, summary: 'x' };
    const refused = await client.post('/rest/api/3/issue', { fields: { ...subtask, parent: { key: 'SHOP-2' } } });
    expect(at(refused.body, 'errors')).toEqual({
      parentId: 'Given parent issue does not belong to appropriate hierarchy.',
    });
    const made = await client.post('/rest/api/3/issue', { fields: { ...subtask, parent: { key: 'SHOP-4' } } });
    expect(made.status).toBe(201);
  });
});
