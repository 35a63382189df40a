import { isCalendarDay } from './date-text';
import type { Read } from './field-type';

/** How far a wall clock is from UTC. */
export interface Offset {
  readonly sign: '+' | '-';
  readonly offsetHours: string;
  readonly offsetMinutes: string;
}

/** A moment with the offset that it was written in. */
export interface Moment extends Offset {
  /** `2026-11-30T13:30:00.000`. */
  readonly local: string;
}

/** A date and time as written: `offset` is null where it says no time zone. */
export interface WrittenMoment {
  readonly local: string;
  readonly offset: Offset | null;
}

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(Z)|([+-])(\d{2})(?::?(\d{2}))?)?$/i;

/** Reads an ISO 8601 date and time; the offset may be `Z`, `+01:00`, `+0100`, `+01` or missing. Below milliseconds is cut off. */
export function readWrittenMoment(text: string): Read<WrittenMoment> {
  const typed = text.trim();
  const found = FORM.exec(typed);
  if (found === null) {
    return { ok: false, problem: `"${typed}" is not a date and time. Write it like 2026-11-30 13:30.` };
  }
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = ''] = found;
  const [zulu, sign, offsetHours = '00', offsetMinutes = '00'] = found.slice(8);
  const onClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isCalendarDay(Number(year), Number(month), Number(day)) || !onClock) {
    return { ok: false, problem: `"${typed}" is not in the calendar. Write it like 2026-11-30 13:30.` };
  }
  if (Number(offsetHours) > 14 || Number(offsetMinutes) > 59) {
    return { ok: false, problem: `No time zone is ${String(sign)}${offsetHours}:${offsetMinutes} away from UTC.` };
  }
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}`;
  const away: Offset = { sign: sign === '-' ? '-' : '+', offsetHours, offsetMinutes };
  return { ok: true, value: { local, offset: zulu === undefined && sign === undefined ? null : away } };
}

/** As `readWrittenMoment`, and the time zone has to be said. */
export function readMoment(text: string): Read<Moment> {
  const written = readWrittenMoment(text);
  if (!written.ok) return written;
  const { local, offset } = written.value;
  if (offset !== null) return { ok: true, value: { local, ...offset } };
  return { ok: false, problem: `Say the time zone too: ${text.trim().replace(' ', 'T')}+01:00, or Z for UTC.` };
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

/** The same instant in another zone is the same value; what is no moment is only itself. */
export function momentIdentity(text: string): string {
  const read = readMoment(text);
  return read.ok ? String(momentToEpoch(read.value)) : `typed ${text}`;
}
