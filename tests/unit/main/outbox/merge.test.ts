import { describe, expect, it } from 'vitest';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { FieldSchema } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { isFulfilled, mergeFields } from '../../../../src/main/outbox/merge';
import { adf } from './kinds/model-fields';

const ALL = ['set', 'add', 'remove'];

function edit(
  schema: FieldSchema,
  base: JsonValue,
  mine: JsonValue,
  operations: readonly string[] = ['set'],
): FieldEdit {
  return { fieldId: 'f', name: 'Field', schema, operations, base, mine };
}

const text: FieldSchema = { type: 'string', system: 'summary' };
const labels: FieldSchema = { type: 'array', items: 'string', system: 'labels' };
const versions: FieldSchema = { type: 'array', items: 'version', system: 'fixVersions' };
const version = (id: string): { id: string; name: string } => ({ id, name: `v${id}` });
const choice = (id: string): { id: string; label: string } => ({ id, label: `v${id}` });
const merge = (one: FieldEdit, theirs: JsonValue): ReturnType<typeof mergeFields> => mergeFields([one], { f: theirs });
const NOTHING = { set: {}, update: {}, conflicts: [], problems: {} };

describe('one value', () => {
  it('goes out where only we changed it', () => {
    expect(merge(edit(text, 'A', 'B'), 'A')).toEqual({ ...NOTHING, set: { f: 'B' }, nothing: [] });
  });

  it('is left alone where both say the same, or we say what it was', () => {
    expect(merge(edit(text, 'A', 'B'), 'B')).toEqual({ ...NOTHING, nothing: ['f'] });
    expect(merge(edit(text, 'A', 'A'), 'C')).toEqual({ ...NOTHING, nothing: ['f'] });
    expect(merge(edit({ type: 'number' }, 3, '4.0'), 4)).toEqual({ ...NOTHING, nothing: ['f'] });
  });

  it('is a question where both changed it differently', () => {
    expect(merge(edit(text, 'A', 'B'), 'C').conflicts).toMatchObject([{ base: 'A', mine: 'B', theirs: 'C' }]);
    expect(merge(edit({ type: 'string', system: 'description' }, adf('A'), adf('B')), adf('C')).conflicts).toHaveLength(
      1,
    );
  });

  it('that we wrote just before ourselves is no conflict with anybody', () => {
    const second = { ...edit(text, 'A', 'C'), earlier: ['B'] };
    expect(merge(second, 'B')).toEqual({ ...NOTHING, set: { f: 'C' }, nothing: [] });
    expect(merge(second, 'D').conflicts).toHaveLength(1);
    const again = { ...edit(labels, ['a'], ['a', 'b'], ALL), earlier: [['a']] };
    expect(merge(again, ['a']).update).toEqual({ f: [{ add: 'b' }] });
  });

  it('of a set keeps what we added ourselves a moment before, where that was not on the screen yet', () => {
    const unseen = { ...edit(labels, ['a'], ['a', 'second'], ALL), earlier: [['a', 'first']] };
    expect(merge(unseen, ['a', 'first']).update).toEqual({ f: [{ add: 'second' }] });
    const taken = { ...edit(labels, ['a', 'first'], ['a'], ALL), earlier: [['a', 'first']] };
    expect(merge(taken, ['a', 'first']).update).toEqual({ f: [{ remove: 'first' }] });
  });

  it('is emptied with null, and an empty document is as empty as none', () => {
    expect(merge(edit({ type: 'date' }, '2026-11-30', null), '2026-11-30').set).toEqual({ f: null });
    const none = { version: 1, type: 'doc', content: [] };
    expect(merge(edit({ type: 'string', system: 'description' }, null, none), none)).toEqual({
      ...NOTHING,
      nothing: ['f'],
    });
  });

  it('that the catalogue cannot read is compared as it stands, and never overwritten unseen', () => {
    const sprint: FieldSchema = { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' };
    const closed = [{ id: 7, state: 'closed' }];
    const next = { id: '9', name: 'Sprint 9', state: 'future' };
    expect(merge(edit(sprint, closed, next), closed).set).toEqual({ f: 9 });
    expect(merge(edit(sprint, closed, next), [{ id: 8, state: 'closed' }]).conflicts).toHaveLength(1);
  });

  it('of rich text goes out with the parts that Jira gave and its schema does not know', () => {
    const description = { type: 'string', system: 'description' };
    const odd = (words: string): JsonValue => ({
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }, { type: 'hologram' }],
    });
    expect(merge(edit(description, odd('A'), odd('B')), odd('A'))).toMatchObject({
      set: { f: odd('B') },
      problems: {},
    });
    expect(merge(edit(description, adf('A'), odd('B')), adf('A')).problems).not.toEqual({});
  });

  it('that Jira would not take is a problem and no write', () => {
    const merged = merge(edit({ type: 'number' }, 1, 'three'), 1);
    expect(merged).toMatchObject({ set: {}, problems: { f: expect.any(String) as unknown } });
  });
});

describe('a set', () => {
  it('goes out as verbs, for what is left to add and to remove alone', () => {
    const merged = merge(edit(labels, ['a', 'b'], ['b', 'c', 'd'], ALL), ['a', 'b', 'd', 'x']);
    expect(merged).toEqual({ ...NOTHING, update: { f: [{ add: 'c' }, { remove: 'a' }] }, nothing: [] });
  });

  it('of things with ids goes out by id', () => {
    const merged = merge(edit(versions, [version('1')], [choice('2')], ALL), [version('1'), version('3')]);
    expect(merged.update).toEqual({ f: [{ add: { id: '2' } }, { remove: { id: '1' } }] });
  });

  it('is written whole, with theirs in it, where Jira takes no verbs for it', () => {
    expect(merge(edit(labels, ['a'], ['a', 'b']), ['a', 'x']).set).toEqual({ f: ['a', 'x', 'b'] });
    expect(merge(edit(labels, ['a'], null), ['a']).set).toEqual({ f: [] });
  });

  it('never conflicts, and is left alone once it holds what was wanted', () => {
    expect(merge(edit(labels, ['a'], ['b'], ALL), ['b', 'x'])).toEqual({ ...NOTHING, nothing: ['f'] });
    expect(isFulfilled(edit(labels, ['a'], ['b'], ALL), ['b', 'x'])).toBe(true);
    expect(isFulfilled(edit(labels, ['a'], ['b'], ALL), ['a', 'b'])).toBe(false);
  });
});

const SAID = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] };

describe('what can only be added to', () => {
  it('is sent as it is, and counts as done by no value', () => {
    const comments = edit({ type: 'comments-page', system: 'comment' }, null, SAID, ['add', 'edit']);
    expect(merge(comments, { comments: [] }).update).toEqual({ f: [{ add: { body: SAID } }] });
    expect(isFulfilled(comments, null)).toBe(false);
  });
});

it('fields do not hold each other up but for a person’s question', () => {
  const other: FieldEdit = { ...edit(labels, [], ['a'], ALL), fieldId: 'labels' };
  const merged = mergeFields([edit(text, 'A', 'B'), other], { f: 'C', labels: [] });
  expect(merged.conflicts).toHaveLength(1);
  expect(merged.update).toEqual({ labels: [{ add: 'a' }] });
});
