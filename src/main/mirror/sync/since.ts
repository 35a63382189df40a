/**
 * A moment as JQL takes it: `"2026/11/03 09:00"`, whole minutes, in the caller's own zone (contract §9). Never later than the moment
 * asked for: where a clock is set back and a wall time comes twice, Jira may take either, so the time before both is given.
 *
 * @param at epoch milliseconds
 * @param timeZone of `myself.timeZone`; an unknown one counts as UTC less 14 hours, the latest that any clock is behind
 */
export function minuteNotAfter(at: number, timeZone: string): string {
  const zone = clockOf(timeZone);
  if (zone === null) return wallText(floorMinute(at) - 14 * HOUR);
  let moment = floorMinute(at);
  // Each round goes back by what the later reading is too late; clocks are set back by some hours at most.
  for (let round = 0; round < 4; round++) {
    const late = latestReading(moment, zone) - at;
    if (late <= 0) break;
    moment -= Math.ceil(late / MINUTE) * MINUTE;
  }
  return wallText(moment + zone(moment));
}

/** The next whole minute, for `<=`: never earlier than the moment, whichever reading Jira takes. */
export function minuteNotBefore(at: number, timeZone: string): string {
  const zone = clockOf(timeZone);
  if (zone === null) return wallText(floorMinute(at) + MINUTE + 14 * HOUR);
  let moment = floorMinute(at) + MINUTE;
  for (let round = 0; round < 4; round++) {
    const early = at - earliestReading(moment, zone);
    if (early <= 0) break;
    moment += Math.ceil(early / MINUTE) * MINUTE;
  }
  return wallText(moment + zone(moment));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function floorMinute(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE;
}

/** How far ahead of UTC the zone's clocks are at a moment, in milliseconds. */
type Clock = (at: number) => number;

function clockOf(timeZone: string): Clock | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // A zone that this computer's tables do not have.
    return null;
  }
  return (at) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

/** The moments that the wall time of this one may stand for. */
function readings(at: number, zone: Clock): number[] {
  const wall = at + zone(at);
  const offsets = [zone(at - 24 * HOUR), zone(at), zone(at + 24 * HOUR)];
  return offsets.map((offset) => wall - offset).filter((moment) => moment + zone(moment) === wall);
}

function latestReading(at: number, zone: Clock): number {
  return Math.max(at, ...readings(at, zone));
}

function earliestReading(at: number, zone: Clock): number {
  return Math.min(at, ...readings(at, zone));
}

function wallText(wall: number): string {
  return `"${new Date(wall).toISOString().slice(0, 16).replaceAll('-', '/').replace('T', ' ')}"`;
}
