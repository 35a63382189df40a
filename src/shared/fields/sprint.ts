import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { acceptedSentence, choicesOf } from './choices';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { mergeWhole } from './merge-values';
import { namedIdToText, readNamedId } from './named-id-text';
import { isSprintChoice } from './value-guards';
import type { SprintChoice } from './values';

function readNumber(typed: string): number | null {
  const id = Number(typed);
  return /^\d+$/.test(typed) && Number.isSafeInteger(id) && id > 0 ? id : null;
}

function numberOf(id: string): Read<number> {
  const typed = id.trim();
  const number = readNumber(typed);
  if (number !== null) return { ok: true, value: number };
  return { ok: false, problem: `Jira takes one sprint by its number, for example 37. "${typed}" is no number.` };
}

/** By number, by `Name <number>`, or by its name where the sprints are known. */
function fromText(text: string, field: FieldDescriptor): Read<SprintChoice> {
  const typed = text.trim();
  const { id, name } = readNamedId(typed) ?? { id: typed, name: '' };
  const number = readNumber(id);
  if (number !== null) return { ok: true, value: { id: String(number), name, state: null } };
  const known = choicesOf(field) ?? [];
  const called = known.filter((sprint) => sprint.label.trim().toLowerCase() === typed.toLowerCase());
  const [only, second] = called;
  if (only !== undefined && second === undefined)
    return { ok: true, value: { id: only.id, name: only.label, state: null } };
  if (known.length === 0) return { ok: false, problem: numberProblem(typed) };
  return {
    ok: false,
    problem:
      only === undefined
        ? `There is no sprint "${typed}". ${acceptedSentence(typed, known)}`
        : `"${typed}" can mean sprint ${called.map((sprint) => sprint.id).join(' or ')}. Write the number.`,
  };
}

function numberProblem(typed: string): string {
  const read = numberOf(typed);
  return read.ok ? '' : read.problem;
}

function readSprint(wire: JsonValue | undefined): SprintChoice | null {
  if (!isJsonObject(wire)) return null;
  const { id, name, state } = wire;
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  return {
    id: String(id),
    name: typeof name === 'string' ? name : '',
    state: typeof state === 'string' ? state : null,
  };
}

/** Read gives every sprint that the issue has been in; only an open one can be set again. */
function fromWire(wire: JsonValue): SprintChoice | null {
  if (typeof wire === 'number') return { id: String(wire), name: '', state: null };
  const sprints = Array.isArray(wire) ? (wire as readonly JsonValue[]).map(readSprint) : [readSprint(wire)];
  return sprints.find((sprint) => sprint !== null && sprint.state !== 'closed') ?? null;
}

/** `gh:gh-sprint` calls itself an array of JSON and takes one number (contract 7.2). */
export const sprintType = defineFieldType<SprintChoice>({
  name: 'sprint',
  control: 'sprint',
  notes: {
    schemas: '`gh:gh-sprint`, whatever its `type` says',
    text: 'the number, `Name <number>`, or the name where the sprints are known',
    merge: 'whole',
    remarks:
      'Calls itself an array and takes one number. Of the sprints that Jira reads out, the open one is the value.',
  },
  holds: isSprintChoice,
  matches: (schema) => schema.custom === 'com.pyxis.greenhopper.jira:gh-sprint',
  isEmpty: ({ id }) => id.trim() === '',
  fromText,
  toText: namedIdToText,
  toWire: ({ id }) => numberOf(id),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, ({ id }) => id.trim()),
  example: () => 37,
});
