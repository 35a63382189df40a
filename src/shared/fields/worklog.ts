import type { JsonObject, JsonValue } from '../json';
import { isJsonObject } from '../json';
import { momentIdentity, momentToIso, momentToWire, readMoment } from './date-time-text';
import { defineFieldType } from './define-field-type';
import { durationIdentity, readDurationText } from './duration-text';
import type { Read } from './field-type';
import { readLocalMoment } from './local-date-time';
import { mergeWhole } from './merge-values';
import { isWorklogEntry } from './value-guards';
import type { WorklogEntry } from './values';
import { readJsonForm } from './wire-text';

/** `1h 30m`, or `1h 30m @ 2026-11-03T09:00+01:00` with when it began. */
function fromText(text: string): Read<WorklogEntry> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return { ok: true, value: wire };
  const [typed = '', started] = splitAt(text);
  const spent = readDurationText(typed);
  if (!spent.ok) return spent;
  if (started === undefined) return { ok: true, value: { timeSpent: spent.value, started: '' } };
  const moment = readLocalMoment(started);
  return moment.ok
    ? { ok: true, value: { timeSpent: spent.value, started: momentToIso(moment.value) } }
    : { ok: false, problem: moment.problem };
}

function splitAt(text: string): readonly string[] {
  const at = text.indexOf('@');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function toWire({ timeSpent, started }: WorklogEntry): Read<JsonValue> {
  const spent = readDurationText(timeSpent);
  if (!spent.ok) return spent;
  if (started.trim() === '') return { ok: true, value: [{ timeSpent: spent.value }] };
  const moment = readMoment(started);
  return moment.ok ? { ok: true, value: [{ timeSpent: spent.value, started: momentToWire(moment.value) }] } : moment;
}

/** What was logged before is read as `{worklogs: […]}`: it is not the value of this field, which is added. */
function fromWire(wire: JsonValue): WorklogEntry | null {
  const items: readonly JsonValue[] = Array.isArray(wire) ? (wire as readonly JsonValue[]) : [wire];
  const [only, second] = items;
  if (!isJsonObject(only) || second !== undefined) return null;
  const entry: JsonObject = isJsonObject(only['add']) ? only['add'] : only;
  const { timeSpent, started } = entry;
  if (typeof timeSpent !== 'string' || timeSpent.trim() === '') return null;
  if (typeof started !== 'string') return { timeSpent, started: '' };
  const moment = readMoment(started);
  return { timeSpent, started: moment.ok ? momentToIso(moment.value) : started };
}

/** Work logged with a create or on a transition's screen: one entry, added. */
export const worklogType = defineFieldType<WorklogEntry>({
  name: 'worklog',
  control: 'worklog',
  notes: {
    schemas: '`worklog`',
    text: 'the time spent, and behind `@` when it began: `1h 30m @ 2026-11-03T09:00:00+01:00`',
    merge: 'whole',
    remarks: 'Sent as `update.worklog: [{"add": …}]`. Without a beginning Jira takes the time of the request.',
  },
  holds: isWorklogEntry,
  matches: (schema) => schema.system === 'worklog' || (schema.type === 'array' && schema.items === 'worklog'),
  isEmpty: ({ timeSpent, started }) => timeSpent.trim() === '' && started.trim() === '',
  fromText: (text) => fromText(text),
  toText: ({ timeSpent, started }) =>
    started.trim() === '' ? timeSpent.trim() : `${timeSpent.trim()} @ ${started.trim()}`,
  toWire: (entry) => toWire(entry),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) =>
    mergeWhole(base, mine, theirs, ({ timeSpent, started }) =>
      JSON.stringify([durationIdentity(timeSpent), momentIdentity(started)]),
    ),
  example: () => [{ timeSpent: '1h', started: '2026-11-03T09:00:00.000+0000' }],
});
