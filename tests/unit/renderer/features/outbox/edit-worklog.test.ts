import { describe, expect, it } from 'vitest';
import type { ChangeInput } from '@shared/ipc/change-input';
import { editableInput, fieldsOf, withValues } from '../../../../../src/renderer/features/outbox/edit-input';
import { aChange, QUEUED } from './a-change';

const SAID = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Rebuilt it' }] }],
};
const STARTED = '2026-11-03T09:00:00.000Z';
const WORKLOG = {
  kind: 'worklog',
  timeSpentSeconds: 5_400,
  started: STARTED,
  comment: SAID,
} as const satisfies ChangeInput;
const controls = fieldsOf(WORKLOG).map(({ fieldId, name, schema, operations }) => ({
  fieldId,
  key: fieldId,
  name,
  schema,
  operations,
  required: false,
  hasDefaultValue: false,
}));
const said = (timeSpent: string, started = STARTED) =>
  withValues(WORKLOG, controls, { worklog: { timeSpent, started }, comment: SAID });

describe('a worklog that waits', () => {
  it('can be said anew: how long, since when, and what was done', () => {
    expect(editableInput(aChange('log', QUEUED, { kind: 'worklog', body: { ...WORKLOG } }))).toEqual(WORKLOG);
    expect(fieldsOf(WORKLOG).map(({ mine }) => mine)).toEqual([{ timeSpent: '1h 30m', started: STARTED }, SAID]);
    expect(said('2h')).toEqual({ input: { ...WORKLOG, timeSpentSeconds: 7_200 } });
    expect(withValues(WORKLOG, controls, { worklog: { timeSpent: '2h', started: STARTED }, comment: null })).toEqual({
      input: { ...WORKLOG, timeSpentSeconds: 7_200, comment: null },
    });
  });

  it('needs a time that can be read', () => {
    expect(said('half an hour')).toHaveProperty('problems.worklog');
    expect(withValues(WORKLOG, controls, { worklog: null, comment: SAID })).toHaveProperty('problems.worklog');
  });
});
