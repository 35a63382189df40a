import { isCalendarDay } from './date-text';
import type { Read } from './field-type';

/** A moment with the offset that it was written in. `millis` counts from the epoch. */
export interface Moment {
  /** `2026-11-30T13:30:00.000`. */
  readonly local: string;
  readonly sign: '+' | '-';
  readonly offsetHours: string;
  readonly offsetMinutes: string;
}

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(Z)|([+-])(\d{2})(?::?(\d{2}))?)?$/i;

/** Reads an ISO 8601 date and time; the offset may be `Z`, `+01:00`, `+0100` or `+01`. Below milliseconds is cut off. */
export function readMoment(text: string): Read<Moment> {
  const typed = text.trim();
  const found = FORM.exec(typed);
  if (found === null) {
    return { ok: false, problem: `"${typed}" is not a date and time. Write it like 2026-11-30T13:30+01:00.` };
  }
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = ''] = found;
  const [zulu, sign, offsetHours = '00', offsetMinutes = '00'] = found.slice(8);
  const onClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isCalendarDay(Number(year), Number(month), Number(day)) || !onClock) {
    return { ok: false, problem: `"${typed}" is not in the calendar. Write it like 2026-11-30T13:30+01:00.` };
  }
  if (zulu === undefined && sign === undefined) {
    return { ok: false, problem: `Say the time zone too: ${typed.replace(' ', 'T')}+01:00, or Z for UTC.` };
  }
  if (Number(offsetHours) > 14 || Number(offsetMinutes) > 59) {
    return { ok: false, problem: `No time zone is ${String(sign)}${offsetHours}:${offsetMinutes} away from UTC.` };
  }
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  return {
    ok: true,
    value: {
      local: `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}`,
      sign: sign === '-' ? '-' : '+',
      offsetHours,
      offsetMinutes,
    },
  };
}

/** Jira's own form: milliseconds, and the offset without a colon (contract 3.4). */
export function momentToWire(moment: Moment): string {
  return `${moment.local}${moment.sign}${moment.offsetHours}${moment.offsetMinutes}`;
}

/** ISO 8601 as the value keeps it. */
export function momentToIso(moment: Moment): string {
  return `${moment.local}${moment.sign}${moment.offsetHours}:${moment.offsetMinutes}`;
}

export function momentToEpoch(moment: Moment): number {
  return Date.parse(momentToIso(moment));
}
