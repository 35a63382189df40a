import { isoDay } from './written-date';

/** How far a year is looked for: a 29 February has none nearer, now and then. */
const YEARS = 8;
const DAY = 24 * 60 * 60 * 1000;

/** Today on this computer, as `2026-11-30`. */
export function ownDay(now = new Date()): string {
  return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? '';
}

/** The days of that day and month that are nearest to `today`, nearest first; none where the calendar has no such day. Pure. */
export function nearestDays(month: number, day: number, today: string): readonly string[] {
  const now = Date.parse(today);
  const year = Number(today.slice(0, 4));
  const far = (each: string): number => Math.abs(Date.parse(each) - now) / DAY;
  return Array.from({ length: 2 * YEARS + 1 }, (_, index) => isoDay(year - YEARS + index, month, day))
    .filter((each) => each !== null)
    .sort((one, other) => far(one) - far(other));
}
