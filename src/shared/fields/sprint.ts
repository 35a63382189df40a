import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

function readSprintId(text: string): Read<number> {
  const typed = text.trim();
  const id = Number(typed);
  if (/^\d+$/.test(typed) && Number.isSafeInteger(id) && id > 0) return { ok: true, value: id };
  return { ok: false, problem: `Jira takes one sprint by its number, for example 37. "${typed}" is no number.` };
}

/** The open sprint among those that an issue has been in; a closed one cannot be set again. */
function openSprint(wire: readonly JsonValue[]): string | null {
  const open = wire.filter(isJsonObject).find((sprint) => sprint['state'] !== 'closed');
  const id = open?.['id'];
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
}

/** `gh:gh-sprint` calls itself an array of JSON and takes one number (contract 7.2). */
export const sprintType = defineFieldType<string>({
  name: 'sprint',
  control: 'number',
  holds: isText,
  matches: (schema) => schema.custom === 'com.pyxis.greenhopper.jira:gh-sprint',
  isEmpty: (value) => value.trim() === '',
  fromText: (text) => {
    const read = readSprintId(text);
    return read.ok ? { ok: true, value: String(read.value) } : read;
  },
  toText: (value) => value,
  toWire: (value) => readSprintId(value),
  fromWire: (wire) => {
    if (typeof wire === 'number') return String(wire);
    return Array.isArray(wire) ? openSprint(wire as readonly JsonValue[]) : null;
  },
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (text) => text.trim()),
  example: () => 37,
});
