import { isCalendarDay } from '../fields/date-text';
import type { Read } from '../fields/field-type';
import { withoutWeekday } from './month-names';
import { fullYear } from './written-date';

/** `31/12/2026` or `12/31/2026`. */
export type DateOrder = 'day-first' | 'month-first';

/** A cell that says which order its column has. */
export interface DateEvidence {
  readonly row: number;
  readonly text: string;
}

/** What the dates of a column say of their order; `order` is null where a person has to say it. */
export interface DateOrderGuess {
  readonly order: DateOrder | null;
  /** In words, with the evidence. */
  readonly reason: string;
  /** Cells that can only have the day first, only the month first, and that can be either. */
  readonly dayFirst: readonly DateEvidence[];
  readonly monthFirst: readonly DateEvidence[];
  readonly either: readonly DateEvidence[];
}

/** A day between slashes or hyphens, and what follows it. With points the day is always first. */
const SLASHED = /^\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/** So many times more of one order make it the column's, and the others mistakes. */
const FAR_MORE = 10;

/** Finds the order from all values of a column; `null` where none is written so that it would matter. Pure. */
export function dateOrderOf(values: readonly DateEvidence[]): DateOrderGuess | null {
  const dayFirst: DateEvidence[] = [];
  const monthFirst: DateEvidence[] = [];
  const either: DateEvidence[] = [];
  for (const value of values) {
    const found = SLASHED.exec(withoutWeekday(value.text.trim()));
    if (found === null) continue;
    const [one, two, year] = [Number(found[1]), Number(found[3]), fullYear(found[4] ?? '')];
    const [asDay, asMonth] = [isCalendarDay(year, two, one), isCalendarDay(year, one, two)];
    if (asDay && asMonth) {
      if (one !== two) either.push(value);
    } else if (asDay) dayFirst.push(value);
    else if (asMonth) monthFirst.push(value);
  }
  const [day, month, open] = [dayFirst[0], monthFirst[0], either[0]];
  const all = { dayFirst, monthFirst, either };
  if (day !== undefined && month !== undefined) {
    const isDay = dayFirst.length > monthFirst.length;
    const [most, few, odd] = isDay
      ? [dayFirst.length, monthFirst.length, month]
      : [monthFirst.length, dayFirst.length, day];
    if (most >= FAR_MORE * few) {
      const reason = `${String(most)} dates have the ${isDay ? 'day' : 'month'} first. ${String(few)} ${few === 1 ? 'has' : 'have'} it the other way, like ${odd.text} in row ${String(odd.row)}.`;
      return { order: isDay ? 'day-first' : 'month-first', reason, ...all };
    }
    const reason = `Row ${String(day.row)} has the day first (${day.text}), row ${String(month.row)} the month (${month.text}). Which one is the column’s?`;
    return { order: null, reason, ...all };
  }
  if (day !== undefined)
    return { order: 'day-first', reason: `The day is first: ${day.text} in row ${String(day.row)}.`, ...all };
  if (month !== undefined) {
    return { order: 'month-first', reason: `The month is first: ${month.text} in row ${String(month.row)}.`, ...all };
  }
  if (open === undefined) return null;
  const count = either.length === 1 ? 'It' : `All ${String(either.length)} dates of this kind`;
  const reason = `${count} can be two days, like ${open.text} in row ${String(open.row)}. Is the day first, or the month?`;
  return { order: null, reason, ...all };
}

/**
 * A text whose date is written between slashes, in ISO form; any other text as it is. A date that is none in this order is a problem, also
 * where it would be one in the other: a column has one order. Pure.
 */
export function inOrder(text: string, order: DateOrder): Read<string> {
  const found = SLASHED.exec(text);
  if (found === null) return { ok: true, value: text };
  const [first, second] = [Number(found[1]), Number(found[3])];
  const year = fullYear(found[4] ?? '');
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  if (isCalendarDay(year, month, day)) {
    return { ok: true, value: iso(year, month, day) + text.slice(found[0].length) };
  }
  const words = order === 'day-first' ? 'the day first' : 'the month first';
  const other = isCalendarDay(year, day, month) ? ` Is ${iso(year, day, month)} meant?` : ' Write it like 2026-11-30.';
  return {
    ok: false,
    problem: `“${text.trim()}” is not in the calendar with ${words}, as this column has it.${other}`,
  };
}

/** The day that a slashed date is in the other order than the column's; null where it is none. */
export function inOtherOrder(text: string, order: DateOrder): string | null {
  const read = inOrder(text, order === 'day-first' ? 'month-first' : 'day-first');
  return read.ok && read.value !== text ? read.value : null;
}

function iso(year: number, month: number, day: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
