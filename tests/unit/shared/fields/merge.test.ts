import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@shared/fields/canonical-json';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Merge } from '@shared/fields/field-type';
import type { FieldSchema } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { DOCUMENT } from './sample-fields';

const choice = fc.constantFrom('1', '2', '3', '4').map((id) => ({ id, label: `L${id}` }));
const user = fc.constantFrom('1', '2', '3').map((id) => ({ accountId: id, displayName: `P${id}` }));
const document = fc
  .constantFrom('a', 'b', 'c')
  .map((text) => ({ type: 'doc', version: 1, content: [{ type: 'x', text }] }));

const group = fc.constantFrom('a', 'b', 'c').map((name) => ({ groupId: null, name }));
const link = fc.constantFrom('A-1', 'A-2', 'A-3').map((key) => ({
  typeName: 'Blocks',
  typeId: '',
  direction: 'outward',
  words: '',
  issue: { key, summary: '' },
}));

const VALUES: readonly (readonly [FieldSchema, fc.Arbitrary<JsonValue>])[] = [
  [{ type: 'string' }, fc.constantFrom('a', 'b', 'c')],
  [{ type: 'number' }, fc.constantFrom('1', '2', '3')],
  [{ type: 'date' }, fc.constantFrom('2026-11-30', '2026-12-01')],
  [{ type: 'option' }, choice],
  [{ type: 'option-with-child' }, fc.tuple(choice, fc.option(choice)).map(([parent, child]) => ({ parent, child }))],
  [{ type: 'user' }, user],
  [{ type: 'string', system: 'description' }, document],
  [{ type: 'group' }, group],
  [{ type: 'team' }, fc.constantFrom('1', '2', '3').map((id) => ({ id, name: `T${id}` }))],
  [
    { type: 'array', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
    fc.constantFrom('1', '2', '3').map((id) => ({ id, name: '', state: null })),
  ],
  [
    { type: 'timetracking' },
    fc.constantFrom('', '1h', '2h').map((remainingEstimate) => ({ originalEstimate: '3h', remainingEstimate })),
  ],
  [{ type: 'issuerestriction' }, choice.map((role) => ({ roles: [role] }))],
  [
    { type: 'array', system: 'worklog' },
    fc.constantFrom('1h', '2h', '3h').map((timeSpent) => ({ timeSpent, started: '' })),
  ],
  [{ type: 'any' }, fc.constantFrom('{}', '[1]', '{"a":1}').map((text) => ({ text }))],
];

const setOf = <T extends JsonValue>(items: fc.Arbitrary<T>, key: (item: T) => string): fc.Arbitrary<JsonValue> =>
  fc.uniqueArray(items, { minLength: 1, selector: key });

const SETS: readonly (readonly [FieldSchema, fc.Arbitrary<JsonValue>])[] = [
  [{ type: 'array', system: 'labels' }, setOf(fc.constantFrom('a', 'b', 'c', 'd'), (label) => label)],
  [{ type: 'array', items: 'option' }, setOf(choice, ({ id }) => id)],
  [{ type: 'array', items: 'component' }, setOf(choice, ({ id }) => id)],
  [{ type: 'array', items: 'version' }, setOf(choice, ({ id }) => id)],
  [{ type: 'array', items: 'user' }, setOf(user, ({ accountId }) => accountId)],
  [{ type: 'array', items: 'group' }, setOf(group, ({ name }) => name)],
  [{ type: 'array', system: 'issuelinks' }, setOf(link, ({ issue }) => issue.key)],
  [{ type: 'any', custom: 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf' }, setOf(choice, ({ id }) => id)],
];

function settled(merge: Merge<JsonValue>): JsonValue {
  if (merge.state === 'conflict') throw new Error('a conflict where there can be none');
  return merge.value;
}

function asSet(value: JsonValue | null): string[] {
  return Array.isArray(value) ? value.map((item: JsonValue) => canonicalJson(item)).sort() : [];
}

describe('merging', () => {
  for (const [schema, values] of [...VALUES, ...SETS]) {
    const type = fieldTypeFor(schema);
    const orNull = fc.option(values);

    it(`${type.name}: what only one side changed is that side's`, () => {
      fc.assert(
        fc.property(orNull, orNull, (base, changed) => {
          expect(type.merge(base, base, changed)).toEqual({ state: 'merged', value: changed });
          const mine = settled(type.merge(base, changed, base));
          expect(Array.isArray(mine) ? asSet(mine) : mine).toEqual(Array.isArray(changed) ? asSet(changed) : changed);
        }),
      );
    });

    it(`${type.name}: both sides alike is no conflict`, () => {
      fc.assert(
        fc.property(orNull, orNull, (base, both) => {
          expect(type.merge(base, both, both)).toEqual({ state: 'merged', value: both });
        }),
      );
    });
  }

  for (const [schema, values] of VALUES) {
    const type = fieldTypeFor(schema);
    it(`${type.name}: two different changes are a person's to decide, whichever side is asked`, () => {
      fc.assert(
        fc.property(values, values, values, (base, mine, theirs) => {
          const distinct = new Set([base, mine, theirs].map((value) => canonicalJson(value))).size === 3;
          expect(type.merge(base, mine, theirs).state).toBe(type.merge(base, theirs, mine).state);
          expect(type.merge(base, mine, theirs).state).toBe(distinct ? 'conflict' : 'merged');
        }),
      );
    });
  }

  for (const [schema, values] of SETS) {
    const type = fieldTypeFor(schema);
    it(`${type.name}: never conflict, keep every addition and every removal, and merge the same both ways`, () => {
      fc.assert(
        fc.property(fc.option(values), fc.option(values), fc.option(values), (base, mine, theirs) => {
          const merged = settled(type.merge(base, mine, theirs));
          const other = settled(type.merge(base, theirs, mine));
          expect(asSet(merged)).toEqual(asSet(other));
          const [before, here, there] = [asSet(base), asSet(mine), asSet(theirs)];
          const expected = [...new Set([...before, ...here, ...there])].filter((item) =>
            before.includes(item) ? here.includes(item) && there.includes(item) : true,
          );
          expect(asSet(merged)).toEqual(expected.sort());
        }),
      );
    });
  }

  it('takes one number, one instant and one JSON for the same, however they are written', () => {
    const same = (schema: FieldSchema, base: JsonValue, mine: JsonValue, theirs: JsonValue): void => {
      expect(fieldTypeFor(schema).merge(base, mine, theirs)).toEqual({ state: 'merged', value: theirs });
    };
    same({ type: 'number' }, '3', '3.0', '4');
    same({ type: 'datetime' }, '2026-11-30T13:30:00+01:00', '2026-11-30T12:30:00Z', '2026-12-01T12:30:00Z');
    same(
      { type: 'timetracking' },
      { originalEstimate: '1h 30m', remainingEstimate: '' },
      { originalEstimate: '30M 1h', remainingEstimate: ' ' },
      { originalEstimate: '2h', remainingEstimate: '' },
    );
    same({ type: 'group' }, { groupId: 'x', name: 'a' }, { groupId: null, name: 'a' }, { groupId: null, name: 'b' });
    same({ type: 'any' }, { text: '{"a":1,"b":2}' }, { text: '{ "b": 2, "a": 1 }' }, { text: '[]' });
    same({ type: 'string', system: 'description' }, DOCUMENT, JSON.parse(JSON.stringify(DOCUMENT)) as JsonValue, {
      type: 'doc',
    });
  });
});
