import { describe, expect, it } from 'vitest';
import { compilePayload } from '@shared/fields/compile-payload';
import { fieldBehindParent } from '@shared/fields/sent-as-parent';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { custom, field } from './sample-fields';

const EPIC = custom('com.pyxis.greenhopper.jira:gh-epic-link', 'any', { name: 'Epic Link' });
const PARENT = field({ type: 'issuelink', system: 'parent' }, { name: 'Parent' });
const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const issue = (key: string): JsonValue => ({ key, summary: '' });

function compiled(fields: readonly CreateField[], values: Readonly<Record<string, JsonValue>>) {
  const input = { fields, projectId: '1', issueTypeId: '2', values: { summary: 'S', ...values }, changeId: null };
  const payload = compilePayload(input);
  return payload.ok ? payload.body['fields'] : payload.problems;
}
const ids = { project: { id: '1' }, issuetype: { id: '2' }, summary: 'S' };

describe('Epic Link', () => {
  it('is sent as the parent where the form has one', () => {
    expect(compiled([SUMMARY, EPIC, PARENT], { [EPIC.fieldId]: issue('SHOP-3') })).toEqual({
      ...ids,
      parent: { key: 'SHOP-3' },
    });
  });

  it('is sent by itself where the form has no parent, or demands it', () => {
    const own = { ...ids, [EPIC.fieldId]: 'SHOP-3' };
    expect(compiled([SUMMARY, EPIC], { [EPIC.fieldId]: issue('SHOP-3') })).toEqual(own);
    expect(compiled([SUMMARY, { ...EPIC, required: true }, PARENT], { [EPIC.fieldId]: issue('SHOP-3') })).toEqual(own);
  });

  it('says the same as the parent or is refused on its own field', () => {
    const both = (key: string) => ({ parent: issue('SHOP-3'), [EPIC.fieldId]: issue(key) });
    expect(compiled([SUMMARY, EPIC, PARENT], both('shop-3'))).toEqual({ ...ids, parent: { key: 'SHOP-3' } });
    expect(compiled([SUMMARY, EPIC, PARENT], both('SHOP-4'))).toEqual({
      [EPIC.fieldId]: 'Parent says SHOP-3, and an issue has one parent: fill in one of the two.',
    });
  });

  it('keeps its own problem while no key stands in it', () => {
    const problems = compiled([SUMMARY, EPIC, PARENT], { [EPIC.fieldId]: issue('the big one') });
    expect(Object.keys(problems ?? {})).toEqual([EPIC.fieldId]);
  });

  it('is where a refusal of the parent is told, unless the parent was filled in itself', () => {
    const fields = [SUMMARY, EPIC, PARENT];
    expect(fieldBehindParent(fields, { [EPIC.fieldId]: issue('SHOP-3') })?.name).toBe('Epic Link');
    expect(fieldBehindParent(fields, { parent: issue('SHOP-3'), [EPIC.fieldId]: issue('SHOP-3') })).toBeNull();
  });
});
