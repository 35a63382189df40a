import type { Read } from './field-type';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Whether the day is in the (Gregorian) calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function day(typed: string, year: number, month: number, dayOfMonth: number): Read<string> {
  if (!isCalendarDay(year, month, dayOfMonth)) {
    return { ok: false, problem: `"${typed}" is not in the calendar. Write a date like 2026-11-30.` };
  }
  return { ok: true, value: isoDay(year, month, dayOfMonth) };
}

function monthNamed(name: string): number | null {
  const wanted = name.toLowerCase();
  const index = MONTHS.findIndex((month) => month === wanted || month.slice(0, 3) === wanted);
  // "Sept" is as common as "Sep".
  return index === -1 ? (wanted === 'sept' ? 9 : null) : index + 1;
}

/** `03/04/2026` is a day in March in one country and in April in the next: only one reading is taken, two are asked about. */
function readSlashed(typed: string, first: number, second: number, year: number): Read<string> {
  const dayFirst = isCalendarDay(year, second, first);
  const monthFirst = isCalendarDay(year, first, second);
  if (dayFirst && monthFirst && first !== second) {
    const readings = `${isoDay(year, second, first)} or ${isoDay(year, first, second)}`;
    return { ok: false, problem: `"${typed}" can be two days. Write ${readings}.` };
  }
  return dayFirst ? day(typed, year, second, first) : day(typed, year, first, second);
}

/** Reads a date in ISO 8601 or another form that has one reading. The value is `YYYY-MM-DD`. */
export function readDate(text: string): Read<string> {
  const typed = text.trim();
  // Spreadsheets export a date as its midnight.
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(typed);
  if (iso) return day(typed, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed);
  if (dotted) return day(typed, Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(typed);
  if (slashed) return readSlashed(typed, Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  const named =
    /^(?<day>\d{1,2})\.?[ -](?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i.exec(typed) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i.exec(typed);
  const month = monthNamed(named?.groups?.['month'] ?? '');
  if (named?.groups && month !== null) {
    return day(typed, Number(named.groups['year']), month, Number(named.groups['day']));
  }
  if (/^\d{5}$/.test(typed)) {
    return {
      ok: false,
      problem: `"${typed}" is a spreadsheet's day number. Format the cells as text, like 2026-11-30.`,
    };
  }
  if (/^\d{4}-\d{1,2}-\d{1,2}[T ]\d/.test(typed)) {
    return { ok: false, problem: `"${typed}" has a time, and this field takes a date only, like 2026-11-30.` };
  }
  return { ok: false, problem: `"${typed}" is not a date. Write it like 2026-11-30.` };
}
