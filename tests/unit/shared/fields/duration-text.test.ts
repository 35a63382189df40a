import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationIdentity, readDurationText } from '@shared/fields/duration-text';

const problemOf = (text: string): string => {
  const read = readDurationText(text);
  return read.ok ? `read as ${read.value}` : read.problem;
};

describe('a duration', () => {
  it.each([
    ['2w 3d 4h 30m', '2w 3d 4h 30m'],
    ['2w3d', '2w 3d'],
    ['90m', '90m'],
    ['1.5h', '1.5h'],
    ['1,5 h', '1.5h'],
    ['2 weeks, 3 days', '2w 3d'],
    [' 1 Hour 30 Mins ', '1h 30m'],
    ['30m 1h', '30m 1h'],
  ])('reads "%s" as %s', (text, value) => {
    expect(readDurationText(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', '"" is not a duration. Write it like 2w 3d 4h 30m.'],
    ['soon', '"soon" is not a duration. Write it like 2w 3d 4h 30m.'],
    ['2d and a bit', '"2d and a bit" is not a duration. Write it like 2w 3d 4h 30m.'],
    ['-1h', '"-1h" is not a duration. Write it like 2w 3d 4h 30m.'],
    ['90', 'Say the unit too: 90m, 90h, 90d or 90w.'],
    ['2y', '"y" is no unit of time. Write it like 2w 3d 4h 30m.'],
    ['1h 2h', '"1h 2h" has h twice. Write it like 2w 3d 4h 30m.'],
  ])('says why it does not read "%s"', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('is stable: what was read is read as itself', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('w', 'd', 'h', 'm'));
    const parts = fc.uniqueArray(part, { minLength: 1, selector: ([, unit]) => unit });
    fc.assert(
      fc.property(parts, fc.constantFrom(' ', '', ', '), (some, glue) => {
        const short = some.map(([count, unit]) => `${String(count)}${unit}`);
        expect(readDurationText(short.join(glue))).toEqual({ ok: true, value: short.join(' ') });
      }),
    );
  });

  it('is the same in any order, case and spacing', () => {
    expect(durationIdentity('1H 30M')).toBe(durationIdentity('30m1h'));
    expect(durationIdentity('1h')).not.toBe(durationIdentity('60m'));
  });
});
