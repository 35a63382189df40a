/** A day as a document holds it, for reading and for machines. */
export interface DayOfDocument {
  /** `15 Nov 2026`. */
  readonly words: string;
  /** `2026-11-15`. */
  readonly iso: string;
}

const WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** ADF keeps a day as the milliseconds of its midnight in UTC, in text. Null for what is none. */
export function dayOfDocument(timestamp: unknown): DayOfDocument | null {
  const isAmount = typeof timestamp === 'number' || (typeof timestamp === 'string' && timestamp !== '');
  const at = new Date(isAmount ? Number(timestamp) : Number.NaN);
  if (Number.isNaN(at.getTime())) return null;
  return { words: WORDS.format(at), iso: at.toISOString().slice(0, 10) };
}
