import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@shared/json';
import { layOutJson } from '../../../../src/renderer/ui/code/json-layout';
import { jsonTokens } from '../../../../src/renderer/ui/code/json-tokens';
import { checkJson } from '../../../../src/renderer/ui/json-editor/check-json';
import { findJsonFault } from '../../../../src/renderer/ui/json-editor/json-fault';

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // That it throws is the answer.
    return false;
  }
}

describe('laying out JSON', () => {
  it('parses back to what it was', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(layOutJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps what is short on its line', () => {
    expect(layOutJson({ fields: { project: { id: '1' } } })).toBe(
      '{\n  "fields": {\n    "project": { "id": "1" }\n  }\n}',
    );
  });

  it('loses no character when it is coloured', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(
          jsonTokens(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
  });
});

describe('finding where a text stops being JSON', () => {
  it('agrees with JSON.parse on every text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '1',
        '-',
        '01',
        'true',
        'nul',
        ' ',
        '\n',
        '\\',
        '1e5',
        '1.',
        'é',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((each) => each.join('')),
          fc.string(),
          json.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          expect(findJsonFault(text) === null).toBe(parses(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 2, 'a comma or } is missing'],
    ['{\n  a: 1\n}', 2, 'a name in double quotes is expected'],
    ['{\n  "a" 1\n}', 2, 'a colon is missing after the name'],
    ['[1, 2', 1, 'it is not finished: ] is missing'],
    ['{}\n{}', 2, 'nothing more is expected after the value'],
  ])('explains %j', (text, line, problem) => {
    expect(checkJson(text)).toEqual({ state: 'invalid', line, problem });
  });

  it('is not afraid of depth', () => {
    expect(findJsonFault('['.repeat(100_000))).not.toBeNull();
  });
});
