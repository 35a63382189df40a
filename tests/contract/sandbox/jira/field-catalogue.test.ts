import { describe, expect, it } from 'vitest';
import { fieldById } from '../../../../src/sandbox/world/find';
import type { Field } from '../../../../src/sandbox/world/model';
import { at, jiraSite, list, type JiraSite } from './jira-site';
import { wireForm } from './wire-forms';

const SINK = '10013';
/** What no form sends as a value: told by the two that every issue has, added to an issue, or read only. */
const NO_VALUE = new Set(['project', 'issuetype', 'attachment', 'issuelinks', 'worklog', 'comment']);
/** Written by something else than forms, or by an app that knows the shape. */
const NEVER_SENT = new Set([
  'com.pyxis.greenhopper.jira:gh-lexo-rank',
  'com.atlassian.jpo:jpo-custom-field-parent',
  'com.atlassian.servicedesk:sd-request-language',
  'com.atlassian.jira.plugins.jira-development-integration-plugin:designcf',
]);

async function create({ client }: JiraSite, fields: Record<string, unknown>) {
  return client.post('/rest/api/3/issue', {
    fields: { project: { key: 'KITCHEN' }, issuetype: { id: SINK }, summary: 'A sink', ...fields },
  });
}

async function meta({ client }: JiraSite): Promise<unknown[]> {
  const { body } = await client.get(`/rest/api/3/issue/createmeta/KITCHEN/issuetypes/${SINK}?maxResults=200`);
  return list(body, 'fields');
}

async function sendable(jira: JiraSite): Promise<Field[]> {
  return (await meta(jira)).flatMap((one): Field[] => {
    const field = fieldById(jira.site, String(at(one, 'fieldId')));
    if (!field || list(one, 'operations').length === 0 || NO_VALUE.has(field.id)) return [];
    return NEVER_SENT.has(field.schema.custom ?? '') ? [] : [field];
  });
}

describe('every field of a create form', () => {
  it('takes each of its wire forms and is read back in the shape that Jira reads out', async () => {
    const jira = await jiraSite();
    const fields = await sendable(jira);
    expect(fields.length).toBeGreaterThan(65);
    for (const field of fields) {
      const form = wireForm(jira, field);
      expect([field.id, field.name, form !== undefined]).toEqual([field.id, field.name, true]);
      for (const value of form?.takes ?? []) {
        const made = await create(jira, { [field.id]: value });
        expect([field.name, made.status, at(made.body, 'errors')]).toEqual([field.name, 201, undefined]);
        const { body } = await jira.client.get(`/rest/api/3/issue/${String(at(made.body, 'key'))}?fields=${field.id}`);
        expect({ [field.name]: at(body, 'fields', field.id) }).toMatchObject({ [field.name]: form?.read });
      }
    }
  }, 60_000);

  it('refuses everything else beside itself, in Jira’s words', async () => {
    const jira = await jiraSite();
    for (const field of await sendable(jira)) {
      for (const [value, sentence] of wireForm(jira, field)?.refuses ?? []) {
        const refused = await create(jira, { [field.id]: value });
        expect([field.name, refused.status, refused.body]).toEqual([
          field.name,
          400,
          { errorMessages: [], errors: { [field.id]: sentence } },
        ]);
      }
    }
  }, 60_000);

  it('is not there to be sent when createmeta gives it no operation, and rank never is', async () => {
    const jira = await jiraSite();
    const readOnly = (await meta(jira)).filter((one) => list(one, 'operations').length === 0);
    const ids = readOnly.map((one) => String(at(one, 'fieldId'))).filter((id) => !NO_VALUE.has(id));
    expect(ids.length).toBeGreaterThan(5);
    for (const id of [...ids, 'customfield_10019']) {
      const refused = await create(jira, { [id]: 'x' });
      expect([id, at(refused.body, 'errors', id)]).toEqual([
        id,
        `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`,
      ]);
    }
  });

  it('lists its values where they can be listed, and none where they are searched', async () => {
    const jira = await jiraSite();
    const fields = await meta(jira);
    const lists = (type: string): boolean =>
      /^(option2?|option-with-child|priority|resolution|securitylevel|version|component|project|issuetype)$/.test(type);
    for (const one of fields) {
      const schema = at(one, 'schema');
      const type = String(at(schema, 'type') === 'array' ? at(schema, 'items') : at(schema, 'type'));
      expect([at(one, 'name'), Array.isArray(at(one, 'allowedValues'))]).toEqual([at(one, 'name'), lists(type)]);
    }
  });
});

describe('a required field of a type that nobody has seen', () => {
  it('is asked for like any other, and keeps the JSON that was sent', async () => {
    const jira = await jiraSite();
    const rollout = { project: { key: 'PAY' }, issuetype: { name: 'Rollout' }, summary: 'In stages' };
    const refused = await jira.client.post('/rest/api/3/issue', { fields: rollout });
    expect(at(refused.body, 'errors')).toEqual({ customfield_10071: 'Rollout plan is required.' });
    const plan = { stages: [5, 100], guard: 'error-rate' };
    const made = await jira.client.post('/rest/api/3/issue', { fields: { ...rollout, customfield_10071: plan } });
    const { body } = await jira.client.get(`/rest/api/3/issue/${String(at(made.body, 'key'))}`);
    expect(at(body, 'fields', 'customfield_10071')).toEqual(plan);
  });
});

describe('what a create adds to an issue', () => {
  it('logs work, comments and links, and shows each as it is read', async () => {
    const jira = await jiraSite();
    const body = { version: 1, type: 'doc', content: [] };
    const made = await jira.client.post('/rest/api/3/issue', {
      fields: { project: { key: 'KITCHEN' }, issuetype: { id: SINK }, summary: 'A sink' },
      update: {
        worklog: [{ add: { timeSpent: '1h 30m', started: '2026-11-03T09:00:00.000+0000', comment: body } }],
        comment: [{ add: { body } }],
        issuelinks: [{ add: { type: { name: 'Blocks' }, inwardIssue: { key: 'SHOP-2' } } }],
      },
    });
    expect(made.status).toBe(201);
    const { body: read } = await jira.client.get(`/rest/api/3/issue/${String(at(made.body, 'key'))}`);
    expect(at(read, 'fields', 'worklog', 'worklogs', 0)).toMatchObject({ timeSpent: '1h 30m', comment: body });
    expect(at(read, 'fields', 'timetracking')).toMatchObject({ timeSpent: '1h 30m', timeSpentSeconds: 5400 });
    expect(at(read, 'fields', 'comment', 'comments', 0, 'body')).toEqual(body);
    expect(at(read, 'fields', 'issuelinks', 0)).toMatchObject({ inwardIssue: { key: 'SHOP-2' } });
  });

  it('refuses links, comments and work that are sent as values', async () => {
    const jira = await jiraSite();
    for (const id of ['issuelinks', 'comment', 'worklog']) {
      const refused = await create(jira, { [id]: [] });
      expect([refused.status, refused.body]).toEqual([
        400,
        { errorMessages: [], errors: { [id]: `Field does not support update '${id}'` } },
      ]);
    }
  });
});

describe('parents of a company-managed issue', () => {
  it('are told by Epic Link too, whichever of the two was written', async () => {
    const jira = await jiraSite();
    const byParent = await create(jira, { parent: { key: 'SHOP-2' } });
    const byLink = await create(jira, { customfield_10014: 'shop-2' });
    for (const made of [byParent, byLink]) {
      const { body } = await jira.client.get(`/rest/api/3/issue/${String(at(made.body, 'key'))}`);
      expect([at(body, 'fields', 'parent', 'key'), at(body, 'fields', 'customfield_10014')]).toEqual([
        'SHOP-2',
        'SHOP-2',
      ]);
    }
    const key = String(at(byLink.body, 'key'));
    await jira.client.put(`/rest/api/3/issue/${key}`, { update: { parent: [{ set: { none: true } }] } });
    const { body } = await jira.client.get(`/rest/api/3/issue/${key}`);
    expect([at(body, 'fields', 'parent'), at(body, 'fields', 'customfield_10014')]).toEqual([undefined, null]);
  });

  it('take the key of an initiative by Parent Link, above an epic alone', async () => {
    const jira = await jiraSite();
    const initiative = jira.site.issues.find((issue) => issue.issueTypeId === '10009');
    const key = `SHOP-${initiative?.number}`;
    const refused = await create(jira, { customfield_10018: key });
    expect(at(refused.body, 'errors')).toEqual({
      customfield_10018: 'Given parent issue does not belong to appropriate hierarchy.',
    });
    const inShop = (typeId: string) => (issue: { issueTypeId: string; projectId: string }) =>
      issue.issueTypeId === typeId && issue.projectId === initiative?.projectId;
    const epic = `/rest/api/3/issue/${jira.site.issues.find(inShop('10000'))?.id}`;
    expect((await jira.client.put(epic, { fields: { customfield_10018: key } })).status).toBe(204);
    const { body } = await jira.client.get(`${epic}?fields=parent,customfield_10018`);
    expect(at(body, 'fields')).toMatchObject({ parent: { key }, customfield_10018: { data: { key } } });
  });
});
