import type { Read } from './field-type';

const UNITS: Readonly<Record<string, string>> = {
  w: 'w',
  week: 'w',
  weeks: 'w',
  d: 'd',
  day: 'd',
  days: 'd',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
};

/** A number with its unit, and what may stand between two of them. */
const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+)[\s,]*/gi;

/**
 * Reads a duration in Jira's grammar, weeks to minutes: `2w 3d 4h 30m`, `1.5h`; units may be written out. The value is Jira's short form.
 * How long a day is, and what a number without a unit means, are settings of each site: the first is left to Jira, the second asked about.
 */
export function readDurationText(text: string): Read<string> {
  const typed = text.trim();
  if (/^\d+([.,]\d+)?$/.test(typed)) {
    return { ok: false, problem: `Say the unit too: ${typed}m, ${typed}h, ${typed}d or ${typed}w.` };
  }
  const wrong = { ok: false, problem: `"${typed}" is not a duration. Write it like 2w 3d 4h 30m.` } as const;
  if (typed === '' || typed.replace(PART, '') !== '') return wrong;
  const parts: string[] = [];
  const seen = new Set<string>();
  for (const [, count = '', word = ''] of typed.matchAll(PART)) {
    const unit = UNITS[word.toLowerCase()];
    if (unit === undefined) {
      return { ok: false, problem: `"${word}" is no unit of time. Write it like 2w 3d 4h 30m.` };
    }
    if (seen.has(unit)) return { ok: false, problem: `"${typed}" has ${unit} twice. Write it like 2w 3d 4h 30m.` };
    seen.add(unit);
    parts.push(`${count.replace(',', '.')}${unit}`);
  }
  return { ok: true, value: parts.join(' ') };
}

/** Spelled differently, but the same to Jira: order, case and spaces do not count. */
export function durationIdentity(text: string): string {
  const read = readDurationText(text);
  return read.ok ? read.value.split(' ').sort().join(' ') : text.trim();
}
