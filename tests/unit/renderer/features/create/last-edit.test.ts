import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../../../src/renderer/features/create/payload/last-edit';

const text = (...lines: string[]): string => lines.join('\n');

describe('what the last edit changed of the body', () => {
  it('is the line of the value', () => {
    expect(changedLines(text('{', '  "a": 1,', '  "b": 2', '}'), text('{', '  "a": 1,', '  "b": 3', '}'))).toEqual([3]);
  });

  it('is a line that came, and not the one above it that got a comma', () => {
    expect(changedLines(text('{', '  "a": 1', '}'), text('{', '  "a": 1,', '  "b": 2', '}'))).toEqual([3]);
  });

  it('is nothing where a value went', () => {
    expect(changedLines(text('{', '  "a": 1,', '  "b": 2', '}'), text('{', '  "a": 1', '}'))).toEqual([]);
  });

  it('names lines that exist, and none of an unchanged text', () => {
    const lines = fc.array(fc.constantFrom('{', '}', '"a": 1,', '"a": 1', '"b": 2', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const changed = changedLines(text(...before), text(...now));
        expect(changed.every((line) => line >= 1 && line <= Math.max(1, now.length))).toBe(true);
        expect(changedLines(text(...now), text(...now))).toEqual([]);
      }),
    );
  });
});
