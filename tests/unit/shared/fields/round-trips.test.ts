import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { joinList, splitList } from '@shared/fields/list-text';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { custom, field } from './sample-fields';

/** Labels with everything in them that a list or a pair could stumble over. */
const label = fc
  .array(fc.constantFrom('a', 'B', '1', ' ', ',', ';', '"', '>', ' > ', ' / ', '/', '\n', 'ø', '.'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 6 });

const allowed = labels.map((names) => names.map((value, index) => ({ id: `9000${String(index)}`, value, self: 'x' })));

const regions = fc.array(labels, { minLength: 1, maxLength: 3 }).chain((children) =>
  fc.uniqueArray(label, { minLength: children.length, maxLength: children.length }).map((parents) =>
    parents.map((value, parent) => ({
      id: `8000${String(parent)}`,
      value,
      children: (children[parent] ?? []).map((name, child) => ({
        id: `7${String(parent)}00${String(child)}`,
        value: name,
      })),
    })),
  ),
);

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
const isoDay = day.map((date) => date.toISOString().slice(0, 10));
const offset = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.constantFrom('00', '30', '45'));
const moment = fc
  .tuple(day, offset)
  .map(
    ([date, [sign, hours, minutes]]) =>
      `${date.toISOString().slice(0, 23)}${sign}${String(hours).padStart(2, '0')}${minutes}`,
  );
const accountId = fc.stringMatching(/^[0-9]{6}:[0-9a-f-]{4,12}$/);
const person = fc.record({
  accountId,
  displayName: fc.string({ unit: fc.constantFrom('M', 'ø', ' ', ',', ';', '"', '<', '>', '1') }),
});
const word = fc.stringMatching(/^[a-z0-9,;"'_-]{1,12}$/);
const paragraph = fc
  .array(fc.array(fc.stringMatching(/^[ a-z.]{0,3}[a-z"{]$/), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((blocks) => blocks.map((lines) => lines.join('\n')).join('\n\n'));
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

const asKey = (each: unknown): string => JSON.stringify(each);
/** Angle brackets stand around an id. */
const groupName = label.filter((text) => !/[<>\n]/.test(text) && !/^[[{]/.test(text));
const group = fc.oneof(
  groupName.map((name) => ({ name })),
  fc.uuid().map((groupId) => ({ groupId })),
);
const duration = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('w', 'd', 'h', 'm')), {
    minLength: 1,
    selector: ([, unit]) => unit,
  })
  .map((parts) => parts.map(([count, unit]) => `${String(count)}${unit}`).join(' '));
const link = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z][A-Za-z ,;]{0,8}[a-z]$/),
    fc.constantFrom('inwardIssue', 'outwardIssue'),
    fc.stringMatching(/^[A-Z][A-Z0-9_]{1,9}-[1-9][0-9]{0,5}$/),
  )
  .map(([name, side, key]): JsonValue => ({ type: { name }, [side]: { key } }));

interface Sample {
  readonly field: CreateField;
  readonly wire: JsonValue;
  /** What Jira gives on read, with the labels that a person sees; the wire itself where there are none. */
  readonly read?: JsonValue;
}

const of = (sample: CreateField, wires: fc.Arbitrary<JsonValue>): fc.Arbitrary<Sample> =>
  wires.map((wire) => ({ field: sample, wire }));

const SAMPLES: Readonly<Record<string, fc.Arbitrary<Sample>>> = {
  text: of(
    field({ type: 'string', system: 'summary' }),
    fc.string({ minLength: 1, maxLength: 255 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  ),
  url: of(custom('url', 'string'), fc.webUrl()),
  number: of(custom('float', 'number'), number),
  date: of(custom('datepicker', 'date'), isoDay),
  'date-time': of(custom('datetime', 'datetime'), moment),
  option: allowed.map((values) => ({
    field: custom('select', 'option', { allowedValues: values }),
    wire: { id: values[0]?.id ?? '' },
    read: values[0] ?? null,
  })),
  options: allowed.chain((values) =>
    fc.subarray(values, { minLength: 1 }).map((chosen) => ({
      field: custom('multiselect', 'array', { allowedValues: values }, 'option'),
      wire: chosen.map(({ id }) => ({ id })),
      read: chosen,
    })),
  ),
  cascading: regions.chain((values) =>
    fc.constantFrom(...values).chain((parent) =>
      fc.option(fc.constantFrom(...parent.children)).map((child) => ({
        field: custom('cascadingselect', 'option-with-child', { allowedValues: values }),
        wire: child === null ? { id: parent.id } : { id: parent.id, child: { id: child.id } },
        read: child === null ? parent : { ...parent, child },
      })),
    ),
  ),
  user: of(
    field({ type: 'user', system: 'assignee' }),
    accountId.map((id) => ({ accountId: id })),
  ),
  users: of(
    custom('multiuserpicker', 'array', {}, 'user'),
    fc.uniqueArray(accountId, { minLength: 1 }).map((ids) => ids.map((id) => ({ accountId: id }))),
  ),
  labels: of(field({ type: 'array', items: 'string', system: 'labels' }), fc.uniqueArray(word, { minLength: 1 })),
  parent: of(
    field({ type: 'issuelink', system: 'parent' }),
    fc.stringMatching(/^[A-Z][A-Z0-9_]{1,9}-[1-9][0-9]{0,5}$/).map((key) => ({ key })),
  ),
  'epic-link': of(
    custom('com.pyxis.greenhopper.jira:gh-epic-link', 'any'),
    fc.stringMatching(/^[A-Z][A-Z0-9_]{1,9}-[1-9][0-9]{0,5}$/),
  ),
  group: of(custom('grouppicker', 'group'), group),
  groups: of(
    custom('multigrouppicker', 'array', {}, 'group'),
    fc.uniqueArray(group, { minLength: 1, selector: asKey }),
  ),
  team: fc.tuple(fc.uuid(), fc.string()).map(([id, name]) => ({
    field: custom('atlassian-team', 'team'),
    wire: id,
    read: { id, name },
  })),
  'time-tracking': of(
    field({ type: 'timetracking', system: 'timetracking' }),
    fc.oneof(
      fc.record({ originalEstimate: duration, remainingEstimate: duration }),
      fc.record({ originalEstimate: duration }),
      fc.record({ remainingEstimate: duration }),
    ),
  ),
  'issue-links': of(
    field({ type: 'array', items: 'issuelinks', system: 'issuelinks' }, { operations: ['add', 'copy'] }),
    fc.uniqueArray(link, { minLength: 1, selector: (each) => asKey(each).toLowerCase() }),
  ),
  objects: of(
    custom('com.atlassian.jira.plugins.cmdb:cmdb-object-cf', 'any'),
    fc
      .uniqueArray(fc.tuple(fc.uuid(), fc.nat()), { minLength: 1, selector: asKey })
      .map((ids) => ids.map(([workspace, object]) => ({ id: `${workspace}:${String(object)}` }))),
  ),
  worklog: of(
    field({ type: 'array', items: 'worklog', system: 'worklog' }, { operations: ['add'] }),
    fc
      .tuple(duration, fc.option(moment))
      .map(([timeSpent, started]) => [{ timeSpent, ...(started === null ? {} : { started }) }]),
  ),
  restriction: of(
    field({ type: 'issuerestriction', system: 'issuerestriction' }),
    fc
      .uniqueArray(fc.nat(), { minLength: 1 })
      .map((ids) => ({ issuerestrictions: { projectrole: ids.map((id) => ({ id: String(id) })) } })),
  ),
  sprint: of(custom('com.pyxis.greenhopper.jira:gh-sprint', 'array'), fc.integer({ min: 1 })),
  json: of(
    custom('com.example:plan', 'any'),
    json.filter((value) => value !== null),
  ),
};

describe('round trips', () => {
  for (const [name, samples] of Object.entries(SAMPLES)) {
    it(`${name}: wire -> value -> wire loses nothing`, () => {
      fc.assert(
        fc.property(samples, ({ field: sample, wire }) => {
          const type = fieldTypeFor(sample.schema);
          expect(type.name).toBe(name);
          const value = type.fromWire(wire, sample);
          expect(value !== null && type.toWire(value, sample)).toEqual({ ok: true, value: wire });
        }),
      );
    });

    it(`${name}: value -> text -> value is the same on the wire`, () => {
      fc.assert(
        fc.property(samples, ({ field: sample, wire, read: given = wire }) => {
          const type = fieldTypeFor(sample.schema);
          const value = type.fromWire(given, sample);
          const text = value === null ? '' : type.toText(value);
          const read = type.fromText(text, sample);
          const again = read.ok ? type.toWire(read.value, sample) : read;
          expect({ text, again }).toEqual({ text, again: { ok: true, value: wire } });
        }),
      );
    });
  }

  it('paragraph: text -> document -> text keeps every line and every paragraph', () => {
    const sample = field({ type: 'string', system: 'description' });
    const type = fieldTypeFor(sample.schema);
    fc.assert(
      fc.property(paragraph, (text) => {
        const read = type.fromText(text, sample);
        expect(read.ok && type.toText(read.value)).toBe(text);
        const again = read.ok ? type.fromText(type.toText(read.value), sample) : read;
        expect(again.ok && read.ok && type.toWire(again.value, sample)).toEqual(
          read.ok && type.toWire(read.value, sample),
        );
      }),
    );
  });

  it('people keep their account id, whatever their names hold', () => {
    const sample = custom('multiuserpicker', 'array', {}, 'user');
    const type = fieldTypeFor(sample.schema);
    fc.assert(
      fc.property(fc.uniqueArray(person, { minLength: 1, selector: (one) => one.accountId }), (people) => {
        const read = type.fromText(type.toText(people), sample);
        expect(read.ok && type.toWire(read.value, sample)).toEqual({
          ok: true,
          value: people.map((one) => ({ accountId: one.accountId })),
        });
      }),
    );
  });

  it('a list in a cell comes back entry by entry', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', ' ', '\n') }).filter((entry) => entry !== '')),
        (entries) => {
          expect(splitList(joinList(entries, ',;\n', ', '), ',;\n')).toEqual(entries);
        },
      ),
    );
  });

  it('a lone quote in a cell is a character like any other', () => {
    expect(splitList('5" disk, "quoted, with ""quotes""", "open', ',')).toEqual([
      '5" disk',
      'quoted, with "quotes"',
      '"open',
    ]);
  });
});
