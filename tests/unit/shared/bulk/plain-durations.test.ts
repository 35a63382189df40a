import { describe, expect, it } from 'vitest';
import { likelyDurations, plainUnitOf, withUnit } from '@shared/bulk/plain-durations';

const column = (...texts: readonly string[]): Parameters<typeof plainUnitOf>[1] =>
  texts.map((text, index) => ({ text, rows: 1, row: index + 2 }));

describe('the unit of durations that leave it out', () => {
  it.each([
    ['Original estimate', ['28800', '5400'], 'seconds'],
    ['Estimate (h)', ['8', '4'], 'hours'],
    ['Aufwand in Tagen', ['8'], 'days'],
    ['Dev’s estimate', ['8'], null],
    ['Aufwand (PT)', ['8'], 'days'],
    ['Time in minutes', ['480'], 'minutes'],
    ['Estimate', ['8', '28800'], null],
    ['Estimate', ['480'], null],
  ] as const)('%s with %j: %s', (header, texts, unit) => {
    expect(plainUnitOf(header, column(...texts))).toMatchObject({ unit });
  });

  it('is no question where all say it', () => {
    expect(plainUnitOf('Estimate', column('2d 4h', '30m', 'a while'))).toBeNull();
  });

  it('is said with what a number comes to', () => {
    expect(plainUnitOf('Original estimate', column('28800'))?.reason).toBe(
      'Numbers like 28800 in row 2 are seconds, as Jira exports them: 8h.',
    );
  });
});

describe('a duration', () => {
  it.each([
    ['28800', 'seconds', '8h'],
    ['5400', 'seconds', '1h 30m'],
    ['28800 / 3600', 'seconds', '8h / 1h'],
    ['100', 'seconds', '100'],
    ['90', 'minutes', '1h 30m'],
    ['1,5', 'hours', '1.5h'],
    ['2', 'days', '2d'],
    ['2d 4h', 'seconds', '2d 4h'],
    ['28800', null, '28800'],
    ['a while', 'hours', 'a while'],
  ] as const)('%s in %s is %s', (text, unit, said) => {
    expect(withUnit(text, unit)).toBe(said);
  });

  it.each([
    ['28800', ['8h']],
    ['8', ['8h', '8d']],
    ['480', ['8h']],
    ['2d', []],
  ] as const)('%s may be %j', (text, likely) => {
    expect(likelyDurations(text).map((each) => each.text)).toEqual(likely);
  });
});
