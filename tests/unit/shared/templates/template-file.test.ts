import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@shared/json';
import { fitValues } from '@shared/templates/fit-values';
import { readTemplates, writeTemplates, type FiledTemplate } from '@shared/templates/template-file';
import { COLOURS, custom, field } from '../fields/sample-fields';

const word = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== '');
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const filed: fc.Arbitrary<FiledTemplate> = fc
  .record({
    name: word,
    projectKey: word,
    issueType: word,
    isDefault: fc.boolean(),
    fields: fc.uniqueArray(fc.tuple(word, json, word), { selector: ([id]) => id }),
  })
  .map(({ fields, ...rest }) => ({
    ...rest,
    values: Object.fromEntries(fields.map(([id, value]) => [id, value])),
    names: Object.fromEntries(fields.map(([id, , name]) => [id, name])),
  }));

const file = (more: object): string =>
  JSON.stringify({ format: 'workbench-templates', version: 1, templates: [], ...more });
const one = { name: 'Bug', project: 'SHOP', issueType: 'Bug', fields: [] };

describe('a file of templates', () => {
  it('gives back what was written into it', () => {
    fc.assert(
      fc.property(fc.array(filed), (templates) => {
        expect(readTemplates(writeTemplates(templates))).toEqual({ ok: true, value: templates });
      }),
    );
  });

  it.each([
    ['{', 'This file is not JSON. Templates are exported as a JSON file.'],
    ['[]', 'This file holds no templates of Workbench.'],
    [file({ version: '1' }), 'This file does not say which version of the format it has.'],
    [
      file({ version: 2 }),
      'This file has version 2 of the format, and this Workbench reads up to 1. A newer one wrote it.',
    ],
    [file({ templates: {} }), 'This file has no list of templates.'],
    [file({ templates: [one, 7] }), 'Template 2 is no object.'],
    [file({ templates: [{ ...one, name: ' ' }] }), 'Template 1 has no name.'],
    [file({ templates: [{ ...one, project: 7 }] }), 'Template 1 ("Bug") does not say its project.'],
    [
      file({ templates: [{ ...one, fields: [{ id: 'summary' }] }] }),
      'Template 1 ("Bug") has a field without an id or a value.',
    ],
  ])('is refused in words: %s', (text, problem) => {
    expect(readTemplates(text)).toEqual({ ok: false, problem });
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(readTemplates(text).ok).toBe(false);
      }),
    );
  });
});

describe('a template in a form', () => {
  const colour = custom('select', 'option', { name: 'Colour', allowedValues: COLOURS });

  it('finds a custom field of another site by its name, and its value by its words', () => {
    const values = { customfield_999: { id: '77', label: 'Green' } };
    expect(fitValues({ values, names: { customfield_999: 'Colour' } }, [colour])).toEqual({
      values: { [colour.fieldId]: { id: '10402', label: 'Green' } },
      names: { [colour.fieldId]: 'Colour' },
      lacking: [],
    });
  });

  it('takes no other custom field that happens to have the same id', () => {
    const other = custom('textfield', 'string', { name: 'Owner' });
    const fitted = fitValues({ values: { [other.fieldId]: 'x' }, names: { [other.fieldId]: 'Colour' } }, [
      other,
      colour,
    ]);
    expect(Object.keys(fitted.names)).toEqual([colour.fieldId]);
  });

  it('names what the form lacks', () => {
    const summary = field({ type: 'string', system: 'summary' }, { name: 'Summary' });
    const template = { values: { summary: 'x', duedate: '2026-01-01' }, names: { duedate: 'Due date' } };
    expect(fitValues(template, [summary])).toMatchObject({ values: { summary: 'x' }, lacking: ['Due date'] });
  });
});
