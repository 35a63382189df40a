import { fold } from '../fold';
import type { ColumnValue } from './column-values';
import type { Closest } from './problem';

/** What a number without a unit means in a column of durations. */
export type PlainUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** What a column says of its unit; `unit` is null where a person has to say it. */
export interface PlainUnitGuess {
  readonly unit: PlainUnit | null;
  /** The header says it: whoever says otherwise of this header knows better. */
  readonly byHeader: boolean;
  /** In words, with the evidence. */
  readonly reason: string;
}

const PLAIN = /^\d+(?:[.,]\d+)?$/;

/** Words of a header that say the unit: `Estimate (h)`, `Aufwand in PT`. Folded. */
const WORDS: Readonly<Record<PlainUnit, readonly string[]>> = {
  seconds: ['s', 'sec', 'secs', 'second', 'seconds', 'sek', 'sekunden'],
  minutes: ['m', 'min', 'mins', 'minute', 'minutes', 'minuten'],
  hours: ['h', 'hr', 'hrs', 'hour', 'hours', 'std', 'stunde', 'stunden'],
  days: ['d', 'day', 'days', 'pd', 'pt', 'tag', 'tage', 'tagen', 'personentage', 'manntage'],
};

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;

/**
 * Finds the unit by the header, else by the values: an export of Jira has seconds, quarters of hours each, which are too many minutes for
 * anything. `null` where no value lacks its unit. Pure.
 */
export function plainUnitOf(header: string, values: readonly ColumnValue[]): PlainUnitGuess | null {
  const bare = values.filter(({ text }) => partsOf(text).some((part) => PLAIN.test(part)));
  const [first] = bare;
  if (first === undefined) return null;
  const bracketed = /[([]\s*(\p{L})\s*[)\]]/u.exec(fold(header))?.[1] ?? '';
  // A letter alone says it in brackets only: “Dev’s estimate” is none of seconds.
  const words = new Set([
    bracketed,
    ...fold(header)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1),
  ]);
  for (const [unit, known] of Object.entries(WORDS) as [PlainUnit, readonly string[]][]) {
    const word = known.find((each) => words.has(each));
    if (word !== undefined)
      return { unit, byHeader: true, reason: `The header says it: numbers without a unit are ${unit}.` };
  }
  const numbers = bare.flatMap(({ text }) =>
    partsOf(text)
      .filter((part) => PLAIN.test(part))
      .map(Number),
  );
  const isExport = numbers.every((number) => number % QUARTER_HOUR === 0) && Math.max(...numbers) >= HOUR;
  if (isExport) {
    const reason = `Numbers like ${first.text} in row ${String(first.row)} are seconds, as Jira exports them: ${durationOf(first.text, 'seconds') ?? first.text}.`;
    return { unit: 'seconds', byHeader: false, reason };
  }
  return {
    unit: null,
    byHeader: false,
    reason: `${first.text} in row ${String(first.row)} has no unit. What are numbers without one?`,
  };
}

/** A text with the unit added to what lacks it: `28800` → `8h`. What has a unit, or is no duration, stays. Pure. */
export function withUnit(text: string, unit: PlainUnit | null): string {
  if (unit === null) return text;
  const parts = partsOf(text);
  if (!parts.some((part) => PLAIN.test(part))) return text;
  return parts.map((part) => (PLAIN.test(part) ? (durationOf(part, unit) ?? part) : part)).join(' / ');
}

/** What a number without a unit may be, the likeliest first: a piece of work is of minutes to weeks. Pure. */
export function likelyDurations(text: string): readonly Closest[] {
  const typed = text.trim();
  if (!PLAIN.test(typed)) return [];
  const number = Number(typed.replace(',', '.'));
  const likely: Closest[] = [];
  const offer = (unit: PlainUnit, isLikely: boolean): void => {
    const duration = isLikely ? durationOf(typed, unit) : null;
    if (duration !== null && likely.every((other) => other.text !== duration)) {
      likely.push({ text: duration, label: duration });
    }
  };
  offer('seconds', number >= HOUR && number % 60 === 0);
  offer('hours', number <= 100);
  offer('minutes', number >= 10 && number <= 3_000);
  offer('days', number <= 30);
  return likely;
}

/** In Jira's grammar; `null` for seconds that are no whole minutes, which Jira does not know. How long a day is, is the site's to say. */
function durationOf(plain: string, unit: PlainUnit): string | null {
  const number = Number(plain.trim().replace(',', '.'));
  if (!Number.isFinite(number)) return null;
  if (unit === 'days') return `${String(number)}d`;
  if (unit === 'hours') return `${String(number)}h`;
  const minutes = unit === 'minutes' ? number : number / 60;
  if (!Number.isInteger(minutes)) return null;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${String(rest)}m`;
  return rest === 0 ? `${String(hours)}h` : `${String(hours)}h ${String(rest)}m`;
}

/** The original estimate, and behind a slash the remaining one. */
function partsOf(text: string): readonly string[] {
  return text.split('/').map((part) => part.trim());
}
