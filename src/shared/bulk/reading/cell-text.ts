import type { NumberKind } from './number-format';

/** A spreadsheet counts fifteen digits of a number; the others are noise of its arithmetic. */
const DIGITS = 15;
const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day of a spreadsheet. */
const LAST_DAY = 2_958_465;

/**
 * A number as its plain shortest decimal: `0.3`, `1250000`, never `1e-7`. What is no number stays as it is, and so does a whole number,
 * whatever its length. Pure.
 */
export function numberText(raw: string): string {
  const text = raw.trim();
  if (/^-?[1-9]\d{0,40}$/.test(text)) return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return raw;
  return plain(Number(value.toPrecision(DIGITS)));
}

function plain(value: number): string {
  if (value === 0) return '0';
  const [digits = '', power = '0'] = Math.abs(value).toString().split('e');
  const sign = value < 0 ? '-' : '';
  const exponent = Number(power);
  if (exponent === 0) return sign + digits;
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length
    ? sign + all + '0'.repeat(point - all.length)
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/**
 * What a spreadsheet's number means in the format that shows it: `2026-11-30`, `2026-11-30T09:30`, `09:30`, `26:30`. Seconds only where
 * there are any. A number that is no day of a calendar stays a number. Pure.
 * @param since1904 the workbook counts its days from 1904
 */
export function serialText(raw: string, kind: NumberKind, since1904: boolean): string {
  const serial = Number(raw);
  if (kind === 'number' || raw.trim() === '' || !Number.isFinite(serial) || serial < 0) return numberText(raw);
  const seconds = Math.round(serial * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  if (kind === 'duration') return clock(seconds);
  const time = clock(seconds % DAY_SECONDS);
  if (kind === 'time' && days === 0) return time;
  if (days > LAST_DAY - (since1904 ? 1462 : 0)) return numberText(raw);
  const date = dateOf(days, since1904);
  switch (kind) {
    case 'date':
      return date;
    case 'date-time':
      return `${date}T${time}`;
    case 'time':
      return time;
  }
}

function dateOf(days: number, since1904: boolean): string {
  // Excel believes that there was a 29 February 1900 (day 60), so the days before it are one later than they should be.
  const first = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(first + days * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** `2026-11-30T00:00:00.000Z`, as a cell of ISO dates holds it, in the form of all the others. Pure. */
export function isoText(raw: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?Z?)?$/.exec(raw.trim());
  if (parts === null) return raw;
  const [, date = '', time = '00:00', second = ':00'] = parts;
  if (time === '00:00' && second === ':00') return date;
  return `${date}T${time}${second === ':00' ? '' : second}`;
}
