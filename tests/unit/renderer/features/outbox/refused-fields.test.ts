import { describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { placeOfCreate, refusedFields } from '../../../../../src/renderer/features/outbox/refused-fields';
import { COLOURS, custom, field } from '../../../shared/fields/sample-fields';

const FIELDS = [
  field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true }),
  custom('select', 'option', { name: 'Severity', allowedValues: COLOURS }),
];
const SEVERITY = 'customfield_10050';
const body = {
  fields: {
    project: { id: '10020' },
    issuetype: { id: '10004' },
    summary: 'Voucher',
    [SEVERITY]: { id: '10313' },
  },
};
const failure: Failure = {
  kind: 'jira-rejected',
  status: 400,
  messages: [],
  fieldErrors: { [SEVERITY]: "Option id '10313' is not valid" },
};

describe('a create that Jira refused', () => {
  it('is told by the name of the field, with what was sent and what would be accepted', () => {
    const [refused, ...others] = refusedFields(failure, { body }, FIELDS);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ fieldId: SEVERITY, name: 'Severity' });
    expect(refused?.problem).toContain(
      'Jira refused "10313". It is not among the values that Jira offers now. Jira says: Option id \'10313\' is not valid',
    );
    expect(refused?.accepted).toEqual(['Red', 'Green', 'Oslo, Norway']);
    expect(refused?.whoCanMend).toMatch(/^You, with another value\./);
  });

  it('is of the project and type that its body names, and nothing else is a create', () => {
    expect(placeOfCreate({ kind: 'create', body })).toEqual({ projectId: '10020', issueTypeId: '10004' });
    expect(placeOfCreate({ kind: 'edit', body })).toEqual({ projectId: null, issueTypeId: null });
  });
});
