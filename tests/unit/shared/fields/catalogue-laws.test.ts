import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@shared/fields/canonical-json';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Merge } from '@shared/fields/field-type';
import type { JsonValue } from '@shared/json';
import { CONTRACT_ROWS, FILLED_ROWS, type FilledRow } from './contract-rows';

const RUNS = process.env['SOAK'] === undefined ? 30 : 500;

const anyJson: fc.Arbitrary<JsonValue> = fc
  .oneof(
    fc.jsonValue({ maxDepth: 3 }),
    // Objects with the keys that the entries look for, holding anything.
    fc.dictionary(
      fc.constantFrom(
        'id',
        'name',
        'value',
        'key',
        'label',
        'groupId',
        'accountId',
        'displayName',
        'type',
        'issue',
        'add',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    fc.array(
      fc.dictionary(fc.constantFrom('id', 'name', 'state', 'child', 'data', 'text'), fc.jsonValue({ maxDepth: 1 })),
    ),
    fc.constantFrom(...FILLED_ROWS.map(({ value }) => value)),
    fc.constantFrom(...FILLED_ROWS.map(({ wire }) => wire)),
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

/** The value of the row and others of the same field, no two of them sent alike. */
function valuesOf({ field, value }: FilledRow): readonly JsonValue[] {
  const type = fieldTypeFor(field.schema);
  const others = OTHER_TEXTS[type.name] ?? [];
  const read = others.map((other) => type.fromText(other, field)).filter((each) => each.ok);
  const choices = (field.allowedValues ?? []).map((wire) =>
    type.fromWire(field.schema.type === 'array' ? [wire] : wire, field),
  );
  const all = [value, ...read.map((each) => each.value), ...choices.filter((each) => each !== null)];
  const distinct = new Map(all.map((each) => [sentAs(type.toWire(each, field)), each]));
  return [...distinct.values()];
}

function sentAs(wire: { readonly ok: boolean; readonly value?: JsonValue }): string {
  return canonicalJson(wire.value);
}

const OTHER_TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: ['One', 'Two'],
  url: ['https://b.example/1', 'https://b.example/2'],
  paragraph: ['One.', 'Two.'],
  comment: ['One.', 'Two.'],
  number: ['1', '2'],
  date: ['2026-12-01', '2026-12-02'],
  'date-time': ['2026-12-01T00:00Z', '2026-12-02T00:00Z'],
  user: ['one:1', 'two:2'],
  users: ['one:1', 'two:2, three:3'],
  group: ['site-admins', 'developers'],
  groups: ['developers', 'jira-users, testers'],
  labels: ['one', 'two three'],
  parent: ['SHOP-1', 'SHOP-2'],
  'epic-link': ['SHOP-1', 'SHOP-2'],
  sprint: ['1', '2'],
  team: ['team-1', 'team-2'],
  'time-tracking': ['1h', '1h / 30m'],
  'issue-links': ['Blocks -> SHOP-1', 'Relates -> SHOP-2, Blocks -> SHOP-12'],
  objects: ['a:1', 'a:2, a:3'],
  worklog: ['1h', '2h'],
  restriction: ['10003', '10004'],
  json: ['1', '{"a":1}'],
};

const settled = (merge: Merge<JsonValue>): JsonValue => (merge.state === 'merged' ? merge.value : 'a conflict');

/** A set has no order. */
const asSent = (value: JsonValue): string =>
  Array.isArray(value)
    ? JSON.stringify(value.map((item: JsonValue) => canonicalJson(item)).sort())
    : canonicalJson(value);

describe('the laws of the catalogue, for every row of the contract', () => {
  it.each(CONTRACT_ROWS.map((each) => [each.row, each] as const))(
    '%s: takes any JSON without throwing',
    (_name, { field }) => {
      const type = fieldTypeFor(field.schema);
      fc.assert(
        fc.property(anyJson, anyJson, anyJson, fc.string(), (one, two, three, text) => {
          const value = type.fromWire(one, field);
          for (const each of [one, value ?? null]) {
            expect(typeof type.toText(each)).toBe('string');
            expect(typeof type.isEmpty(each)).toBe('boolean');
            const wire = type.toWire(each, field);
            expect(wire.ok || wire.problem.trim() !== '').toBe(true);
          }
          type.merge(one, two, three);
          const read = type.fromText(text, field);
          expect(read.ok || read.problem.trim() !== '').toBe(true);
          // What a text means can be written down again and means the same.
          const filled = read.ok && !type.isEmpty(read.value) ? read.value : null;
          const again = filled === null ? null : type.fromText(type.toText(filled), field);
          expect(again?.ok === true ? type.toWire(again.value, field) : again).toEqual(
            filled === null ? null : type.toWire(filled, field),
          );
        }),
        { numRuns: RUNS },
      );
    },
  );

  it.each(FILLED_ROWS.map((each) => [each.row, each] as const))('%s: keeps the laws of merging', (_name, each) => {
    const type = fieldTypeFor(each.field.schema);
    const values = valuesOf(each);
    expect(values.length).toBeGreaterThanOrEqual(each.field.allowedValues?.length ?? 3);
    const orNull = [null, ...values];
    for (const base of orNull) {
      for (const one of orNull) {
        expect(type.merge(base, base, one)).toEqual({ state: 'merged', value: one });
        expect(asSent(settled(type.merge(base, one, base)))).toBe(asSent(one));
        expect(type.merge(base, one, one)).toEqual({ state: 'merged', value: one });
        for (const other of orNull) {
          const merged = type.merge(base, one, other);
          expect(type.merge(base, other, one).state).toBe(merged.state);
          const distinct = new Set([base, one, other].map((value) => asSent(value))).size === 3;
          const asks = distinct && type.notes.merge === 'whole';
          expect(merged.state).toBe(asks ? 'conflict' : 'merged');
        }
      }
    }
  });
});
