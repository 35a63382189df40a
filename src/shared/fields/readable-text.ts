import type { FieldSchema } from '../jira/field';
import { isJsonObject, type JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { isRestriction } from './value-guards';

/** A value of the catalogue for a person to read: by its name, where the text of a spreadsheet adds the id. Pure. */
export function readableText(value: JsonValue, schema: FieldSchema): string {
  if (value === null) return '';
  const items: readonly JsonValue[] = isRestriction(value)
    ? value.roles
    : Array.isArray(value)
      ? (value as readonly JsonValue[])
      : [value];
  const names = items.map(nameOf);
  return names.length > 0 && names.every((name) => name !== null)
    ? names.join(', ')
    : fieldTypeFor(schema).toText(value);
}

/** What a person, a sprint, a team, a group, an object or a role is called; a choice is its label. */
function nameOf(value: JsonValue): string | null {
  if (!isJsonObject(value)) return null;
  const name = [value['displayName'], value['name'], value['label']].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return typeof name === 'string' ? name : null;
}
