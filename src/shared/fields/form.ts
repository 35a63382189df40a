import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { whyReadOnly } from './why-not-set';

/** What a person has filled in, by field id, as the catalogue's controls keep it. */
export type FieldValues = Readonly<Record<string, JsonValue>>;

/** Project and issue type are chosen before there is a form; the compiler puts them in by itself. */
export function isAskedBefore(field: CreateField): boolean {
  return field.fieldId === 'project' || field.fieldId === 'issuetype';
}

/** What createmeta lists never changes, and a sheet asks for the order of the same list row by row. */
const ORDERED = new WeakMap<readonly CreateField[], readonly CreateField[]>();

/** The summary leads, then everything as createmeta orders it. */
export function inDrawingOrder(fields: readonly CreateField[]): readonly CreateField[] {
  const known = ORDERED.get(fields);
  if (known !== undefined) return known;
  const ordered = orderForDrawing(fields);
  ORDERED.set(fields, ordered);
  return ordered;
}

function orderForDrawing(fields: readonly CreateField[]): CreateField[] {
  const asked = fields.filter((field) => !isAskedBefore(field));
  const isSummary = (field: CreateField): boolean => field.fieldId === 'summary';
  return [...asked.filter(isSummary), ...asked.filter((field) => !isSummary(field))];
}

/** The form: what Jira requires (also where it has a default, which is shown) and the rest, which folds. */
export function splitFields(fields: readonly CreateField[]): { required: CreateField[]; optional: CreateField[] } {
  const ordered = inDrawingOrder(fields);
  return {
    required: ordered.filter((field) => field.required),
    optional: ordered.filter((field) => !field.required),
  };
}

/** The value that stands in a field by itself; null where createmeta tells none. */
export function defaultOf(field: CreateField): JsonValue | null {
  return field.defaultValue === undefined ? null : fieldTypeFor(field.schema).fromWire(field.defaultValue, field);
}

/** The form's first values: the defaults that createmeta tells, for every field that has one. */
export function initialValues(fields: readonly CreateField[]): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const field of inDrawingOrder(fields)) {
    const value = defaultOf(field);
    if (value !== null) values[field.fieldId] = value;
  }
  return values;
}

export function isEmptyField(field: CreateField, values: FieldValues): boolean {
  const value = Object.hasOwn(values, field.fieldId) ? values[field.fieldId] : undefined;
  return value === undefined || value === null || fieldTypeFor(field.schema).isEmpty(value);
}

/**
 * Whether it has to be filled in before Jira can accept the issue. A required field that cannot be set (`operations: []`) is
 * offered, but not demanded: nothing that a person types could satisfy it, so Jira's own answer is let speak.
 */
export function isDemanded(field: CreateField): boolean {
  return field.required && !field.hasDefaultValue && field.operations.length > 0 && whyReadOnly(field.schema) === null;
}

/** What has to be filled in, and is not. */
export function missingRequired(fields: readonly CreateField[], values: FieldValues): CreateField[] {
  return inDrawingOrder(fields).filter((field) => isDemanded(field) && isEmptyField(field, values));
}
