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

async function kitchen({ client }: JiraSite, fields: Record<string, unknown>): Promise<Answer> {
  return client.post('/rest/api/3/issue', {
    fields: { project: { key: 'KITCHEN' }, issuetype: { name: 'Kitchen sink' }, summary: 'A sink', ...fields },
  });
}

const refusedField = (field: string, sentence: string) => ({ errorMessages: [], errors: { [field]: sentence } });
const refusedWith = (message: string) => ({ errorMessages: [message], errors: {} });

describe('POST issue refuses', () => {
  const cases: [name: string, body: Body, answer: unknown][] = [
    [
      'a field that is not on the screen',
      { fields: { customfield_10062: { id: '1' } } },
      refusedField(
        'customfield_10062',
        "Field 'customfield_10062' cannot be set. It is not on the appropriate screen, or unknown.",
      ),
    ],
    [
      'a field that nobody knows',
      { fields: { customfield_99999: 1 } },
      refusedField(
        'customfield_99999',
        "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown.",
      ),
    ],
    [
      'a string where a document belongs',
      { fields: { description: 'plain' } },
      refusedField('description', 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'),
    ],
    [
      'an invalid document, naming no field',
      { fields: { description: { version: 1, type: 'doc', content: [{ type: 'nope' }] } } },
      refusedWith('INVALID_INPUT'),
    ],
    [
      'a document with a foreign attachment',
      {
        fields: {
          description: {
            version: 1,
            type: 'doc',
            content: [
              {
                type: 'mediaSingle',
                attrs: { layout: 'center' },
                content: [{ type: 'media', attrs: { type: 'file', id: 'x', collection: '' } }],
              },
            ],
          },
        },
      },
      refusedWith('ATTACHMENT_VALIDATION_ERROR'),
    ],
    [
      'a document of more than 32,767 characters',
      { fields: { description: adf('x'.repeat(32_768)) } },
      refusedWith('CONTENT_LIMIT_EXCEEDED'),
    ],
    ['no summary', { fields: { summary: null } }, refusedField('summary', 'You must specify a summary of the issue.')],
    [
      'a blank summary',
      { fields: { summary: '  ' } },
      refusedField('summary', 'You must specify a summary of the issue.'),
    ],
    [
      'a summary of 256 characters',
      { fields: { summary: 'x'.repeat(256) } },
      refusedField('summary', "Summary can't exceed 255 characters."),
    ],
    [
      'a summary of two lines',
      { fields: { summary: 'one\ntwo' } },
      refusedField('summary', 'The summary is invalid because it contains newline characters.'),
    ],
    [
      'an unknown issue type',
      { fields: { issuetype: { id: '1' } } },
      refusedField('issuetype', 'Specify a valid issue type'),
    ],
    [
      'an unknown project',
      { fields: { project: { key: 'NOPE' } } },
      { errorMessages: [], errors: { project: 'valid project is required', issuetype: 'Specify a valid issue type' } },
    ],
    [
      'an unknown priority',
      { fields: { priority: { name: 'Huge' } } },
      refusedField('priority', "Priority name 'Huge' is not valid"),
    ],
    [
      'a label with a space',
      { fields: { labels: ['a b'] } },
      refusedField('labels', "The label 'a b' contains spaces which is invalid."),
    ],
    ['labels that are no list', { fields: { labels: 'a' } }, refusedField('labels', 'data was not an array')],
    [
      'a date that is none',
      { fields: { duedate: '2026-02-30' } },
      refusedField('duedate', 'Error parsing date string: 2026-02-30'),
    ],
    [
      'a person who does not exist',
      { fields: { assignee: { accountId: 'x' } } },
      refusedField('assignee', "User 'x' does not exist."),
    ],
    [
      'a component that does not exist',
      { fields: { components: [{ id: '1' }] } },
      refusedField('components', "Component id '1' is not valid"),
    ],
    [
      'a field in `fields` and in `update`',
      { fields: { labels: ['a'] }, update: { labels: [{ add: 'b' }] } },
      refusedField('labels', "Field 'labels' was specified in both 'fields' and 'update'."),
    ],
    [
      'a verb that the field does not know',
      { update: { priority: [{ add: { id: '3' } }] } },
      refusedField('priority', "Field 'priority' does not support the operation 'add'."),
    ],
    [
      'a sub-task without a parent',
      { fields: { issuetype: { name: 'Sub-task' } } },
      refusedField('parent', 'Issue type is a sub-task but parent issue key or id not specified.'),
    ],
    [
      'a parent of the wrong level, beside a key that is no field',
      { fields: { parent: { key: 'AUTOTEST-1' } } },
      refusedField('parentId', 'Given parent issue does not belong to appropriate hierarchy.'),
    ],
    [
      'a comment without a body',
      { update: { comment: [{ add: {} }] } },
      refusedField('comment', 'Comment body can not be empty!'),
    ],
  ];

  it.each(cases)('%s', async (_name, body, answer) => {
    const refused = await create(await jiraSite(), body);
    expect([refused.status, refused.body]).toEqual([400, answer]);
  });

  it('a sub-task in another project than its parent', async () => {
    const jira = await jiraSite();
    const standard = new Set(jira.site.issueTypes.filter((type) => type.hierarchyLevel === 0).map((type) => type.id));
    const parent = jira.site.issues.find(
      (one) => one.projectId === jira.project('SHOP').id && standard.has(one.issueTypeId),
    );
    const refused = await create(jira, { fields: { issuetype: { name: 'Sub-task' }, parent: { id: parent?.id } } });
    expect([refused.status, refused.body]).toEqual([
      400,
      refusedField('project', 'Sub-tasks must be created in the same project as the parent.'),
    ]);
  });

  it('each field that is required and has no default, all at once', async () => {
    const jira = await jiraSite();
    const { body, status } = await jira.client.post('/rest/api/3/issue', {
      fields: { project: { key: 'KITCHEN' }, issuetype: { name: 'Everything required' }, summary: 'x' },
    });
    expect(status).toBe(400);
    const { body: meta } = await jira.client.get(
      '/rest/api/3/issue/createmeta/KITCHEN/issuetypes/10014?maxResults=200',
    );
    const wanted = list(meta, 'fields')
      .filter((field) => at(field, 'required') === true && at(field, 'hasDefaultValue') === false)
      .map((field) => [String(at(field, 'fieldId')), `${String(at(field, 'name'))} is required.`])
      .filter(([id]) => !['project', 'issuetype', 'summary'].includes(String(id)));
    expect(at(body, 'errors')).toEqual(Object.fromEntries(wanted));
  });

  it('a field that cannot be set at all, and its absence too', async () => {
    const jira = await jiraSite();
    const change = { project: { key: 'OPS' }, issuetype: { name: 'Change' }, summary: 'x' };
    const absent = await jira.client.post('/rest/api/3/issue', { fields: change });
    expect(at(absent.body, 'errors', 'customfield_10101')).toContain('is required.');
    const sent = await jira.client.post('/rest/api/3/issue', { fields: { ...change, customfield_10101: 'x' } });
    expect(at(sent.body, 'errors', 'customfield_10101')).toContain('cannot be set');
  });

  it('what only the workflow asks for, in errorMessages alone', async () => {
    const jira = await jiraSite();
    const { body: meta } = await jira.client.get('/rest/api/3/issue/createmeta/PAY/issuetypes/10004?maxResults=200');
    const environment = list(meta, 'fields').find((field) => at(field, 'fieldId') === 'environment');
    expect(at(environment, 'required')).toBe(false);
    const severity = list(meta, 'fields').find((field) => at(field, 'fieldId') === 'customfield_10062');
    const fields = {
      project: { key: 'PAY' },
      issuetype: { id: '10004' },
      summary: 'x',
      customfield_10062: { id: at(severity, 'allowedValues', 0, 'id') },
    };
    const refused = await jira.client.post('/rest/api/3/issue', { fields });
    expect([refused.status, refused.body]).toEqual([
      400,
      refusedWith('Steps to reproduce are required by the workflow.'),
    ]);
    const made = await jira.client.post('/rest/api/3/issue', { fields: { ...fields, environment: adf('Steps') } });
    expect(made.status).toBe(201);
  });

  it('somebody without the right to create', async () => {
    const jira = await jiraSite();
    const holders = jira.project('FIN').permissions['CREATE_ISSUES'] ?? [];
    const outsider = jira.world.people.find(
      (who) =>
        who.accountType === 'atlassian' &&
        who.active &&
        jira.site.members.includes(who.accountId) &&
        !holders.includes(who.accountId),
    );
    const client = await jira.as(outsider?.displayName ?? '');
    const refused = await client.post('/rest/api/3/issue', {
      fields: { project: { key: 'FIN' }, issuetype: { id: jira.project('FIN').issueTypeIds[0] }, summary: 'x' },
    });
    expect([refused.status, refused.body]).toEqual([
      400,
      refusedField('project', 'You do not have permission to create issues in this project.'),
    ]);
  });

  it('a wrong value of each kind of custom field, beside that field', async () => {
    const jira = await jiraSite();
    const { body: meta } = await jira.client.get(
      '/rest/api/3/issue/createmeta/KITCHEN/issuetypes/10013?maxResults=200',
    );
    const known = [
      'string',
      'number',
      'date',
      'datetime',
      'user',
      'group',
      'option',
      'option-with-child',
      'version',
      'priority',
    ];
    known.push(
      'resolution',
      'securitylevel',
      'project',
      'issuelink',
      'timetracking',
      'team',
      'issuerestriction',
      'component',
    );
    const typed = list(meta, 'fields').filter((field) => {
      const type = String(at(field, 'schema', 'type'));
      return known.includes(type === 'array' ? String(at(field, 'schema', 'items')) : type);
    });
    expect(typed.length).toBeGreaterThan(30);
    for (const field of typed) {
      const id = String(at(field, 'fieldId'));
      if (['project', 'issuetype'].includes(id) || list(field, 'operations').length === 0) continue;
      const isDocument =
        String(at(field, 'schema', 'custom')).endsWith(':textarea') || ['description', 'environment'].includes(id);
      const refused = await kitchen(jira, { [id]: isDocument ? 'nonsense' : { nonsense: true } });
      expect([id, at(field, 'schema', 'type'), refused.status]).toEqual([id, at(field, 'schema', 'type'), 400]);
      expect(Object.keys(at(refused.body, 'errors') as object)).toEqual([id]);
    }
  });

  it('an option that is unknown or disabled, and takes one that is offered', async () => {
    const jira = await jiraSite();
    const field = jira.site.fields.find(
      (one) => one.options.some((option) => option.disabled) && one.schema.type === 'option' && one.projectId === null,
    );
    const id = field?.id ?? '';
    const unknown = await kitchen(jira, { [id]: { id: '999' } });
    expect(unknown.body).toEqual(refusedField(id, "Option id '999' is not valid"));
    const disabled = field?.options.find((option) => option.disabled)?.id;
    const dead = await kitchen(jira, { [id]: { id: disabled } });
    expect(dead.body).toEqual(refusedField(id, `Option id '${disabled}' is not valid`));
    const alive = await kitchen(jira, { [id]: { id: field?.options.find((option) => !option.disabled)?.id } });
    expect(alive.status).toBe(201);
  });
});
