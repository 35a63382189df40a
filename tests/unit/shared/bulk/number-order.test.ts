import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalSign, decimalSignOf, readNumberCell } from '@shared/bulk/number-order';
import { readNumber } from '@shared/fields/number-text';

const column = (...texts: readonly string[]): Parameters<typeof decimalSignOf>[0] =>
  texts.map((text, index) => ({ row: index + 2, text }));

describe('the decimal sign of a column', () => {
  it.each([
    [['1.234', '2,5'], 'comma', 'The decimal sign is a comma: 2,5 in row 3.'],
    [['1.234', '1.234,5'], 'comma', 'The decimal sign is a comma: 1.234,5 in row 3.'],
    [['1.234', '1 234,5'], 'comma', 'The decimal sign is a comma: 1 234,5 in row 3.'],
    [['1,234', '3.5'], 'point', 'The decimal sign is a point: 3.5 in row 3.'],
    [['1.234.567'], 'comma', 'The decimal sign is a comma: 1.234.567 in row 2.'],
    [['0.125'], 'point', 'The decimal sign is a point: 0.125 in row 2.'],
    [['1.234'], null, 'One number can be two, like 1.234 in row 2. Is the sign decimal, or between thousands?'],
    [['3.5', '2,5'], null, 'Row 2 has a decimal point (3.5), row 3 a comma (2,5). Which one is the column’s?'],
  ] as const)('of %j is %s', (texts, sign, reason) => {
    expect(decimalSignOf(column(...texts))).toMatchObject({ sign, reason });
  });

  it('is no question where none is written, and that of most where few differ', () => {
    expect(decimalSignOf(column('12', '', 'five', '1 234'))).toBeNull();
    const most = Array.from({ length: 10 }, () => '2,5');
    expect(decimalSignOf(column(...most, '3.5'))).toMatchObject({ sign: 'comma' });
  });
});

describe('a cell of a column of numbers', () => {
  it.each([
    ['1.234', 'comma', '1234'],
    ['1.234', 'point', '1.234'],
    ['1,234', 'point', '1234'],
    ['1,234', 'comma', '1.234'],
    ['1.234,5', 'comma', '1234.5'],
    ['1 234,5', 'comma', '1234.5'],
    ['1’234.5', 'point', '1234.5'],
    ['-2,5', 'comma', '-2.5'],
    ['2,5', null, '2.5'],
    ['12', null, '12'],
    ['1e3', 'comma', '1e3'],
    ['five', 'comma', 'five'],
  ] as const)('%s in one with a decimal %s is %s', (text, sign, plain) => {
    expect(readNumberCell(text, sign)).toEqual({ ok: true, text: plain });
  });

  it('is asked about where it can be two, with both', () => {
    const read = readNumberCell('1.234', null);
    expect(read).toMatchObject({ ok: false, closest: [{ label: '1.234' }, { label: '1234' }] });
    const texts = read.ok ? [] : read.closest.map(({ text }) => readNumberCell(text, null));
    expect(texts.map((each) => (each.ok ? readNumber(each.text) : each))).toEqual([
      { ok: true, value: 1.234 },
      { ok: true, value: 1234 },
    ]);
  });

  it('is asked about with the sign that the column does not have', () => {
    expect(readNumberCell('2.5', 'comma')).toMatchObject({ ok: false, closest: [{ text: '2,5' }] });
    expect(readNumberCell('1.234,5', 'point')).toMatchObject({ ok: false, closest: [{ text: '1234.5' }] });
  });

  it('never becomes another number than was written', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(number, fc.constantFrom<DecimalSign>('point', 'comma'), fc.boolean(), (value, sign, grouped) => {
        const locale = sign === 'point' ? 'en-US' : 'de-DE';
        const text = value.toLocaleString(locale, { useGrouping: grouped, maximumFractionDigits: 2 });
        const read = readNumberCell(text, sign);
        expect([text, read.ok ? readNumber(read.text) : read]).toEqual([text, { ok: true, value }]);
      }),
    );
  });
});
