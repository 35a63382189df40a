import { describe, expect, it } from 'vitest';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { linesOf, notInIt, previewPayload } from '../../../../../src/renderer/features/create/payload/preview-payload';
import { COLOURS, custom, field } from '../../../shared/fields/sample-fields';

const FIELDS: readonly CreateField[] = [
  field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true }),
  field({ type: 'date', system: 'duedate' }, { name: 'Due date' }),
  custom('select', 'option', { name: 'Colour', required: true, allowedValues: COLOURS }),
];
const COLOUR = 'customfield_10050';
const preview = (values: Readonly<Record<string, JsonValue>>) =>
  previewPayload({ fields: FIELDS, projectId: '10020', issueTypeId: '10004', values });
const HEAD = { project: { id: '10020' }, issuetype: { id: '10004' } };

describe('the payload beside the form', () => {
  it('is the body that will be sent, without the marker that only a change has', () => {
    const { body, problems } = preview({ summary: 'Voucher', [COLOUR]: { id: '10401', label: 'Red' } });
    expect(problems).toEqual({});
    expect(body).toEqual({ fields: { ...HEAD, summary: 'Voucher', [COLOUR]: { id: '10401' } } });
  });

  it('of an empty form has project and type, and names what is required', () => {
    expect(preview({})).toEqual({
      body: { fields: HEAD },
      problems: { summary: 'Summary is required.', [COLOUR]: 'Colour is required.' },
      unreadable: {},
    });
  });

  it('shows a default that was emptied as null, also while another field is not ready, and never for a required one', () => {
    const withDefault = { type: 'string', system: 'environment' };
    const more = { hasDefaultValue: true, defaultValue: 'iOS' };
    const body = (required: boolean) =>
      previewPayload({
        fields: [...FIELDS, field(withDefault, { ...more, required })],
        projectId: '10020',
        issueTypeId: '10004',
        values: { summary: 'Voucher', environment: null },
      }).body;
    expect(body(false)).toEqual({ fields: { ...HEAD, summary: 'Voucher', environment: null } });
    expect(body(true)).toEqual({ fields: { ...HEAD, summary: 'Voucher' } });
  });

  it('leaves out the field that does not do, and keeps all others', () => {
    const { body, problems } = preview({
      summary: 'Voucher',
      duedate: 'some day',
      [COLOUR]: { id: '', label: 'Mauve' },
    });
    expect(Object.keys(problems).toSorted()).toEqual([COLOUR, 'duedate']);
    expect(body).toEqual({ fields: { ...HEAD, summary: 'Voucher' } });
  });

  it('names what is filled in and cannot be read, and nothing that is only missing', () => {
    const sentences = notInIt(preview({ duedate: 'some day' }), FIELDS);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/^Due date is not in it yet: "some day" is no/);
    expect(notInIt(preview({ duedate: '2026-11-30' }), FIELDS)).toEqual([]);
  });
});

describe('the lines of a body', () => {
  it('are found by the ids of the fields, counted from 1; a field that is not in it has none', () => {
    const text = JSON.stringify(preview({ summary: 'a "duedate": b', duedate: '2026-11-22' }).body, null, 2);
    const [line = 0] = linesOf(text, ['duedate']);
    expect(text.split('\n')[line - 1]?.trim()).toBe('"duedate": "2026-11-22"');
    expect(linesOf(text, ['reporter'])).toEqual([]);
    expect(linesOf(text, ['duedate', 'summary'])).toEqual([line, line - 1]);
  });
});
