import type { FieldSchema } from '../jira/field';
import { isJsonObject, type JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';

/** A value of the catalogue for a person to read: people by their names, where the text of a spreadsheet adds their ids. Pure. */
export function readableText(value: JsonValue, schema: FieldSchema): string {
  if (value === null) return '';
  const names = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map(displayNameOf);
  return names.length > 0 && names.every((name) => name !== null)
    ? names.join(', ')
    : fieldTypeFor(schema).toText(value);
}

function displayNameOf(value: JsonValue): string | null {
  return isJsonObject(value) && typeof value['displayName'] === 'string' ? value['displayName'] : null;
}
