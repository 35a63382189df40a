import { describe, expect, it } from 'vitest';
import { compilePayload } from '@shared/fields/compile-payload';
import { initialValues } from '@shared/fields/form';
import { namedIn, readPayload } from '@shared/fields/read-payload';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { COLOURS, custom, DOCUMENT, field } from './sample-fields';

const COLOUR = 'customfield_10050';
const FIELDS: readonly CreateField[] = [
  field({ type: 'project', system: 'project' }, { required: true }),
  field({ type: 'issuetype', system: 'issuetype' }, { required: true, operations: [] }),
  field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true }),
  field({ type: 'string', system: 'description' }, { name: 'Description' }),
  field({ type: 'array', items: 'string', system: 'labels' }, { name: 'Labels', operations: ['add', 'set', 'remove'] }),
  field({ type: 'user', system: 'assignee' }, { name: 'Assignee' }),
  field({ type: 'string', system: 'environment' }, { name: 'Environment', hasDefaultValue: true }),
  custom('select', 'option', { name: 'Colour', allowedValues: COLOURS }),
  custom(
    'multicheckboxes',
    'array',
    { fieldId: 'customfield_10051', key: 'an-app__colours', name: 'Colours', allowedValues: COLOURS },
    'option',
  ),
];
const HEAD = { project: { id: '10020' }, issuetype: { id: '10004' } };

function compiled(values: Readonly<Record<string, JsonValue>>): JsonObject {
  const payload = compilePayload({ fields: FIELDS, projectId: '10020', issueTypeId: '10004', values, changeId: null });
  if (!payload.ok) throw new Error(JSON.stringify(payload.problems));
  return payload.body;
}

describe('a pasted payload', () => {
  it('compiles to the very bytes that it was', () => {
    const body = compiled({
      summary: 'Voucher',
      description: DOCUMENT,
      labels: ['checkout', 'voucher'],
      assignee: { accountId: '712020:a', displayName: 'Mara Lind' },
      environment: null,
      [COLOUR]: { id: '10401', label: 'Red' },
      customfield_10051: [{ id: '10402', label: 'Green' }],
    });
    const { values, notUnderstood } = readPayload(body, FIELDS);
    expect(notUnderstood).toEqual([]);
    expect(JSON.stringify(compiled({ ...initialValues(FIELDS), ...values }))).toBe(JSON.stringify(body));
  });

  it('gets the words of an option that it names by its id, and the id of one that it names by its words', () => {
    const byId = readPayload({ fields: { [COLOUR]: { id: '10403' } } }, FIELDS);
    const byWords = readPayload({ fields: { [COLOUR]: { value: 'Oslo, Norway' } } }, FIELDS);
    expect(byId.values).toEqual({ [COLOUR]: { id: '10403', label: 'Oslo, Norway' } });
    expect(byWords.values).toEqual(byId.values);
  });

  it('finds a field of an app by its key as well', () => {
    const { values } = readPayload({ fields: { 'an-app__colours': [{ value: 'Red' }] } }, FIELDS);
    expect(values).toEqual({ customfield_10051: [{ id: '10401', label: 'Red' }] });
  });

  it('takes what is added or set under "update"', () => {
    const update = {
      labels: [{ add: 'a' }, { add: 'b' }],
      summary: [{ set: 'Voucher' }],
      environment: [{ set: null }],
    };
    expect(readPayload({ update }, FIELDS)).toEqual({
      values: { labels: ['a', 'b'], summary: 'Voucher', environment: null },
      notUnderstood: [],
    });
  });

  it('says of each part that it leaves out where it is and why', () => {
    const { values, notUnderstood } = readPayload(
      {
        fields: { ...HEAD, summary: 17, customfield_10999: 'x', labels: 'one' },
        update: { labels: [{ remove: 'a' }] },
        properties: [{ key: 'sheet.row', value: 3 }],
        historyMetadata: {},
      },
      FIELDS,
    );
    expect(values).toEqual({});
    expect(notUnderstood.map(({ path }) => path)).toEqual([
      'fields.summary',
      'fields.customfield_10999',
      'fields.labels',
      'update.labels',
      'properties',
      'historyMetadata',
    ]);
    expect(notUnderstood[1]?.why).toContain('no such field');
  });

  it('passes over the marker of the change that it was copied from', () => {
    const payload = compilePayload({
      fields: FIELDS,
      projectId: '1',
      issueTypeId: '2',
      values: { summary: 'V' },
      changeId: 'c1',
    });
    expect(payload.ok && readPayload(payload.body, FIELDS).notUnderstood).toEqual([]);
  });

  it('keeps an option that Jira does not offer, so that the form can say what it does', () => {
    const { values } = readPayload({ fields: { [COLOUR]: { value: 'Mauve' } } }, FIELDS);
    expect(values[COLOUR]).toEqual({ id: '', label: 'Mauve' });
  });

  it('names project and issue type by id, key or name', () => {
    const body = { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Bug' } } };
    expect(namedIn(body, 'project')).toEqual({ id: null, key: 'SHOP', name: null });
    expect(namedIn(body, 'issuetype')).toEqual({ id: null, key: null, name: 'Bug' });
    expect(namedIn({ fields: { project: 'SHOP' } }, 'project')).toBeNull();
  });

  it('says of a value in another form that it is not written like this, and fills in nothing of it', () => {
    const due = field({ type: 'date', system: 'duedate' }, { name: 'Due date' });
    const { values, notUnderstood } = readPayload({ fields: { duedate: '31/12/2026', description: 'Plain words' } }, [
      ...FIELDS,
      due,
    ]);
    expect(values).toEqual({});
    expect(notUnderstood.map(({ why }) => why.split('. ')[0])).toEqual([
      'Due date is not written like this',
      'Description is not written like this',
    ]);
  });
});
