import { describe, expect, it } from 'vitest';
import type { CreateField } from '@shared/jira/field';
import { changesOf, type Form } from '../../../../../src/main/features/create/submit';

const required = (fieldId: string, name: string, type: string): CreateField => ({
  fieldId,
  key: fieldId,
  name,
  required: true,
  hasDefaultValue: false,
  operations: ['set'],
  schema: { type, system: fieldId },
});

const FORM: Form = {
  site: { accountId: 'account-1', cloudId: 'cloud-1' },
  project: { id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' },
  issueType: { id: '10004', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 },
  fields: [required('summary', 'Summary', 'string'), required('duedate', 'Due date', 'date')],
  values: { summary: '  Voucher stays ', duedate: '2026-11-22' },
  filled: ['summary', 'duedate'],
};
const make = (over: Partial<Form> = {}) => changesOf({ ...FORM, ...over }, 1_000, () => 'change-1');

describe('a filled-in form', () => {
  it('becomes a change whose body carries the change’s own id, to be found again by', () => {
    const made = make();
    expect(made).toMatchObject({
      ok: true,
      value: {
        followers: [],
        change: {
          id: 'change-1',
          accountId: 'account-1',
          cloudId: 'cloud-1',
          title: 'Voucher stays',
          subtitle: 'SHOP · Bug',
          projectKey: 'SHOP',
          createdAt: 1_000,
          body: {
            fields: { project: { id: '10020' }, issuetype: { id: '10004' } },
            properties: [{ key: 'workbench.change', value: { id: 'change-1' } }],
          },
        },
      },
    });
  });

  it('is refused when Jira has taken away a field that was filled in, rather than sent without it', () => {
    expect(make({ filled: ['summary', 'customfield_10050'] })).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        message: 'One field is not ready.',
        fields: { customfield_10050: 'Jira no longer asks for it here.' },
      },
    });
  });

  it('gets another id each time', () => {
    const ids = [changesOf(FORM, 1), changesOf(FORM, 1)].flatMap((made) => (made.ok ? made.value.change.id : []));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([[undefined], ['   '], [{ type: 'doc' }]])('with %o as its summary has a name all the same', (summary) => {
    const fields = [required('duedate', 'Due date', 'date')];
    const values = summary === undefined ? { duedate: '2026-11-22' } : { duedate: '2026-11-22', summary };
    expect(make({ fields, values, filled: [] })).toMatchObject({ ok: true, value: { change: { title: 'New issue' } } });
  });

  it('that is not ready is no change: it says how many fields are missing, and which', () => {
    expect(make({ values: { summary: 'x' } })).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        message: 'One field is not ready.',
        fields: { duedate: 'Due date is required.' },
      },
    });
    expect(make({ values: {} })).toMatchObject({
      failure: { message: '2 fields are not ready.', fields: { summary: 'Summary is required.' } },
    });
  });
});
