import { canonicalJson } from '../../../src/shared/fields/canonical-json';
import { fieldTypeFor } from '../../../src/shared/fields/catalogue';
import type { CreateField } from '../../../src/shared/jira/field';
import { isJsonObject, type JsonValue } from '../../../src/shared/json';

/** Where what Jira gives back is not what it was sent, both of them; null where it is the same value. */
export function differenceOf(field: CreateField, sent: JsonValue, read: JsonValue): string | null {
  const was = held(field, withoutVerbs(sent));
  const is = held(field, entriesOf(field, read));
  return was === is ? null : `sent ${was}, read ${is}`;
}

/** `[{"add": …}]` as the value that is added. */
function withoutVerbs(wire: JsonValue): JsonValue {
  if (!Array.isArray(wire)) return wire;
  return (wire as readonly JsonValue[]).map((entry) =>
    isJsonObject(entry) && Object.keys(entry).length === 1 && entry['add'] !== undefined ? entry['add'] : entry,
  );
}

/** Comments and worklogs are read as a page of entries; a service project's types as more than the ids that it takes. */
function entriesOf({ fieldId, schema }: CreateField, read: JsonValue): JsonValue {
  if (schema.type === 'sd-customerrequesttype' && isJsonObject(read) && isJsonObject(read['requestType']))
    return read['requestType']['id'] ?? null;
  if (schema.items === 'sd-customerorganization' && Array.isArray(read))
    return (read as readonly JsonValue[]).map((each) => (isJsonObject(each) ? Number(each['id']) : each));
  if (!isJsonObject(read)) return read;
  if (fieldId === 'comment') return read['comments'] ?? null;
  if (fieldId === 'worklog') return read['worklogs'] ?? null;
  return read;
}

/** A value as the catalogue would send it: names, links and times of what is read say nothing more. A set has no order. */
function held(field: CreateField, wire: JsonValue): string {
  const type = fieldTypeFor(field.schema);
  const value = type.fromWire(wire, field);
  const again = value === null ? null : type.toWire(value, field);
  if (again === null || !again.ok) return `nothing (${JSON.stringify(wire)})`;
  const parts = Array.isArray(again.value) ? (again.value as readonly JsonValue[]) : [again.value];
  return parts.map(canonicalJson).toSorted().join(', ');
}
