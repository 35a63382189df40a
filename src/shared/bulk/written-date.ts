import { isCalendarDay } from '../fields/date-text';
import { monthNamed, withoutWeekday } from './month-names';

/** A date as somebody or some program wrote it. */
export interface WrittenDate {
  /** `between-slashes`: which number is the day, the column has to say. */
  readonly kind: 'said' | 'between-slashes';
  /** Of a date between slashes the first number, else the day. */
  readonly first: number;
  /** Of a date between slashes the second number, else the month. */
  readonly second: number;
  /** `null`: it was left out. */
  readonly year: number | null;
  readonly time: WrittenTime | null;
}

export interface WrittenTime {
  /** `13:30`, `13:30:15.5`. */
  readonly clock: string;
  readonly isMidnight: boolean;
  /** `Z`, `+01:00` or nothing. */
  readonly zone: string;
}

const TIME =
  /^(?<day>.*?\S)(?:,?\s+|T)(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?<rest>(?::[0-5]\d(?:[.,]\d{1,9})?)?)\s?(?:(?<half>[ap])\.?m\.?)?(?:\s?uhr)?\s?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads a date with or without a time: `2026-11-30`, `20261130`, `30.11.26`, `30/Nov/26 4:44 AM` (every export of Jira), `30-Nov-26`,
 * `Mo 30.11.2026`, `1. Dez 2026`, `Nov 30, 2026`, `11/30/2026`, and without a year `2.12.`, `2. Dez`, `12/2`. Two digits of a year are of this century. `null` for what is no date. Pure.
 */
export function readWrittenDate(text: string): WrittenDate | null {
  const typed = withoutWeekday(text.trim());
  const groups = TIME.exec(typed)?.groups;
  const time = groups === undefined ? null : readTime(groups);
  if (groups !== undefined && time === null) return null;
  const day = readDay(groups?.['day'] ?? typed);
  return day === null ? null : { ...day, time };
}

function readTime(groups: Readonly<Record<string, string | undefined>>): WrittenTime | null {
  const { hour = '', minute = '', rest = '', half, zone = '' } = groups;
  const written = Number(hour);
  if (written > 23 || (half !== undefined && (written > 12 || written === 0))) return null;
  const noon = half?.toLowerCase() === 'p' ? 12 : 0;
  const hours = half === undefined ? written : (written % 12) + noon;
  const clock = `${String(hours).padStart(2, '0')}:${minute}${rest}`;
  return { clock, isMidnight: !/[1-9]/.test(clock), zone };
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NOTHING_BETWEEN = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4}|\d{2})?)?$/;
const SLASHED = /^(\d{1,2})(?:([/-])(\d{1,2})\2(\d{4}|\d{2})|\/(\d{1,2}))$/;
const DAY_THEN_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?\.?[\s/-]*(\p{L}{3,10})\.?(?:,?[\s/-]*(\d{4}|\d{2}))?$/iu;
const MONTH_THEN_DAY = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu;
const YEAR_THEN_MONTH = /^(\d{4})[\s/-](\p{L}{3,10})\.?[\s/-](\d{1,2})$/u;

type WrittenDay = Omit<WrittenDate, 'time'>;

function readDay(typed: string): WrittenDay | null {
  const yearFirst = YEAR_FIRST.exec(typed);
  if (yearFirst !== null) return said(yearFirst[1], Number(yearFirst[3]), yearFirst[4]);
  const bare = NOTHING_BETWEEN.exec(typed);
  if (bare !== null) return said(bare[1], Number(bare[2]), bare[3]);
  const dotted = DOTTED.exec(typed);
  if (dotted !== null) return said(dotted[3], Number(dotted[2]), dotted[1]);
  const slashed = SLASHED.exec(typed);
  if (slashed !== null) {
    const [, first, , second, year, bare] = slashed;
    return { kind: 'between-slashes', first: Number(first), second: Number(second ?? bare), year: yearOf(year) };
  }
  const dayMonth = DAY_THEN_MONTH.exec(typed);
  if (dayMonth !== null) return said(dayMonth[3], monthNamed(dayMonth[2] ?? ''), dayMonth[1]);
  const monthDay = MONTH_THEN_DAY.exec(typed);
  if (monthDay !== null) return said(monthDay[3], monthNamed(monthDay[1] ?? ''), monthDay[2]);
  const yearMonth = YEAR_THEN_MONTH.exec(typed);
  return yearMonth === null ? null : said(yearMonth[1], monthNamed(yearMonth[2] ?? ''), yearMonth[3]);
}

function said(year: string | undefined, month: number | null, day: string | undefined): WrittenDay | null {
  return month === null ? null : { kind: 'said', first: Number(day), second: month, year: yearOf(year) };
}

function yearOf(written: string | undefined): number | null {
  return written === undefined ? null : fullYear(written);
}

/** A year of two digits is one of this century. */
export function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

/** `2026-11-30`; `null` where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!isCalendarDay(year, month, day)) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
