/** Days from the day 0 of spreadsheets (1899-12-30) to 1970-01-01: ECMA-376 part 1, 18.17.4.1, the 1900 system. */
const TO_1970 = 25_569;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** Of five digits, so that a year and a date without signs between are none: 1927 to 2173. */
const DAY_NUMBER = /^[1-9]\d{4}(?:\.\d+)?$/;

/** `46351.5` → `2026-11-25T12:00`; `null` for what is no number of a day. Pure. */
export function dayNumberAsMoment(text: string): string | null {
  const typed = text.trim();
  if (!DAY_NUMBER.test(typed)) return null;
  const epoch = Math.round(((Number(typed) - TO_1970) * DAY_MS) / MINUTE_MS) * MINUTE_MS;
  return new Date(epoch).toISOString().slice(0, 16);
}
