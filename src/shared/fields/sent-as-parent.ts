import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { isEmptyField, type FieldValues } from './form';
import { isIssueChoice } from './value-guards';

/** Values with what the old fields of the parent say in `parent` itself. */
export interface WithParent {
  readonly values: FieldValues;
  /** Ids of the fields that `parent` speaks for: they are not sent. */
  readonly spokenFor: ReadonlySet<string>;
  /** By field id: the same question answered in two ways. */
  readonly problems: Readonly<Record<string, string>>;
}

/**
 * Epic Link and Parent Link are deprecated, and `parent` is to be used (contract 7.2): where the form has it, it says the same for them,
 * and Jira fills them in from it (contract 11). One that is required is sent by itself all the same, since Jira looks for it. Pure.
 */
export function sentAsParent(fields: readonly CreateField[], values: FieldValues): WithParent {
  const { parent, former } = placesOf(fields);
  if (parent === null) return { values, ...NOTHING };
  let said: JsonValue | null = isEmptyField(parent, values) ? null : (values['parent'] ?? null);
  if (former.length === 0) return { values, ...NOTHING };
  const spokenFor = new Set<string>();
  const problems: Record<string, string> = {};
  for (const field of former) {
    const value = values[field.fieldId];
    if (isEmptyField(field, values) || value === undefined) continue;
    // What is no key yet has its own problem, on its own field.
    if (!fieldTypeFor(field.schema).toWire(value, field).ok) continue;
    if (said !== null && keyOf(said) !== keyOf(value))
      problems[field.fieldId] =
        `${parent.name} says ${keyOf(said)}, and an issue has one parent: fill in one of the two.`;
    said ??= value;
    spokenFor.add(field.fieldId);
  }
  return { values: said === null ? values : { ...values, parent: said }, spokenFor, problems };
}

const NOTHING: Omit<WithParent, 'values'> = { spokenFor: new Set(), problems: {} };

interface ParentPlaces {
  readonly parent: CreateField | null;
  /** The old fields that `parent` may speak for. */
  readonly former: readonly CreateField[];
}

/** What createmeta lists never changes, and a sheet asks for it row by row. */
const PLACES = new WeakMap<readonly CreateField[], ParentPlaces>();

function placesOf(fields: readonly CreateField[]): ParentPlaces {
  const known = PLACES.get(fields);
  if (known !== undefined) return known;
  const places = {
    parent: fields.find(({ fieldId, operations }) => fieldId === 'parent' && operations.includes('set')) ?? null,
    former: fields.filter(({ schema, required }) => fieldTypeFor(schema).meansParent(schema) === 'of-old' && !required),
  };
  PLACES.set(fields, places);
  return places;
}

/** The field whose value was sent as `parent`, if it was not filled in itself: what Jira says of the parent is said there. Pure. */
export function fieldBehindParent(fields: readonly CreateField[], values: FieldValues): CreateField | null {
  const parent = fields.find(({ fieldId }) => fieldId === 'parent');
  if (parent === undefined || !isEmptyField(parent, values)) return null;
  const { spokenFor } = sentAsParent(fields, values);
  return fields.find(({ fieldId }) => spokenFor.has(fieldId)) ?? null;
}

function keyOf(value: JsonValue): string {
  return isIssueChoice(value) ? value.key.trim().toUpperCase() : '';
}
