import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentToEpoch, momentToIso } from '@shared/fields/date-time-text';
import { readLocalMoment } from '@shared/fields/local-date-time';

const ZONES = ['Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const RUNS = process.env['SOAK'] === undefined ? 150 : 10_000;

function iso(text: string, zone: string): string {
  const read = readLocalMoment(text, zone);
  return read.ok ? momentToIso(read.value) : read.problem;
}

/** The wall clock of a zone, made by the platform in another way than the code does. */
function wallClock(epoch: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(epoch);
}

describe('a date and time without an offset', () => {
  it.each([
    ['2026-11-30 13:30', 'Europe/Oslo', '2026-11-30T13:30:00.000+01:00'],
    ['2026-07-01T13:30:05', 'Europe/Oslo', '2026-07-01T13:30:05.000+02:00'],
    ['2026-11-30 13:30', 'America/New_York', '2026-11-30T13:30:00.000-05:00'],
    ['2026-11-30 13:30', 'Asia/Kolkata', '2026-11-30T13:30:00.000+05:30'],
    ['30.11.2026 13:30', 'Europe/Oslo', '2026-11-30T13:30:00.000+01:00'],
    ['30 Nov 2026, 9:05', 'Europe/Oslo', '2026-11-30T09:05:00.000+01:00'],
    ['11/30/2026 1:30 PM', 'America/New_York', '2026-11-30T13:30:00.000-05:00'],
    ['11/30/2026 12:15 a.m.', 'America/New_York', '2026-11-30T00:15:00.000-05:00'],
    ['30.11.2026 13:30 +05:30', 'Europe/Oslo', '2026-11-30T13:30:00.000+05:30'],
    ['2026-11-30 13:30Z', 'Europe/Oslo', '2026-11-30T13:30:00.000+00:00'],
  ])('%s is meant on the clock of %s', (text, zone, expected) => {
    expect(iso(text, zone)).toBe(expected);
  });

  it('asks about a time that the clock skips', () => {
    expect(iso('2026-03-29 02:30', 'Europe/Oslo')).toBe(
      'The clock in Europe/Oslo skips "2026-03-29 02:30". Write the time after it, for example 2026-03-29T03:30+02:00.',
    );
    expect(iso('2026-10-04 02:15', 'Australia/Lord_Howe')).toBe(
      'The clock in Australia/Lord_Howe skips "2026-10-04 02:15". Write the time after it, for example 2026-10-04T02:45+11:00.',
    );
  });

  it('asks about a time that the clock shows twice', () => {
    expect(iso('2026-10-25 02:30', 'Europe/Oslo')).toBe(
      'The clock in Europe/Oslo shows "2026-10-25 02:30" twice. Write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00.',
    );
  });

  it('takes what it offers for such a time', () => {
    expect(iso('2026-03-29T03:30+02:00', 'Europe/Oslo')).toBe('2026-03-29T03:30:00.000+02:00');
    expect(iso('2026-10-25T02:30+01:00', 'Europe/Oslo')).toBe('2026-10-25T02:30:00.000+01:00');
  });

  it.each([
    ['30.02.2026 13:30', '"30.02.2026" is not in the calendar. Write a date like 2026-11-30.'],
    ['03/04/2026 13:30', '"03/04/2026" can be two days. Write 2026-04-03 or 2026-03-04.'],
    ['2026-11-30 25:30', '"2026-11-30 25:30" is not in the calendar. Write it like 2026-11-30 13:30.'],
    ['soon', '"soon" is not a date and time. Write it like 2026-11-30 13:30.'],
  ])('says why it does not read %s', (text, problem) => {
    expect(iso(text, 'Europe/Oslo')).toBe(problem);
  });

  it('finds the instant again from what the clock of any zone shows, or asks', () => {
    const anyTime = fc.integer({ min: Date.UTC(1980, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...ZONES), (minutes, zone) => {
        const epoch = minutes * 60_000;
        const text = wallClock(epoch, zone);
        const read = readLocalMoment(text, zone);
        expect(read.ok ? momentToEpoch(read.value) : read.problem.includes(`shows "${text}" twice`)).toBe(
          read.ok ? epoch : true,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('skips exactly the hour in which the clocks of Oslo go forward, and doubles the one in which they go back', () => {
    const problems = (day: string): string[] =>
      Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00`).filter(
        (text) => !readLocalMoment(text, 'Europe/Oslo').ok,
      );
    expect(problems('2026-03-29')).toEqual(['2026-03-29 02:00']);
    expect(problems('2026-10-25')).toEqual(['2026-10-25 02:00']);
    expect(problems('2026-06-01')).toEqual([]);
  });
});
