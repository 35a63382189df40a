import { fieldTypeFor } from '../fields/catalogue';
import { isAskedBefore } from '../fields/form';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import type { Template } from './template';

export interface Fitted {
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly names: Readonly<Record<string, string>>;
  /** The names of fields that this form lacks. */
  readonly lacking: readonly string[];
}

/**
 * A template's values for the fields of a form. A custom field of another site has another id: there the name counts. A value that is
 * none here is read again by its words; where that fails too it stays, and the form says what it would accept. Pure.
 */
export function fitValues(
  { values, names }: Pick<Template, 'values' | 'names'>,
  fields: readonly CreateField[],
): Fitted {
  const fitted: Record<string, JsonValue> = {};
  const called: Record<string, string> = {};
  const lacking: string[] = [];
  for (const [fieldId, value] of Object.entries(values)) {
    const name = names[fieldId] ?? fieldId;
    const field = fieldOf(fieldId, name, fields);
    if (field === undefined) lacking.push(name);
    else {
      fitted[field.fieldId] = valueHere(value, field);
      called[field.fieldId] = field.name;
    }
  }
  return { values: fitted, names: called, lacking };
}

function fieldOf(fieldId: string, name: string, fields: readonly CreateField[]): CreateField | undefined {
  const asked = fields.filter((field) => !isAskedBefore(field));
  const byId = asked.find((field) => field.fieldId === fieldId);
  if (byId !== undefined && (!fieldId.startsWith('customfield_') || name === fieldId || byId.name === name))
    return byId;
  const byName = asked.filter((field) => field.name === name);
  return byName.length === 1 ? byName[0] : byId;
}

function valueHere(value: JsonValue, field: CreateField): JsonValue {
  if (value === null || field.allowedValues === undefined) return value;
  const type = fieldTypeFor(field.schema);
  if (type.toWire(value, field).ok) return value;
  const read = type.fromText(type.toText(value), field);
  return read.ok ? read.value : value;
}
