import type { JsonValue } from '@shared/json';
import { describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { CreateField } from '@shared/jira/field';
import { COLOURS, custom, field, REGIONS } from './sample-fields';

function problemOfText(text: string, sample: CreateField): string {
  const read = fieldTypeFor(sample.schema).fromText(text, sample);
  return read.ok ? `read as ${JSON.stringify(read.value)}` : read.problem;
}

describe('what is not accepted, in words', () => {
  const summary = field({ type: 'string', system: 'summary' });
  const number = custom('float', 'number');
  const date = custom('datepicker', 'date');
  const moment = custom('datetime', 'datetime');
  const select = custom('select', 'option', { allowedValues: COLOURS });
  const cascading = custom('cascadingselect', 'option-with-child', { allowedValues: REGIONS });
  const labels = field({ type: 'array', items: 'string', system: 'labels' });

  it.each([
    [summary, 'two\nlines', 'One line only: take the line breaks out.'],
    [summary, 'x'.repeat(256), 'At most 255 characters: 1 is too many.'],
    [number, '1,234', '"1,234" can be 1.234 or 1234. Write it without the comma.'],
    [number, 'many', '"many" is not a number. Write it like 3.5.'],
    [number, '1e400', '"1e400" is larger than Jira can hold.'],
    [
      number,
      '12345678901234567891',
      'Jira keeps about 15 digits: "12345678901234567891" would become 12345678901234567000.',
    ],
    [date, '03/04/2026', '"03/04/2026" can be two days. Write 2026-04-03 or 2026-03-04.'],
    [date, '2026-02-30', '"2026-02-30" is not in the calendar. Write a date like 2026-11-30.'],
    [date, '46356', '"46356" is a spreadsheet\'s day number. Format the cells as text, like 2026-11-30.'],
    [date, '2026-11-30 13:30', '"2026-11-30 13:30" has a time, and this field takes a date only, like 2026-11-30.'],
    [date, 'tomorrow', '"tomorrow" is not a date. Write it like 2026-11-30.'],
    [moment, '30.02.2026 13:30', '"30.02.2026" is not in the calendar. Write a date like 2026-11-30.'],
    [moment, '2026-11-30 13:30+15:00', 'No time zone is +15:00 away from UTC.'],
    [moment, '2026-11-30', '"2026-11-30" is not a date and time. Write it like 2026-11-30 13:30.'],
    [moment, '2026-11-30T25:30Z', '"2026-11-30T25:30Z" is not in the calendar. Write it like 2026-11-30 13:30.'],
    [select, 'Gren', 'Jira does not accept "Gren". Accepted: Green, Red, "Oslo, Norway".'],
    [
      custom('select', 'option', { allowedValues: [] }),
      'Red',
      'Jira does not accept "Red". Jira offers no value for it here.',
    ],
    [
      custom('select', 'option', {
        allowedValues: [
          { id: '1', value: 'Red' },
          { id: '2', value: 'Red' },
        ],
      }),
      'Red',
      '"Red" can mean Red (1), Red (2). Write the number in brackets instead.',
    ],
    [cascading, 'EMEA > Japan', 'EMEA has no "Japan". Accepted: Norway, Spain.'],
    [cascading, 'EMEA / Nowhere', 'EMEA has no "Nowhere". Accepted: Norway, Spain.'],
    [cascading, 'Mars', 'Jira does not accept "Mars". Accepted: EMEA, APAC, A > B.'],
    [labels, 'x'.repeat(256), 'A label has at most 255 characters: "xxxxxxxxxxxxxxxxxxxx…" is longer.'],
    [
      custom('userpicker', 'user'),
      'Mara',
      'Jira knows people by account ID, not by "Mara". Write the ID, or Name <account ID>.',
    ],
    [
      custom('url', 'string'),
      'a.example',
      'Jira wants a whole address without spaces, for example https://a.example/page.',
    ],
    [
      field({ type: 'issuelink', system: 'parent' }),
      'twelve',
      '"twelve" is not an issue key. Write it like SHOP-12, or paste the issue\'s link.',
    ],
    [
      custom('com.pyxis.greenhopper.jira:gh-sprint', 'array'),
      'Sprint 37',
      'Jira takes one sprint by its number, for example 37. "Sprint 37" is no number.',
    ],
    [
      custom('grouppicker', 'group'),
      '<jira-users',
      '"<jira-users" is not a group. Write its name, for example jira-users.',
    ],
  ])('%# says why', (sample, text, problem) => {
    expect(problemOfText(text, sample)).toBe(problem);
  });

  it('says what a disabled option was and what is accepted now', () => {
    expect(fieldTypeFor(select.schema).toWire({ id: '10999', label: 'Critical' }, select)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^Jira does not accept "Critical" here\. Accepted: /) as string,
    });
  });

  it('lists eight accepted values, the nearest first, and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      id: String(index + 100),
      value: `Value ${String(index)}`,
    }));
    const problem = problemOfText('value 17!', custom('select', 'option', { allowedValues: many }));
    expect(problem).toMatch(/^Jira does not accept "value 17!"\. Accepted: Value 17, .* … and 12 more\.$/);
  });

  it('names the place where a document breaks the schema', () => {
    const description = field({ type: 'string', system: 'description' });
    const document = { version: 1, type: 'doc', content: [{ type: 'heading', attrs: { level: 9 }, content: [] }] };
    expect(fieldTypeFor(description.schema).toWire(document, description)).toEqual({
      ok: false,
      problem:
        'Jira would refuse this text at block 1 (heading) › “level”: 9 is more than 6. Change that part, move it elsewhere or take it out.',
    });
  });

  it('holds against an edit what it made, and not what Jira has sent', () => {
    const description = field({ type: 'string', system: 'description' });
    const type = fieldTypeFor(description.schema);
    const doc = (...content: readonly JsonValue[]): JsonValue => ({ version: 1, type: 'doc', content });
    const words = { type: 'paragraph', content: [{ type: 'text', text: 'new' }] };
    const [hologram, heading] = [{ type: 'hologram' }, { type: 'heading', attrs: { level: 9 } }];
    expect(type.toWire(doc(hologram, words), description, doc(hologram)).ok).toBe(true);
    expect(type.toWire(doc(hologram, heading), description, doc(hologram)).ok).toBe(false);
    expect(type.toWire(doc(hologram, words), description).ok).toBe(false);
  });

  it('refuses a text that Jira would find too long', () => {
    const description = field({ type: 'string', system: 'description' });
    const type = fieldTypeFor(description.schema);
    const read = type.fromText('x'.repeat(32_768), description);
    expect(read.ok && type.toWire(read.value, description)).toEqual({
      ok: false,
      problem: 'At most 32,767 characters: 1 too many.',
    });
  });

  it('offers a label without its spaces', () => {
    expect(fieldTypeFor(labels.schema).toWire(['needs review'], labels)).toEqual({
      ok: false,
      problem: 'A label has no spaces: write "needs-review" instead.',
    });
  });
});

describe('numbers and dates as people write them', () => {
  it.each([
    ['3,5', 3.5],
    ['1,50', 1.5],
    ['0,125', 0.125],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1 234', 1234],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['+7', 7],
    ['1.0000000000000000000', 1],
    ['0', 0],
  ])('reads the number %s', (text, number) => {
    const sample = custom('float', 'number');
    expect(fieldTypeFor(sample.schema).toWire(text, sample)).toEqual({ ok: true, value: number });
  });

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026/11/3', '2026-11-03'],
    ['30.11.2026', '2026-11-30'],
    ['3.4.2026', '2026-04-03'],
    ['30/11/2026', '2026-11-30'],
    ['11/30/2026', '2026-11-30'],
    ['04/04/2026', '2026-04-04'],
    ['30 November 2026', '2026-11-30'],
    ['30-Nov-2026', '2026-11-30'],
    ['Nov 30, 2026', '2026-11-30'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
    ['29 Feb 2028', '2028-02-29'],
  ])('reads the date %s', (text, iso) => {
    const sample = custom('datepicker', 'date');
    expect(fieldTypeFor(sample.schema).fromText(text, sample)).toEqual({ ok: true, value: iso });
  });

  it.each([
    ['EMEA / Spain', '10201', '10203'],
    ['10201 > 10203', '10201', '10203'],
    ['A > B', '10220', null],
    ['A > B > C / D', '10220', '10221'],
    ['"A > B" > "C / D"', '10220', '10221'],
  ])('reads the cascading choice %s', (text, parent, child) => {
    const sample = custom('cascadingselect', 'option-with-child', { allowedValues: REGIONS });
    const type = fieldTypeFor(sample.schema);
    const read = type.fromText(text, sample);
    const wire = child === null ? { id: parent } : { id: parent, child: { id: child } };
    expect(read.ok && type.toWire(read.value, sample)).toEqual({ ok: true, value: wire });
  });
});
