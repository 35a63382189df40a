import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { defineFieldType } from './define-field-type';
import { durationIdentity, readDurationText } from './duration-text';
import type { Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isTimeTracking } from './value-guards';
import type { TimeTracking } from './values';
import { readJsonForm } from './wire-text';

function readEstimate(text: string): Read<string> {
  return text.trim() === '' ? { ok: true, value: '' } : readDurationText(text);
}

/** Both estimates in Jira's short form; a problem says which of them it is about. */
function settle({ originalEstimate, remainingEstimate }: TimeTracking): Read<TimeTracking> {
  const original = readEstimate(originalEstimate);
  if (!original.ok) return { ok: false, problem: `Original estimate: ${original.problem}` };
  const remaining = readEstimate(remainingEstimate);
  if (!remaining.ok) return { ok: false, problem: `Remaining estimate: ${remaining.problem}` };
  return { ok: true, value: { originalEstimate: original.value, remainingEstimate: remaining.value } };
}

/** `2d 4h`, `2d 4h / 1d` or `/ 1d`: the original estimate, and behind a slash the remaining one. */
function fromText(text: string): Read<TimeTracking> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return settle(wire);
  const [originalEstimate = '', remainingEstimate = '', third] = text.split('/');
  if (third === undefined) return settle({ originalEstimate, remainingEstimate });
  return { ok: false, problem: `"${text.trim()}" has more than two estimates. Write it like 2d 4h / 1d.` };
}

function fromWire(wire: JsonValue): TimeTracking | null {
  if (!isJsonObject(wire)) return null;
  const { originalEstimate, remainingEstimate } = wire;
  const original = typeof originalEstimate === 'string' ? originalEstimate : '';
  const remaining = typeof remainingEstimate === 'string' ? remainingEstimate : '';
  return original === '' && remaining === '' ? null : { originalEstimate: original, remainingEstimate: remaining };
}

function toWire(value: TimeTracking): Read<JsonValue> {
  const settled = settle(value);
  if (!settled.ok) return settled;
  const given = Object.entries(settled.value).filter(([, text]) => text !== '');
  return { ok: true, value: Object.fromEntries(given) };
}

function isEmpty({ originalEstimate, remainingEstimate }: TimeTracking): boolean {
  return originalEstimate.trim() === '' && remainingEstimate.trim() === '';
}

/** Time tracking: what it was thought to take, and what is left of it. */
export const timeTrackingType = defineFieldType<TimeTracking>({
  name: 'time-tracking',
  control: 'time-tracking',
  notes: {
    schemas: 'type `timetracking`',
    text: 'the original estimate, and behind a slash the remaining one: `2d 4h / 1d`, `2d 4h`, `/ 1d`',
    merge: 'whole',
    remarks:
      'Weeks, days, hours and minutes, each with its unit. Without a remaining estimate Jira takes the original one.',
  },
  holds: isTimeTracking,
  matches: (schema) => schema.type === 'timetracking',
  isEmpty,
  fromText: (text) => fromText(text),
  toText: ({ originalEstimate, remainingEstimate }) =>
    [originalEstimate.trim(), ...(remainingEstimate.trim() === '' ? [] : [remainingEstimate.trim()])]
      .join(' / ')
      .trimStart(),
  toWire: (value) => toWire(value),
  fromWire: (wire) => fromWire(wire),
  // One estimate follows from the other in Jira: half of mine with half of theirs would be nobody's.
  merge: (base, mine, theirs) =>
    mergeWhole(base, mine, theirs, (value) =>
      JSON.stringify([durationIdentity(value.originalEstimate), durationIdentity(value.remainingEstimate)]),
    ),
  example: () => ({ originalEstimate: '2d 4h', remainingEstimate: '1d' }),
});
