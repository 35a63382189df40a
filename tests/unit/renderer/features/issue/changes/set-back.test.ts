import { describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { FieldSchema } from '@shared/jira/field';
import type { Transition } from '@shared/jira/transition';
import type { JsonValue } from '@shared/json';
import { setBackOf } from '../../../../../../src/renderer/features/issue/changes/set-back';

const edit = (
  fieldId: string,
  schema: FieldSchema,
  base: JsonValue,
  mine: JsonValue,
  operations = ['set'],
): FieldEdit => ({
  fieldId,
  name: fieldId,
  schema,
  operations,
  base,
  mine,
});
const PRIORITY = { type: 'priority', system: 'priority' };
const LABELS = { type: 'array', items: 'string', system: 'labels' };
const TEXT = { type: 'string', system: 'summary' };
const SPRINT = { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 2 };
const SPRINT_8 = { id: '8', name: '', state: null };
const USER = { type: 'user', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:userpicker', customId: 1 };
const back = (...fields: FieldEdit[]) => setBackOf({ kind: 'edit', fields }, null);

/** What the change that sets back says of its only field. */
function only(input: ChangeInput | undefined): FieldEdit {
  const [field] = input?.kind === 'edit' ? input.fields : [];
  if (field === undefined) throw new Error('It sets no field back.');
  return field;
}

describe('setting a field back', () => {
  it.each([
    ['a choice', PRIORITY, { id: '3', name: 'Medium' }, { id: '2', label: 'High' }, 'Set back to Medium'],
    ['a text', TEXT, 'Basket is empty', 'Basket is never empty', 'Set back to Basket is empty'],
    ['a sprint', SPRINT, [{ id: 7, name: 'Sprint 7', state: 'active' }], SPRINT_8, 'Set back to Sprint 7'],
    ['labels', LABELS, ['checkout'], ['checkout', 'train'], 'Set back'],
    [
      'a person',
      USER,
      { accountId: 'a1', displayName: 'Oda Voss' },
      { accountId: 'a2', displayName: 'Jo Reyes' },
      'Set back to Oda Voss',
    ],
  ])('%s: what Jira has is ours, what it is to have is what it had', (_what, schema, base, mine, label) => {
    const found = back(edit('f', schema, base, mine));
    const type = fieldTypeFor(schema);
    const descriptor = edit('f', schema, base, mine);
    expect(found?.label).toBe(label);
    expect(only(found?.input).mine).toEqual(type.fromWire(base, descriptor));
    // The outbox reads the base as Jira's: it has to be what we wrote, or our own value would meet us as a stranger's.
    expect(type.fromWire(only(found?.input).base, descriptor)).toEqual(mine);
  });

  it('empties what was empty, and fills what was emptied', () => {
    expect(back(edit('f', PRIORITY, null, { id: '2', label: 'High' }))).toMatchObject({
      label: 'Set back to none',
      input: { fields: [{ mine: null }] },
    });
    expect(back(edit('f', LABELS, [], ['train']))).toMatchObject({
      input: { fields: [{ base: ['train'], mine: null }] },
    });
    expect(back(edit('f', TEXT, 'Was here', null))).toMatchObject({
      input: { fields: [{ base: null, mine: 'Was here' }] },
    });
  });

  it('is not offered where it cannot be exact: raw JSON, and what can only be added to', () => {
    const unknown = { type: 'any', custom: 'com.example:gauge', customId: 7 };
    expect(back(edit('f', unknown, { is: 1 }, '{"is":2}'))).toBeNull();
    expect(back(edit('f', LABELS, [], ['train'], ['add']))).toBeNull();
    expect(back(edit('f', TEXT, 'a', 'b'), edit('g', unknown, null, '1'))).toBeNull();
  });
});

describe('setting a status back', () => {
  const input: ChangeInput = {
    kind: 'transition',
    transitionId: '31',
    name: 'Start',
    from: { id: '1', name: 'To Do' },
    to: { id: '3', name: 'In Progress' },
    fields: [],
  };
  const to = (id: string, name: string, fields: Transition['fields'] = []): Transition => ({
    id: `to-${id}`,
    name: `Go to ${name}`,
    to: { id, name, category: 'new' },
    fields,
  });

  it('takes a transition to the former status, and none where there is none', () => {
    expect(setBackOf(input, [to('9', 'Done'), to('1', 'To Do')])).toMatchObject({
      label: 'Set back to To Do',
      input: { transitionId: 'to-1', from: { id: '3' }, to: { id: '1', category: 'new' }, fields: [] },
    });
    expect(setBackOf(input, [to('9', 'Done')])).toBeNull();
    expect(setBackOf(input, null)).toBeNull();
  });

  it('is not offered where a screen is on the way, there or back', () => {
    const asked = [
      {
        fieldId: 'comment',
        key: 'comment',
        name: 'Comment',
        required: false,
        hasDefaultValue: false,
        operations: [],
        schema: TEXT,
      },
    ];
    expect(setBackOf(input, [to('1', 'To Do', asked)])).toBeNull();
    expect(setBackOf({ ...input, fields: [edit('f', TEXT, null, 'x')] }, [to('1', 'To Do')])).toBeNull();
  });
});

it('gives an issue back to whom it belonged, and takes back no comment', () => {
  const oda = { accountId: 'a1', displayName: 'Oda Voss' };
  expect(setBackOf({ kind: 'assign', base: null, mine: oda }, null)).toEqual({
    input: { kind: 'assign', base: oda, mine: null },
    label: 'Set back to nobody',
  });
  expect(setBackOf({ kind: 'comment', body: {} }, null)).toBeNull();
});
