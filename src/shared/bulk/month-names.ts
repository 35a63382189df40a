import { fold } from '../fold';

/** January first; English, German, French and Spanish, as spreadsheets shorten them too. Folded. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'janner', 'janv', 'janvier', 'ene', 'enero'],
  ['feb', 'february', 'februar', 'fev', 'fevr', 'fevrier', 'febrero'],
  ['mar', 'march', 'mrz', 'marz', 'maerz', 'mars', 'marzo'],
  ['apr', 'april', 'avr', 'avril', 'abr', 'abril'],
  ['may', 'mai', 'mayo'],
  ['jun', 'june', 'juni', 'juin', 'junio'],
  ['jul', 'july', 'juli', 'juil', 'juillet', 'julio'],
  ['aug', 'august', 'aout', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre'],
  ['oct', 'october', 'okt', 'oktober', 'octobre', 'octubre'],
  ['nov', 'november', 'novembre', 'noviembre'],
  ['dec', 'december', 'dez', 'dezember', 'decembre', 'dic', 'diciembre'],
];

const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** 1 for January; `null` for what is no month. Case and accents are no matter. Pure. */
export function monthNamed(name: string): number | null {
  return NUMBERS.get(fold(name)) ?? null;
}

const WEEKDAYS =
  /^(?:mo|di|mi|do|fr|sa|so|mon|tues?|wed|thur?s?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\.?,?\s+(?=\S)/i;

/** `Mo 30.11.2026` without the day of the week. Whether it is that day is not looked at. Pure. */
export function withoutWeekday(text: string): string {
  return text.replace(WEEKDAYS, '');
}
