import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '@shared/bulk/mapping';
import { readMapping, writeMapping } from '@shared/bulk/mapping-file';

const word = fc.string({ maxLength: 12 });
const target = fc.oneof(
  fc.record({ kind: fc.constant('field' as const), fieldId: fc.string({ minLength: 1, maxLength: 12 }), name: word }),
  fc.constantFrom(
    { kind: 'issue-type' as const },
    { kind: 'parent' as const },
    { kind: 'row-name' as const },
    { kind: 'project' as const },
    { kind: 'jira-key' as const },
    { kind: 'none' as const },
  ),
);
const mapping: fc.Arbitrary<Mapping> = fc.record({
  columns: fc.array(
    fc.record({
      header: word,
      nth: fc.integer({ min: 1, max: 9 }),
      target,
      values: fc.dictionary(word, word, { noNullPrototype: true }),
      dates: fc.constantFrom('day-first' as const, 'month-first' as const, null),
      numbers: fc.constantFrom('point' as const, 'comma' as const, null),
      unit: fc.constantFrom('seconds' as const, 'minutes' as const, 'hours' as const, 'days' as const, null),
      text: fc.constantFrom('markdown' as const, 'wiki' as const, 'plain' as const, null),
    }),
    { maxLength: 6 },
  ),
  defaults: fc.array(fc.record({ fieldId: fc.string({ minLength: 1, maxLength: 9 }), name: word, text: word }), {
    maxLength: 3,
  }),
  issueType: fc.option(word),
  parent: fc.option(word),
});

describe('a mapping as a file', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(mapping, (each) => {
        expect(readMapping(writeMapping(each))).toEqual({ ok: true, value: each });
      }),
    );
  });

  it('can be written by hand, shortly', () => {
    const text =
      '{"format":"workbench-bulk-map","version":1,"issueType":"Bug","columns":[{"header":"Prio","field":"priority","values":{"P1":"Highest"}}]}';
    expect(readMapping(text)).toEqual({
      ok: true,
      value: {
        columns: [
          {
            header: 'Prio',
            nth: 1,
            target: { kind: 'field', fieldId: 'priority', name: 'priority' },
            values: { P1: 'Highest' },
            dates: null,
            numbers: null,
            unit: null,
            text: null,
          },
        ],
        defaults: [],
        issueType: 'Bug',
        parent: null,
      },
    });
  });

  it.each([
    ['nonsense', 'This file is not JSON. A mapping is kept as a JSON file.'],
    ['[]', 'This file holds no mapping of Workbench.'],
    ['{"format":"workbench-bulk-map"}', 'This file does not say which version of the format it has.'],
    [
      '{"format":"workbench-bulk-map","version":2,"columns":[]}',
      'This file has version 2 of the format, and this Workbench reads up to 1. A newer one wrote it.',
    ],
    ['{"format":"workbench-bulk-map","version":1}', 'This file has no list “columns”.'],
    [
      '{"format":"workbench-bulk-map","version":1,"columns":[{"header":"A"}]}',
      'Column 1 (“A”) has neither a “field” nor an “is” of issue-type, parent, row-name, project, jira-key, none.',
    ],
    ['{"format":"workbench-bulk-map","version":1,"columns":[{"is":"none"}]}', 'Column 1 has no “header”.'],
    [
      '{"format":"workbench-bulk-map","version":1,"columns":[{"header":"A","is":"none","dates":"american"}]}',
      'Column 1 (“A”) has “dates” that are neither day-first nor month-first.',
    ],
    [
      '{"format":"workbench-bulk-map","version":1,"columns":[{"header":"A","is":"none","numbers":"german"}]}',
      'Column 1 (“A”) has “numbers” that are neither point nor comma.',
    ],
    [
      '{"format":"workbench-bulk-map","version":1,"columns":[{"header":"A","is":"none","unit":"weeks"}]}',
      'Column 1 (“A”) has a “unit” that is none of seconds, minutes, hours, days.',
    ],
    [
      '{"format":"workbench-bulk-map","version":1,"columns":[{"header":"A","is":"none","values":{"a":1}}]}',
      'Column 1 (“A”) has “values” that are not texts by text.',
    ],
  ])('is refused with what is wrong: %s', (text, problem) => {
    expect(readMapping(text)).toEqual({ ok: false, problem });
  });
});
