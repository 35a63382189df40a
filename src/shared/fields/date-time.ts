import { momentIdentity, momentToIso, momentToWire, readMoment } from './date-time-text';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { readLocalMoment } from './local-date-time';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

/** Without an offset a time is meant on this computer's clock. */
function fromText(text: string): Read<string> {
  const read = readLocalMoment(text);
  return read.ok ? { ok: true, value: momentToIso(read.value) } : read;
}

/** `cft:datetime`: an ISO string with its offset in the value, Jira's colon-less form on the wire. */
export const dateTimeType = defineFieldType<string>({
  name: 'date-time',
  control: 'date-time',
  notes: {
    schemas: 'type `datetime`: `cft:datetime`, app fields',
    text: "`2026-11-30T13:30+01:00`, or without an offset in this computer's time zone; `30.11.2026 13:30` and the like",
    merge: 'whole',
    remarks:
      'A time that the clock skips, or shows twice, is asked about. The same instant in another zone is the same value.',
  },
  holds: isText,
  matches: (schema) => schema.type === 'datetime',
  isEmpty: (value) => value.trim() === '',
  fromText: (text) => fromText(text),
  toText: (value) => value,
  toWire: (value) => {
    const read = readMoment(value);
    return read.ok ? { ok: true, value: momentToWire(read.value) } : read;
  },
  fromWire: (wire) => {
    if (typeof wire !== 'string') return null;
    const read = readMoment(wire);
    return read.ok ? momentToIso(read.value) : wire;
  },
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, momentIdentity),
  example: () => '2026-11-30T13:30:00.000+0100',
});
