const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Minutes east of Greenwich at an instant. */
function offsetMinutes(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
}

/** A date whose UTC getters tell the wall clock of a zone. */
export function wallClock(at: number, zone: string): Date {
  return new Date(at + offsetMinutes(at, zone) * 60_000);
}

/** The instant at which the clock on a zone's wall shows `wall` (given as if it were UTC). */
export function instantOfWall(wall: number, zone: string): number {
  const first = wall - offsetMinutes(wall, zone) * 60_000;
  return wall - offsetMinutes(first, zone) * 60_000;
}

/** Platform timestamp: milliseconds, offset without a colon, in the site's zone (contract 3.4). */
export function platformTime(at: number, zone: string): string {
  const offset = offsetMinutes(at, zone);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 23);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What `renderedFields` shows for an instant in the caller's zone: `Today 6:07 PM`, `03/Nov/26 9:00 AM`. */
export function displayTime(at: number, now: number, zone: string): string {
  const then = wallClock(at, zone);
  const today = wallClock(now, zone);
  const daysAgo = Math.floor(today.getTime() / 86_400_000) - Math.floor(then.getTime() / 86_400_000);
  const hour = then.getUTCHours();
  const clock = `${hour % 12 || 12}:${String(then.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  if (daysAgo === 0) return `Today ${clock}`;
  if (daysAgo === 1) return `Yesterday ${clock}`;
  if (daysAgo > 1 && daysAgo < 7) return `${DAYS[then.getUTCDay()]} ${clock}`;
  return `${displayDay(then)} ${clock}`;
}

/** `03/Nov/26`. */
export function displayDay(day: Date): string {
  const year = String(day.getUTCFullYear()).slice(-2);
  return `${String(day.getUTCDate()).padStart(2, '0')}/${MONTHS[day.getUTCMonth()]}/${year}`;
}

/** Is it a day of the calendar, written `YYYY-MM-DD`? */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Jira's date-times: `2026-11-30T13:30:00.000+0100`, with or without milliseconds and colon, or `Z`.
 * `undefined` when it is none.
 */
export function parseDateTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (!match) return undefined;
  const offset = (match[2] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = Date.parse(`${match[1]}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
