import { fieldTypeFor } from '@shared/fields/catalogue';
import { readableText } from '@shared/fields/readable-text';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { Transition } from '@shared/jira/transition';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** The change that undoes one which Jira has, and what its button says. */
export interface SetBack {
  readonly input: ChangeInput;
  readonly label: string;
}

const LONGEST_NAME = 24;

/**
 * What sets the former value again; `null` where it cannot be done exactly. It goes the way of every change: where somebody has written
 * to the same since, the outbox asks. Pure.
 *
 * @param offered transitions that Jira offers since; `null` while that is not known
 */
export function setBackOf(input: ChangeInput, offered: readonly Transition[] | null): SetBack | null {
  switch (input.kind) {
    case 'edit':
      return ofEdit(input.fields);
    case 'assign':
      return {
        input: { kind: 'assign', base: input.mine, mine: input.base },
        label: `Set back to ${cut(input.base?.displayName ?? 'nobody')}`,
      };
    case 'transition':
      return input.fields.length > 0 || offered === null ? null : ofTransition(input, offered);
    case 'edit-comment':
      return { input: { ...input, base: input.mine, mine: input.base, earlier: undefined }, label: 'Set back' };
    case 'watch':
      return { input: { ...input, watching: !input.watching }, label: 'Set back' };
    default:
      return null;
  }
}

function ofEdit(fields: readonly FieldEdit[]): SetBack | null {
  const back: FieldEdit[] = [];
  for (const edit of fields) {
    const one = editBack(edit);
    if (one === null) return null;
    back.push(one);
  }
  const [only] = back;
  if (only === undefined) return null;
  return { input: { kind: 'edit', fields: back }, label: back.length === 1 ? labelOf(only) : 'Set back' };
}

function editBack({ fieldId, name, schema, operations, base, mine }: FieldEdit): FieldEdit | null {
  const type = fieldTypeFor(schema);
  // Raw JSON is read in another form than it is written in, and what only adds has no way back.
  if (type.name === 'json' || !operations.includes('set')) return null;
  const field = { fieldId, name, schema, operations };
  const former = base === null ? null : type.fromWire(base, field);
  if (base !== null && former === null && !isEmptyForm(base)) return null;
  if (former !== null && !type.toWire(former, field, base).ok) return null;
  const held = asRead(mine, field, base);
  return held === undefined ? null : { fieldId, name, schema, operations, base: held, mine: former };
}

/** What we wrote, as Jira gives it now; `undefined` where that cannot be told. */
function asRead(
  mine: JsonValue,
  field: Parameters<ReturnType<typeof fieldTypeFor>['toWire']>[1],
  base: JsonValue,
): JsonValue | undefined {
  if (mine === null) return null;
  const type = fieldTypeFor(field.schema);
  const wire = type.toWire(mine, field, base);
  if (!wire.ok) return undefined;
  const read =
    Array.isArray(wire.value) && Array.isArray(mine)
      ? (wire.value as readonly JsonValue[]).map((one, at) => named(one, (mine as readonly JsonValue[])[at] ?? null))
      : named(wire.value, mine);
  return sameValue(type.fromWire(read, field), mine) ? read : undefined;
}

/** Jira takes an id and gives the name along. */
function named(wire: JsonValue, value: JsonValue): JsonValue {
  if (!isJsonObject(wire) || !isJsonObject(value)) return wire;
  const { label, displayName } = value;
  const names: JsonObject = {
    ...(typeof label === 'string' ? { name: label, value: label } : {}),
    ...(typeof displayName === 'string' ? { displayName } : {}),
  };
  return { ...names, ...wire };
}

function sameValue(one: JsonValue | null, other: JsonValue): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: JsonValue | null): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)));
}

function isEmptyForm(base: JsonValue): boolean {
  return base === '' || (Array.isArray(base) && base.length === 0);
}

function ofTransition(
  input: Extract<ChangeInput, { kind: 'transition' }>,
  offered: readonly Transition[],
): SetBack | null {
  const back = offered.find(({ to, fields }) => to.id === input.from.id && fields.length === 0);
  if (back === undefined) return null;
  const { id, name, to } = back;
  return {
    input: {
      kind: 'transition',
      transitionId: id,
      name,
      from: { id: input.to.id, name: input.to.name },
      to: { id: to.id, name: to.name, category: to.category },
      fields: [],
    },
    label: `Set back to ${cut(to.name)}`,
  };
}

/** A set or a document has no value that fits on a button. */
function labelOf({ schema, mine }: FieldEdit): string {
  if (fieldTypeFor(schema).madeOf !== 'one') return 'Set back';
  return `Set back to ${mine === null ? 'none' : cut(readableText(mine, schema))}`;
}

function cut(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
