import { readDate } from './date-text';
import type { Moment, Offset } from './date-time-text';
import { momentToIso, readWrittenMoment } from './date-time-text';
import type { Read } from './field-type';

const DAY = 24 * 60 * 60 * 1000;

/** This computer's time zone by its IANA name. */
function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How far ahead of UTC a zone's clock is at an instant, in milliseconds. */
function aheadAt(epoch: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(epoch);
  const at = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return shown - Math.floor(epoch / 1000) * 1000;
}

function offsetOf(ahead: number): Offset {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return {
    sign: ahead < 0 ? '-' : '+',
    offsetHours: two(Math.floor(minutes / 60)),
    offsetMinutes: two(minutes % 60),
  };
}

function momentAt(epoch: number, ahead: number): Moment {
  return { local: new Date(epoch + ahead).toISOString().slice(0, 23), ...offsetOf(ahead) };
}

/** As short as it can be written: without seconds that are zero. */
function shortIso(moment: Moment): string {
  return momentToIso(moment).replace(/(?::00)?\.000(?=[+-])/, '');
}

/** What a wall clock's time means in a zone. A time that the clock skips, or shows twice, is asked about. */
function inZone(typed: string, local: string, zone: string): Read<Moment> {
  const wall = Date.parse(`${local}Z`);
  const around = [wall - DAY, wall + DAY].map((epoch) => aheadAt(epoch, zone));
  const [before = 0] = around;
  const readings = [...new Set(around)].filter((ahead) => aheadAt(wall - ahead, zone) === ahead);
  const [first, second] = readings;
  if (first === undefined) {
    const shifted = wall - before;
    const example = shortIso(momentAt(shifted, aheadAt(shifted, zone)));
    return {
      ok: false,
      problem: `The clock in ${zone} skips "${typed}". Write the time after it, for example ${example}.`,
    };
  }
  if (second === undefined) return { ok: true, value: { local, ...offsetOf(first) } };
  const both = readings.map((ahead) => shortIso({ local, ...offsetOf(ahead) })).join(' or ');
  return { ok: false, problem: `The clock in ${zone} shows "${typed}" twice. Write ${both}.` };
}

const OTHER_FORM =
  /^(?<day>.+?)(?:,\s*|T|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?<rest>(?::\d{2}(?:[.,]\d{1,9})?)?)(?:\s?(?<half>[ap])\.?m\.?)?\s?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** `30.11.2026 1:30 PM` → `2026-11-30T13:30`: spreadsheets write a date and time as they write a date. */
function toIsoForm(typed: string): Read<string> {
  const groups = OTHER_FORM.exec(typed)?.groups;
  if (groups === undefined) return { ok: true, value: typed };
  const { day = '', hour = '', minute = '', rest = '', half, zone = '' } = groups;
  const date = readDate(day);
  if (!date.ok) return date;
  const noon = half?.toLowerCase() === 'p' ? 12 : 0;
  const hours = half === undefined || Number(hour) > 12 ? Number(hour) : (Number(hour) % 12) + noon;
  return { ok: true, value: `${date.value}T${String(hours).padStart(2, '0')}:${minute}${rest}${zone}` };
}

/**
 * Reads a date and time in ISO 8601 or with a date as people write it. One that says no offset is meant in `zone`, where a time that the
 * clock skips or shows twice is a problem with the readings in it. Pure, but for the default zone.
 */
export function readLocalMoment(text: string, zone: string = ownZone()): Read<Moment> {
  const typed = text.trim();
  const asWritten = readWrittenMoment(typed);
  const form: Read<string> = asWritten.ok ? { ok: true, value: typed } : toIsoForm(typed);
  if (!form.ok) return form;
  const written = readWrittenMoment(form.value);
  if (!written.ok) return asWritten.ok ? written : { ok: false, problem: asWritten.problem };
  const { local, offset } = written.value;
  return offset === null ? inZone(typed, local, zone) : { ok: true, value: { local, ...offset } };
}
