import { momentToEpoch, momentToIso, momentToWire, readMoment } from './date-time-text';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

/** The same instant in another zone is the same value. */
function momentIdentity(text: string): string {
  const read = readMoment(text);
  return read.ok ? String(momentToEpoch(read.value)) : `typed ${text}`;
}

function fromText(text: string): Read<string> {
  const read = readMoment(text);
  return read.ok ? { ok: true, value: momentToIso(read.value) } : read;
}

/** `cft:datetime`: an ISO string with its offset in the value, Jira's colon-less form on the wire. */
export const dateTimeType = defineFieldType<string>({
  name: 'date-time',
  control: 'date-time',
  holds: isText,
  matches: (schema) => schema.type === 'datetime',
  isEmpty: (value) => value.trim() === '',
  fromText,
  toText: (value) => value,
  toWire: (value) => {
    const read = readMoment(value);
    return read.ok ? { ok: true, value: momentToWire(read.value) } : read;
  },
  fromWire: (wire) => {
    if (typeof wire !== 'string') return null;
    const read = fromText(wire);
    return read.ok ? read.value : wire;
  },
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, momentIdentity),
  example: () => '2026-11-30T13:30:00.000+0100',
});
