import { describe, expect, it } from 'vitest';
import type { FieldConflict } from '@shared/ipc/change';
import { putBackEdit } from '../../../../../src/renderer/features/outbox/put-back';
import { chosenValues, leftWords } from '../../../../../src/renderer/features/outbox/settle';

const PRIORITY: FieldConflict = {
  fieldId: 'priority',
  name: 'Priority',
  schema: { type: 'priority', system: 'priority' },
  base: { id: '3', label: 'Medium' },
  mine: { id: '2', label: 'High' },
  theirs: { id: '1', label: 'Highest' },
  by: 'Jonas Kell',
  at: '2026-11-22T13:58:00.000Z',
};
const SUMMARY: FieldConflict = {
  ...PRIORITY,
  fieldId: 'summary',
  name: 'Summary',
  schema: { type: 'string', system: 'summary' },
  base: 'Old',
  mine: 'Mine',
  theirs: 'Theirs',
};

describe('a conflict that a person settles', () => {
  it('has no values before every field is decided, and says which is left', () => {
    expect(chosenValues([PRIORITY, SUMMARY], { priority: { of: 'mine' } })).toBeNull();
    expect(leftWords([PRIORITY, SUMMARY], {})).toBe('2 choices left');
    expect(leftWords([PRIORITY, SUMMARY], { priority: { of: 'mine' } })).toBe('1 choice left: Summary');
  });

  it('sends mine, theirs or a third value, field by field', () => {
    const choices = { priority: { of: 'theirs' }, summary: { of: 'other', value: 'Both' } } as const;
    expect(chosenValues([PRIORITY, SUMMARY], choices)).toEqual({ priority: PRIORITY.theirs, summary: 'Both' });
    expect(chosenValues([PRIORITY], { priority: { of: 'mine' } })).toEqual({ priority: PRIORITY.mine });
  });

  it('may send that a field is to be empty', () => {
    expect(chosenValues([SUMMARY], { summary: { of: 'other', value: null } })).toEqual({ summary: null });
  });
});

describe('putting back what ours replaced', () => {
  it('writes theirs over ours, with ours as the base, so that a third value is asked about', () => {
    expect(putBackEdit(PRIORITY)).toMatchObject({
      fieldId: 'priority',
      base: { id: '2' },
      mine: { id: '1', label: 'Highest' },
    });
    expect(putBackEdit({ ...SUMMARY, mine: null })).toMatchObject({ base: null, mine: 'Theirs' });
  });
});
