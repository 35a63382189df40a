const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 8 * 3_600, w: 5 * 8 * 3_600 };

/** Seconds of `1w 2d 3h 30m`, with Jira's usual working day and week; `null` for anything else, nothing, or no time at all. Pure. */
export function readDuration(text: string): number | null {
  const parts = text
    .trim()
    .toLowerCase()
    .match(/^(\d+(\.\d+)?\s*[wdhm]\s*)+$/);
  if (parts === null) return null;
  let seconds = 0;
  for (const [, amount = '0', unit = 'm'] of text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([wdhm])/g))
    seconds += Number(amount) * (SECONDS[unit] ?? 0);
  const whole = Math.round(seconds / 60) * 60;
  return whole > 0 ? whole : null;
}
