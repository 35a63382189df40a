import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAdfFaults } from '@shared/adf/validate';
import { compilePayload } from '@shared/fields/compile-payload';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { fillValues, questionsOf } from '@shared/templates/fill-values';
import { fitValues } from '@shared/templates/fit-values';
import { fillText, hasPlaceholder, ME, todayPlaceholder, type Facts } from '@shared/templates/placeholders';
import contractFields from '../../../fixtures/contract-fields.json';

const FACTS: Facts = {
  today: '2026-12-28',
  me: { accountId: 'person-1', displayName: 'Mara Lind' },
  answers: { 'Which build?': '4711' },
};
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const values = fc.dictionary(fc.string(), json);

describe('filling a text', () => {
  it.each([
    ['Due {{today}}', 'Due 2026-12-28'],
    ['{{today+7}}', '2027-01-04'],
    ['{{ today - 28 }}', '2026-11-30'],
    ['By {{me}}', 'By Mara Lind'],
    ['Build {{prompt:Which build?}}.', 'Build 4711.'],
    ['{{prompt:Nobody said?}}', ''],
    ['by {{me}} {{prompt:Nobody said?}}', 'by Mara Lind'],
    ['{{prompt:Nobody said?}} by {{me}}', 'by Mara Lind'],
    ['Check {{prompt:Nobody said?}} {{prompt:Nor that?}} now', 'Check now'],
    ['Build {{prompt:Nobody said?}}.', 'Build.'],
    ['One {{prompt:Nobody said?}}\ntwo', 'One\ntwo'],
    ['{{today+x}} {{you}} {today} {{prompt:}}', '{{today+x}} {{you}} {today} {{prompt:}}'],
  ])('makes of %j %j', (text, filled) => {
    expect(fillText(text, FACTS)).toBe(filled);
  });

  it('reads no placeholder in an answer', () => {
    expect(fillText('{{prompt:a}}', { ...FACTS, answers: { a: '{{me}}' } })).toBe('{{me}}');
  });

  it('leaves {{me}} where nobody is known', () => {
    expect(fillText('{{me}}', { ...FACTS, me: null })).toBe('{{me}}');
  });

  it('says any day as seen from any other, across years and changes of the clocks', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (wanted, today) => {
        expect(fillText(todayPlaceholder(wanted, today), { ...FACTS, today })).toBe(wanted);
      }),
    );
  });
});

describe('filling values', () => {
  it('changes nothing that has no placeholder: it is the very same value', () => {
    fc.assert(
      fc.property(values, (given) => {
        fc.pre(!hasPlaceholder(JSON.stringify(given)));
        const filled = fillValues(given, FACTS);
        for (const [fieldId, value] of Object.entries(given)) expect(Object.is(filled[fieldId], value)).toBe(true);
        expect(JSON.stringify(filled)).toBe(JSON.stringify(given));
      }),
    );
  });

  it('puts whoever applies it into user fields, alone and among others', () => {
    const me = { accountId: ME, displayName: ME };
    const other = { accountId: 'p-2', displayName: 'Oda Voss' };
    expect(fillValues({ assignee: me, reviewers: [other, me] }, FACTS)).toEqual({
      assignee: FACTS.me,
      reviewers: [other, FACTS.me],
    });
  });

  it('fills the words of a document, drops what came out empty, and leaves attributes and marks alone', () => {
    const link = { type: 'link', attrs: { href: 'https://example.invalid/{{today}}' } };
    const doc = (text: string, more: readonly JsonValue[] = []): JsonValue => ({
      version: 1,
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text, marks: [link] }, ...more] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Stays' }] },
      ],
    });
    const given = doc('On {{today}}', [{ type: 'text', text: '{{prompt:Nobody?}}' }]);
    const filled = fillValues({ description: given }, FACTS)['description'] ?? null;
    expect(JSON.stringify(filled)).toBe(JSON.stringify(doc('On 2026-12-28')));
    expect(findAdfFaults(filled)).toEqual([]);
  });

  it('leaves JSON that parses, whatever is answered', () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        const given = { field: { text: '{"build": "{{prompt:Which build?}}"}' } };
        const { field } = fillValues(given, { ...FACTS, answers: { 'Which build?': answer } });
        expect(JSON.parse((field as { text: string }).text)).toEqual({ build: answer });
      }),
    );
  });

  it('asks each question once, in the order of the fields', () => {
    const doc = { type: 'doc', version: 1, content: [{ type: 'text', text: '{{prompt:B?}} {{prompt:A?}}' }] };
    expect(questionsOf({ summary: '{{prompt:A?}}', labels: ['{{prompt:C?}}'], description: doc })).toEqual([
      'A?',
      'C?',
      'B?',
    ]);
  });
});

describe('the same input through form and template', () => {
  const rows = contractFields as unknown as readonly {
    readonly row: string;
    readonly field: CreateField;
    readonly value: JsonValue;
  }[];

  it.each(rows.map(({ row, field, value }) => [row, field, value] as const))(
    'gives the same bytes for %s',
    (_row, field, value) => {
      const place = { fields: [field], projectId: '1', issueTypeId: '2', changeId: null };
      const typed = { [field.fieldId]: value };
      const fitted = fitValues({ values: typed, names: { [field.fieldId]: field.name } }, [field]);
      const filled = fillValues(fitted.values, FACTS);
      expect(fitted.lacking).toEqual(field.fieldId === 'project' || field.fieldId === 'issuetype' ? [field.name] : []);
      expect(JSON.stringify(compilePayload({ ...place, values: filled }))).toBe(
        JSON.stringify(compilePayload({ ...place, values: typed })),
      );
    },
  );
});
