import { readDate } from '@shared/fields/date-text';
import { addDays, type IsoDay } from './calendar-days';

/** What a person types for a day: a date in any form that has one reading, `today`, `tomorrow`, `+7`. */
export function readDayWords(text: string, today: IsoDay): IsoDay | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'today') return today;
  if (typed === 'tomorrow') return addDays(today, 1);
  if (typed === 'yesterday') return addDays(today, -1);
  const offset = /^([+-]\d{1,4})\s*d?$/.exec(typed);
  if (offset) return addDays(today, Number(offset[1]));
  const read = readDate(text);
  return read.ok ? read.value : null;
}
