import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePayload, toVerbs } from '@shared/fields/compile-payload';
import { controlOf } from '@shared/fields/catalogue';
import { initialValues, missingRequired, splitFields } from '@shared/fields/form';
import { whyNotSet } from '@shared/fields/why-not-set';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';
import { COLOURS, custom, DOCUMENT, field } from './sample-fields';

const named = (fieldId: string, made: CreateField): CreateField => ({ ...made, fieldId, key: fieldId });

const FORM: readonly CreateField[] = [
  field({ type: 'issuetype', system: 'issuetype' }, { required: true, operations: [] }),
  named('customfield_10062', custom('select', 'option', { required: true, name: 'Severity', allowedValues: COLOURS })),
  field({ type: 'string', system: 'description' }),
  field({ type: 'project', system: 'project' }, { required: true, name: 'Project' }),
  field({ type: 'string', system: 'summary' }, { required: true, name: 'Summary' }),
  field(
    { type: 'priority', system: 'priority' },
    { required: true, hasDefaultValue: true, defaultValue: { id: '3', name: 'Medium' } },
  ),
  field(
    { type: 'array', items: 'issuelinks', system: 'issuelinks' },
    { operations: ['add', 'copy'], name: 'Linked issues' },
  ),
  named('customfield_10071', custom('com.example.rollout:plan', 'any', { required: true, name: 'Rollout plan' })),
  named(
    'customfield_10072',
    custom('com.example.audit:stamp', 'any', { required: true, operations: [], name: 'Audit stamp' }),
  ),
];

const VALUES: Readonly<Record<string, JsonValue>> = {
  summary: 'Voucher stays',
  description: DOCUMENT,
  customfield_10062: { id: '10401', label: 'Red' },
  customfield_10071: { text: '{"stages":[5]}' },
};

const compile = (
  values: Readonly<Record<string, JsonValue>>,
  changeId: string | null = null,
): ReturnType<typeof compilePayload> =>
  compilePayload({ fields: FORM, projectId: '10020', issueTypeId: '10004', values, changeId });

const bytes = (values: Readonly<Record<string, JsonValue>>, changeId: string | null = null): string => {
  const compiled = compile(values, changeId);
  return compiled.ok ? JSON.stringify(compiled.body) : JSON.stringify(compiled.problems);
};

describe('the payload compiler', () => {
  it('puts project, issue type and summary first, then the form, then the marker', () => {
    expect(bytes(VALUES, '01J9W3T6QK')).toBe(
      JSON.stringify({
        fields: {
          project: { id: '10020' },
          issuetype: { id: '10004' },
          summary: 'Voucher stays',
          customfield_10062: { id: '10401' },
          description: DOCUMENT,
          customfield_10071: { stages: [5] },
        },
        properties: [{ key: 'workbench.change', value: { id: '01J9W3T6QK' } }],
      }),
    );
  });

  it('makes the same bytes of the same values, whatever the order they were filled in', () => {
    const all = { ...VALUES, priority: { id: '3', label: 'Medium' }, issuelinks: [] };
    const expected = bytes(all, 'c');
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(all), { minLength: Object.keys(all).length }), (entries) => {
        expect(bytes(Object.fromEntries(entries), 'c')).toBe(expected);
      }),
    );
  });

  it('keeps the keys of a document in their order', () => {
    const odd = { content: [{ content: [{ text: 'x', type: 'text' }], type: 'paragraph' }], type: 'doc', version: 1 };
    expect(bytes({ ...VALUES, description: odd })).toContain(JSON.stringify(odd));
  });

  it('leaves out what is empty, and the marker when no change is written', () => {
    const empty = {
      ...VALUES,
      description: { version: 1, type: 'doc', content: [{ type: 'paragraph' }] },
      priority: null,
    };
    const compiled = compile(empty);
    expect(compiled.ok && Object.keys(compiled.body)).toEqual(['fields']);
    expect(compiled.ok && JSON.stringify(compiled.body)).not.toContain('description');
  });

  describe('of a default that was emptied on purpose', () => {
    const ENVIRONMENT: CreateField = field(
      { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield', customId: 10080 },
      { hasDefaultValue: true, defaultValue: 'iOS' },
    );
    const withField = (more: Partial<CreateField>, values: Readonly<Record<string, JsonValue>>): string => {
      const fields = [...FORM, { ...ENVIRONMENT, ...more }];
      const compiled = compilePayload({ fields, projectId: '1', issueTypeId: '2', values, changeId: null });
      return compiled.ok ? JSON.stringify(compiled.body) : JSON.stringify(compiled.problems);
    };

    it('sends null, since Jira fills in a key that is absent', () => {
      expect(withField({}, { ...VALUES, customfield_10080: null })).toContain('"customfield_10080":null');
    });

    it('sends nothing when nobody touched it: then the default is wanted', () => {
      expect(withField({}, VALUES)).not.toContain('customfield_10080');
    });

    it.each<[string, Partial<CreateField>]>([
      ['has no default', { hasDefaultValue: false }],
      ['is required', { required: true }],
      ['cannot be set', { operations: ['add'] }],
    ])('sends no null for a field that %s', (_which, more) => {
      expect(withField(more, { ...VALUES, customfield_10080: null })).not.toContain('customfield_10080');
    });

    it('does not take what every object inherits for a value of the form', () => {
      expect(withField({ fieldId: 'toString' }, VALUES)).not.toContain('toString');
    });

    it('makes the same bytes whatever the order, and null exactly where it may', () => {
      const maybe = fc.record({
        required: fc.boolean(),
        hasDefaultValue: fc.boolean(),
        operations: fc.subarray(['set', 'add', 'remove']),
        value: fc.constantFrom<JsonValue | undefined>(undefined, null, 'typed'),
      });
      fc.assert(
        fc.property(
          fc.array(maybe, { maxLength: 6 }),
          fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
          (drawn, order) => {
            const fields = drawn.map(({ value: _value, ...more }, index) => ({
              ...ENVIRONMENT,
              ...more,
              fieldId: `f${index}`,
              defaultValue: undefined,
            }));
            const entries = drawn.flatMap(({ value }, index): [string, JsonValue][] =>
              value === undefined ? [] : [[`f${index}`, value]],
            );
            const shuffled = entries
              .map((entry, index) => ({ entry, at: order[index] ?? 0 }))
              .toSorted((one, other) => one.at - other.at)
              .map(({ entry }) => entry);
            const of = (values: readonly [string, JsonValue][]): ReturnType<typeof compilePayload> =>
              compilePayload({
                fields,
                projectId: '1',
                issueTypeId: '2',
                values: Object.fromEntries(values),
                changeId: null,
              });
            const compiled = of(entries);
            expect(JSON.stringify(of(shuffled))).toBe(JSON.stringify(compiled));
            if (!compiled.ok) return;
            const { fields: sent } = compiled.body;
            drawn.forEach(({ value, required, hasDefaultValue, operations }, index) => {
              const may = value === null && hasDefaultValue && !required && operations.includes('set');
              expect(isJsonObject(sent) && sent[`f${index}`] === null).toBe(may);
            });
          },
        ),
      );
    });
  });

  it('says which required fields are empty, in the words of the form', () => {
    expect(compile({ summary: '  ' })).toEqual({
      ok: false,
      problems: {
        summary: 'Summary is required.',
        customfield_10062: 'Severity is required.',
        customfield_10071: 'Rollout plan is required.',
      },
    });
  });

  it('does not demand what Jira fills in by itself, nor what nobody can set', () => {
    expect(missingRequired(FORM, VALUES)).toEqual([]);
    expect(compile(VALUES).ok).toBe(true);
  });

  it('sends a field that cannot be set as the person filled it in', () => {
    expect(bytes({ ...VALUES, customfield_10072: { text: '"now"' } })).toContain('"customfield_10072":"now"');
  });

  it('never sends what is only shown, and does not demand it', () => {
    const rank = named(
      'customfield_10019',
      custom('com.pyxis.greenhopper.jira:gh-lexo-rank', 'any', { required: true }),
    );
    const shown = named('customfield_10078', custom('select', 'option', { operations: [], allowedValues: COLOURS }));
    const values = { ...VALUES, customfield_10019: '0|i0007z:', customfield_10078: { id: '10401', label: 'Red' } };
    const fields = [...FORM, rank, shown];
    const compiled = compilePayload({ fields, projectId: '10020', issueTypeId: '10004', values, changeId: null });
    expect(compiled.ok && JSON.stringify(compiled.body)).toBe(bytes(VALUES));
    expect(missingRequired(fields, VALUES)).toEqual([]);
    expect([controlOf(rank), controlOf(shown), whyNotSet(shown)]).toEqual([
      'read-only',
      'read-only',
      'Jira lets nobody set it here.',
    ]);
  });

  it('collects every problem with its field, and sends nothing', () => {
    const compiled = compile({ ...VALUES, summary: 'a\nb', customfield_10071: { text: '{' } });
    expect(compiled.ok ? [] : Object.keys(compiled.problems)).toEqual(['summary', 'customfield_10071']);
  });

  it('puts links under update, with their verb', () => {
    const link = { type: { name: 'Blocks' }, outwardIssue: { key: 'ABC-2' } };
    const expected = `"update":{"issuelinks":[{"add":${JSON.stringify(link)}}]}`;
    const blocks = {
      typeName: 'Blocks',
      typeId: '10000',
      direction: 'outward',
      words: 'blocks',
      issue: { key: 'ABC-2', summary: 'Taxes' },
    };
    expect(bytes({ ...VALUES, issuelinks: [blocks] })).toContain(expected);
    // A transition's screen and an app may hold verbs as they are written.
    expect(toVerbs([{ add: link }], ['add', 'copy'])).toEqual([{ add: link }]);
    expect(toVerbs(link, ['add', 'copy'])).toEqual([{ add: link }]);
  });

  it('passes over values of another form and over project and issue type, which are given', () => {
    const leftovers = {
      ...VALUES,
      customfield_99999: 'x',
      project: { id: '1', label: 'X' },
      issuetype: { text: '{}' },
    };
    expect(bytes(leftovers)).toBe(bytes(VALUES));
  });
});

describe('the form', () => {
  it('draws the summary first, then what is required, and folds the rest', () => {
    const { required, optional } = splitFields(FORM);
    expect(required.map((one) => one.fieldId)).toEqual([
      'summary',
      'customfield_10062',
      'priority',
      'customfield_10071',
      'customfield_10072',
    ]);
    expect(optional.map((one) => one.fieldId)).toEqual(['description', 'issuelinks']);
  });

  it('leaves no field out, whatever its type', () => {
    const anyField = fc
      .record({ type: fc.string(), items: fc.string(), custom: fc.string() })
      .map((schema) => field(schema));
    fc.assert(
      fc.property(fc.array(anyField), (fields) => {
        const unique = fields.map((one, index) => ({
          ...one,
          fieldId: `f${String(index)}`,
          required: index % 2 === 0,
        }));
        const { required, optional } = splitFields(unique);
        expect(required.length + optional.length).toBe(unique.length);
      }),
    );
  });

  it('begins with the defaults that createmeta tells', () => {
    expect(initialValues(FORM)).toEqual({ priority: { id: '3', label: 'Medium' } });
  });

  it('has a value for every example of every field, which compiles', () => {
    expect(compile({ ...VALUES, ...initialValues(FORM) }).ok).toBe(true);
  });
});
