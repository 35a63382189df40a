import { dayNumberAsMoment } from './day-number';
import { type DateOrder, inOrder, inOtherOrder } from './date-order';
import { withoutWeekday } from './month-names';
import { nearestDays } from './nearest-year';
import type { CellProblem, Closest } from './problem';
import { isoDay, readWrittenDate, type WrittenDate } from './written-date';

export type DateRead =
  /** As the field's own reading takes it: in ISO form where it was a date, else as it was written. */
  | { readonly ok: true; readonly text: string }
  | ({ readonly ok: false } & Pick<CellProblem, 'code' | 'sentence' | 'closest'>);

/**
 * Reads the text of a column of dates, as people and programs write them. What can be two days, has a time where a day is wanted, or is the
 * number of a day is asked about, with the answers. Pure.
 *
 * @param order the column's order of dates between slashes; `null`: it was not said
 * @param wantsTime whether the field holds a date and a time
 * @param today `2026-11-30`: where a year was left out, the nearest is offered; `null`: none is
 */
export function readDateCell(
  text: string,
  order: DateOrder | null,
  wantsTime: boolean,
  today: string | null = null,
): DateRead {
  const number = dayNumberAsMoment(text);
  if (number !== null) {
    const meant = wantsTime ? number.replace('T', ' ') : number.slice(0, 10);
    return no('day-number', `“${text}” is a spreadsheet’s number for a day: ${meant}.`, [meant]);
  }
  const written = readWrittenDate(text);
  if (written === null) return { ok: true, text };
  const { year } = written;
  if (year === null) return withoutYear(written, text, order, wantsTime, today);
  const day = dayOf({ ...written, year }, text, order);
  return typeof day === 'string' ? settle(day, written, text, wantsTime) : day;
}

/** The day of a date; what is wrong with it where it is none. */
function dayOf(
  { kind, first, second, year }: WrittenDate & { readonly year: number },
  text: string,
  order: DateOrder | null,
): string | DateRead {
  if (kind === 'said') {
    return (
      isoDay(year, second, first) ??
      no('not-a-date', `“${text}” is not in the calendar. Write a date like 2026-11-30.`, [])
    );
  }
  if (order !== null) {
    const date = withoutWeekday(text.trim());
    const read = inOrder(date, order);
    if (read.ok) return read.value.slice(0, 10);
    const other = inOtherOrder(date, order)?.slice(0, 10);
    return no('date-order', read.problem, other === undefined ? [] : [other]);
  }
  const days = [isoDay(year, second, first), isoDay(year, first, second)].filter((day) => day !== null);
  const [one, other] = new Set(days);
  if (one === undefined) return no('not-a-date', `“${text}” is not in the calendar. Write a date like 2026-11-30.`, []);
  if (other === undefined) return one;
  return no('two-days', `“${text}” can be two days: ${one} or ${other}.`, [one, other]);
}

/** A year that was left out is a guess: it is confirmed by whoever wrote the date. */
function withoutYear(
  { kind, first, second, time }: WrittenDate,
  text: string,
  order: DateOrder | null,
  wantsTime: boolean,
  today: string | null,
): DateRead {
  if (today === null) return no('year-missing', `“${text}” has no year. Write the date like 2026-11-30.`, []);
  const dayFirst = kind === 'said' || order !== 'month-first' ? nearestDays(second, first, today) : [];
  const monthFirst = kind === 'said' || order === 'day-first' ? [] : nearestDays(first, second, today);
  const isEither = dayFirst.length > 0 && monthFirst.length > 0 && first !== second;
  const likely = isEither ? [...dayFirst.slice(0, 1), ...monthFirst.slice(0, 1)] : [...dayFirst, ...monthFirst];
  const clock = wantsTime ? ` ${time?.clock ?? '00:00'}${time?.zone ?? ''}` : '';
  const [one, other] = [...new Set(likely)].map((day) => `${day}${clock}`);
  if (one === undefined) return no('not-a-date', `“${text}” is not in the calendar. Write a date like 2026-11-30.`, []);
  return no('year-missing', `“${text}” has no year. Is it ${one}?`, other === undefined ? [one] : [one, other]);
}

function settle(day: string, { time }: WrittenDate, text: string, wantsTime: boolean): DateRead {
  if (wantsTime) {
    if (time !== null) return { ok: true, text: `${day}T${time.clock}${time.zone}` };
    return no('time-missing', `“${text}” has no time, and this field takes one. Write it like 2026-11-30 14:30.`, [
      `${day} 00:00`,
    ]);
  }
  if (time === null || time.isMidnight) return { ok: true, text: day };
  return no('time-too-much', `“${text}” has a time, and this field takes the day alone: ${day}.`, [day]);
}

function no(code: CellProblem['code'], sentence: string, texts: readonly string[]): DateRead {
  return { ok: false, code, sentence, closest: texts.map((each): Closest => ({ text: each, label: each })) };
}
