import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { adfToText } from '../adf/to-text';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import type { FieldSchema } from '../jira/field';
import type { FieldDescriptor } from './field-type';
import { mergeWhole } from './merge-values';
import type { Shown } from './shown';
import { isDocument } from './value-guards';
import { whyReadOnly } from './why-not-set';

const NAMES = ['displayName', 'name', 'value', 'key', 'filename', 'percent', 'votes', 'watchCount', 'total'];

/** A value of no known type in words: what it is called, or itself. */
function inWords(value: JsonValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isDocument(value)) return adfToText(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => inWords(item)).join(', ');
  const name = isJsonObject(value) ? NAMES.map((key) => value[key]).find((one) => one !== undefined) : undefined;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : JSON.stringify(value);
}

/** System fields that count seconds of work (contract 7.1). */
const WORK: ReadonlySet<string> = new Set([
  'timespent',
  'timeestimate',
  'timeoriginalestimate',
  'aggregatetimespent',
  'aggregatetimeestimate',
  'aggregatetimeoriginalestimate',
]);

/** Jira's bookkeeping is of many types, all of which are only read. */
function shownAs({ type, items, system }: FieldSchema): Shown {
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
      return system !== undefined && WORK.has(system) ? 'work-time' : 'number';
    case 'date':
      return 'day';
    case 'datetime':
      return 'moment';
    case 'user':
      return 'person';
    case 'progress':
    case 'votes':
    case 'watches':
      return type;
    case 'statusCategory':
      return 'name';
    case 'array':
      return items === 'issuelinks' ? 'issues' : 'names';
    default:
      return 'plain';
  }
}

/** What Jira or an app writes by itself: shown with who does, and never sent. */
export const readOnlyType = defineFieldType<JsonValue>({
  name: 'read-only',
  control: 'read-only',
  notes: {
    schemas:
      "Jira's own bookkeeping (`created`, `votes`, `subtasks` …), `attachment`, `cft:importid`, `gh:gh-lexo-rank`, development fields, calculated fields of service projects",
    text: 'shown only',
    merge: 'whole',
    remarks:
      'Never sent. A field with `operations: []` of any other type is drawn like this too, unless it is required.',
  },
  shown: shownAs,
  holds: (value): value is JsonValue => value !== undefined,
  // A status is changed by a transition and compared like a choice: it has an entry of its own.
  matches: (schema) => schema.type !== 'status' && whyReadOnly(schema) !== null,
  isEmpty: (value) => value === '' || (Array.isArray(value) && value.length === 0),
  fromText: (_text, field) => ({ ok: false, problem: problemOf(field) }),
  toText: inWords,
  toWire: (_value, field) => ({ ok: false, problem: problemOf(field) }),
  fromWire: (wire) => wire,
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, canonicalJson),
  example: () => null,
});

function problemOf({ name, schema }: FieldDescriptor): string {
  return `${name} cannot be set. ${whyReadOnly(schema) ?? ''}`.trim();
}
