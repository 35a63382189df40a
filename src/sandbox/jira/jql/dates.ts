import { Refusal } from '../../http/route';
import { instantOfWall, wallClock } from '../time';

export interface Clock {
  now: number;
  /** The caller's zone: date literals mean its wall clock (contract 9). */
  zone: string;
}

const LITERAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;
const RELATIVE = /^([+-]?)((?:\d+(?:\.\d+)?[wdhm]\s*)+)$/i;
const UNIT: Record<string, number> = { w: 7 * 86_400_000, d: 86_400_000, h: 3_600_000, m: 60_000 };

/** `2026/11/03 09:00`, `-14d`, `4w 2d`, or epoch milliseconds; throws Jira's 400 for anything else. */
export function readMoment(text: string, fieldName: string, clock: Clock): number {
  const trimmed = text.trim();
  const literal = LITERAL.exec(trimmed);
  if (literal) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = literal.slice(1).map((part) => Number(part ?? 0));
    const wall = Date.UTC(year, month - 1, day, hour, minute);
    const check = new Date(wall);
    if (check.getUTCMonth() === month - 1 && check.getUTCDate() === day) return instantOfWall(wall, clock.zone);
  }
  const relative = RELATIVE.exec(trimmed);
  if (relative) {
    const size = [...(relative[2] ?? '').matchAll(/(\d+(?:\.\d+)?)([wdhm])/gi)].reduce(
      (sum, [, amount, unit]) => sum + Number(amount) * (UNIT[(unit ?? '').toLowerCase()] ?? 0),
      0,
    );
    return clock.now + (relative[1] === '-' ? -size : size);
  }
  if (/^-?\d+$/.test(trimmed)) return Number(trimmed);
  throw new Refusal(400, [
    `Date value '${text}' for field '${fieldName}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  ]);
}

type Unit = 'day' | 'week' | 'month' | 'year';

const FUNCTION = /^(start|end)of(day|week|month|year)$/;

/** `now()`, `startOfDay(-1)`, `endOfMonth("+1w")`; undefined when it is no function of time. */
export function momentFunction(name: string, args: readonly string[], clock: Clock): number | undefined {
  const lower = name.toLowerCase();
  if (lower === 'now' || lower === 'currentlogin') return clock.now;
  const match = FUNCTION.exec(lower);
  if (!match) return undefined;
  const unit = match[2] as Unit;
  const shifted = shift(startOf(wallClock(clock.now, clock.zone), unit), unit, args[0]);
  const wall = match[1] === 'start' ? shifted : step(shifted, unit, 1);
  return instantOfWall(wall.getTime(), clock.zone) - (match[1] === 'start' ? 0 : 1);
}

function startOf(wall: Date, unit: Unit): Date {
  const day = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()));
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      // Jira's week begins on Sunday unless the site says otherwise.
      return new Date(day.getTime() - day.getUTCDay() * 86_400_000);
    case 'month':
      return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
    case 'year':
      return new Date(Date.UTC(day.getUTCFullYear(), 0, 1));
  }
}

function step(wall: Date, unit: Unit, count: number): Date {
  const next = new Date(wall);
  switch (unit) {
    case 'day':
      next.setUTCDate(next.getUTCDate() + count);
      return next;
    case 'week':
      next.setUTCDate(next.getUTCDate() + 7 * count);
      return next;
    case 'month':
      next.setUTCMonth(next.getUTCMonth() + count);
      return next;
    case 'year':
      next.setUTCFullYear(next.getUTCFullYear() + count);
      return next;
  }
}

const UNIT_OF: Record<string, Unit> = { d: 'day', w: 'week', M: 'month', y: 'year' };

/** The increment: a bare number counts in the function's own unit, `"-1w"` in weeks. */
function shift(wall: Date, unit: Unit, increment: string | undefined): Date {
  if (increment === undefined) return wall;
  const match = /^([+-]?\d+)([dwMyhm]?)$/.exec(increment.trim());
  if (!match) {
    throw new Refusal(400, [
      `Duration for function should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
    ]);
  }
  const count = Number(match[1]);
  const own = match[2] ?? '';
  if (own === 'h' || own === 'm') return new Date(wall.getTime() + count * (UNIT[own] ?? 0));
  return step(wall, UNIT_OF[own] ?? unit, count);
}
