import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateCell } from '@shared/bulk/read-date';
import { dateType } from '@shared/fields/date';

describe('a cell of a column of days', () => {
  it.each([
    ['02.12.26', '2026-12-02'],
    ['2.12.2026', '2026-12-02'],
    ['2. 12. 2026', '2026-12-02'],
    ['30/Nov/26 12:00 AM', '2026-11-30'],
    ['30-Nov-26', '2026-11-30'],
    ['1. Dez 2026', '2026-12-01'],
    ['1 Dezember 2026', '2026-12-01'],
    ['3. März 2026', '2026-03-03'],
    ['Nov 30, 2026', '2026-11-30'],
    ['November 30th, 2026', '2026-11-30'],
    ['1er', null],
    ['30 novembre 2026', '2026-11-30'],
    ['Mo 30.11.2026', '2026-11-30'],
    ['Mo., 30.11.2026', '2026-11-30'],
    ['Monday, 30 November 2026', '2026-11-30'],
    ['30.11.2026 00:00:00', '2026-11-30'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
    ['2026-11-30T00:00+01:00', '2026-11-30'],
    ['2026/11/30', '2026-11-30'],
    ['2026.11.30', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['4/4/2026', '2026-04-04'],
  ])('%s', (text, day) => {
    expect(readDateCell(text, null, false)).toEqual({ ok: true, text: day ?? text });
  });

  it.each([
    ['30/Nov/26 4:44 AM', 'time-too-much', ['2026-11-30']],
    ['2026-11-25T14:00', 'time-too-much', ['2026-11-25']],
    ['30.11.2026 14:00', 'time-too-much', ['2026-11-30']],
    ['03/04/2026', 'two-days', ['2026-04-03', '2026-03-04']],
    ['03/04/26', 'two-days', ['2026-04-03', '2026-03-04']],
    ['31.11.2026', 'not-a-date', []],
    ['46351', 'day-number', ['2026-11-25']],
    ['46351.75', 'day-number', ['2026-11-25']],
  ])('%s is asked about: %s', (text, code, closest) => {
    const read = readDateCell(text, null, false);
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? [] : read.closest.map((each) => each.text)).toEqual(closest);
  });

  it.each([
    ['2.12.', null, ['2026-12-02', '2025-12-02']],
    ['2.12', null, ['2026-12-02', '2025-12-02']],
    ['3. Jan', null, ['2027-01-03', '2026-01-03']],
    ['2-Dec', null, ['2026-12-02', '2025-12-02']],
    ['May 24', null, ['2027-05-24', '2026-05-24']],
    ['Mi 2.12. 00:00', null, ['2026-12-02', '2025-12-02']],
    ['29.2.', null, ['2028-02-29', '2024-02-29']],
    ['12/2', null, ['2027-02-12', '2026-12-02']],
    ['12/2', 'month-first', ['2026-12-02', '2025-12-02']],
    ['30/11', null, ['2026-11-30', '2025-11-30']],
  ] as const)('%s has no year: that of the nearest such day is offered (order %s)', (text, order, days) => {
    const read = readDateCell(text, order, false, '2026-11-23');
    expect(read).toMatchObject({ ok: false, code: 'year-missing' });
    expect(read.ok ? [] : read.closest.slice(0, 2).map((each) => each.text)).toEqual(days);
  });

  it('without a year keeps its time, and is never a day that is none', () => {
    expect(readDateCell('2.12. 14:30', null, true, '2026-11-23')).toMatchObject({
      sentence: '“2.12. 14:30” has no year. Is it 2026-12-02 14:30?',
      closest: [{ text: '2026-12-02 14:30' }, { text: '2025-12-02 14:30' }],
    });
    expect(readDateCell('31.11.', null, false, '2026-11-23')).toMatchObject({ code: 'not-a-date', closest: [] });
  });

  it('is read in the order of its column, whatever stands around it', () => {
    expect(readDateCell('Fri 03/04/2026 00:00', 'day-first', false)).toEqual({ ok: true, text: '2026-04-03' });
    expect(readDateCell('03/04/26', 'month-first', false)).toEqual({ ok: true, text: '2026-03-04' });
    expect(readDateCell('12/31/2026', 'day-first', false)).toMatchObject({
      code: 'date-order',
      closest: [{ text: '2026-12-31' }],
    });
  });

  it.each(['next Tuesday', '30 Foo 2026', '123456', 'Q4 2026', '', '25:00', '1/2/3'])(
    'is left to the field where it is no date: %s',
    (text) => {
      expect(readDateCell(text, null, false)).toEqual({ ok: true, text });
    },
  );

  it('reads every day back, however it is written', () => {
    const months = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Juni', 'Jul', 'Aug', 'Sept', 'Okt', 'Nov', 'Dez'];
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('', ' 00:00', 'T00:00:00Z'), (date, time) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', of = ''] = iso.split('-');
        const named = months[Number(month) - 1] ?? '';
        const number = String(Date.parse(iso) / 86_400_000 + 25_569);
        for (const text of [
          `${of}.${month}.${year.slice(2)}`,
          `${String(Number(of))}.${String(Number(month))}.${year}`,
          `${of}/${named}/${year.slice(2)}`,
          `${of}-${named}-${year}`,
          `${named} ${of}, ${year}`,
          year + month + of,
        ]) {
          const read = readDateCell(`${text}${time}`, null, false);
          expect(read, `${text}${time}`).toEqual({ ok: true, text: iso });
          expect(dateType.fromText(iso, { fieldId: '', name: '', schema: { type: 'date' }, operations: [] }).ok).toBe(
            true,
          );
        }
        expect(readDateCell(number, null, false)).toMatchObject({ closest: [{ text: iso }] });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a cell of a column of days and times', () => {
  it.each([
    ['30/Nov/26 4:44 AM', '2026-11-30T04:44'],
    ['30/Nov/26 12:05 PM', '2026-11-30T12:05'],
    ['30/Nov/26 12:05 AM', '2026-11-30T00:05'],
    ['30.11.26 14:00', '2026-11-30T14:00'],
    ['30.11.2026, 14:00 Uhr', '2026-11-30T14:00'],
    ['2026-11-30T09:30:15.250+01:00', '2026-11-30T09:30:15.250+01:00'],
  ])('%s', (text, moment) => {
    expect(readDateCell(text, null, true)).toEqual({ ok: true, text: moment });
  });

  it('is asked about where the time lacks', () => {
    expect(readDateCell('30.11.26', null, true)).toMatchObject({
      code: 'time-missing',
      closest: [{ text: '2026-11-30 00:00' }],
    });
    expect(readDateCell('46351.5', null, true)).toMatchObject({ closest: [{ text: '2026-11-25 12:00' }] });
  });
});
