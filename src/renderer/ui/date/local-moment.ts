import { momentToEpoch, momentToIso, readMoment } from '@shared/fields/date-time-text';
import { isoDay } from './calendar-days';
import { readDayWords } from './date-words';

const two = (part: number) => String(part).padStart(2, '0');

/** An instant as the clock on the wall shows it: `2026-11-30 13:30`; text that is no instant stays as it is. */
export function toLocalText(iso: string): string {
  const read = readMoment(iso);
  if (!read.ok) return iso;
  const date = new Date(momentToEpoch(read.value));
  const seconds = date.getSeconds() === 0 ? '' : `:${two(date.getSeconds())}`;
  return `${isoDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}

/**
 * What was typed as an ISO instant with the offset that this computer's zone has at that time
 * (`2026-11-30T13:30:00.000+01:00`), or `null` when it is not a date and time yet. An offset in the text counts.
 */
export function fromLocalText(text: string, today: string): string | null {
  const withOffset = readMoment(text);
  if (withOffset.ok) return momentToIso(withOffset.value);
  const parts = /^(.+?)[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (parts === null) return null;
  const day = readDayWords(parts[1] ?? '', today);
  const hour = Number(parts[2]);
  const minute = Number(parts[3]);
  const second = Number(parts[4] ?? 0);
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  const clock = `${day}T${two(hour)}:${two(minute)}:${two(second)}.000`;
  return `${clock}${offsetAt(new Date(clock))}`;
}

function offsetAt(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const away = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

/** Short name of this computer's zone at an instant: "CET", "GMT+5:30". */
export function zoneName(iso: string | null): string {
  const read = iso === null ? null : readMoment(iso);
  const at = read?.ok ? momentToEpoch(read.value) : Date.now();
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'local time';
}
