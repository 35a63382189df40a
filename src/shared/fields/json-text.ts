import type { FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isJsonText } from './value-guards';
import type { JsonText } from './values';

/** What is known to be accepted by types that have no control of their own (contract 7.1, 7.2). */
const EXAMPLES: Readonly<Record<string, JsonValue>> = {
  group: { name: 'jira-users' },
  'array group': [{ name: 'jira-users' }],
  timetracking: { originalEstimate: '2d 4h', remainingEstimate: '1d' },
  'array issuelinks': [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-12' } } }],
  'array worklog': [{ add: { timeSpent: '1h', started: '2026-11-03T09:00:00.000+0000' } }],
  issuerestriction: { issuerestrictions: { projectrole: [{ id: '10002' }] } },
  issuetype: { id: '10010' },
  team: '36885b3c-1bf0-4f85-a357-c5b858c31de4',
  'array string': ['Text'],
};

function exampleFor({ schema, allowedValues }: Pick<FieldDescriptor, 'schema' | 'allowedValues'>): JsonValue {
  const [first] = allowedValues ?? [];
  if (first !== undefined) return schema.type === 'array' ? [first] : first;
  return EXAMPLES[kindOf(schema)] ?? (schema.type === 'array' ? ['Text'] : 'Text');
}

function kindOf(schema: FieldSchema): string {
  return schema.type === 'array' ? `array ${schema.items ?? ''}` : schema.type;
}

function parse(text: string, field: FieldDescriptor): Read<JsonValue> {
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue };
  } catch {
    const example = JSON.stringify(exampleFor(field));
    return { ok: false, problem: `This is not JSON yet. Text stands in double quotes. An example: ${example}` };
  }
}

/** Text that parses is compared by what it says, whatever its spaces and its order of keys. */
function jsonIdentity({ text }: JsonText): string {
  try {
    return canonicalJson(JSON.parse(text) as JsonValue);
  } catch {
    return `typed ${text}`;
  }
}

/** Every other type: what the person writes is what Jira gets, so that no issue type is ever left out. */
export const jsonType = defineFieldType<JsonText>({
  name: 'json',
  control: 'json',
  holds: isJsonText,
  matches: () => true,
  isEmpty: ({ text }) => text.trim() === '',
  fromText: (text, field) => {
    const read = parse(text, field);
    return read.ok ? { ok: true, value: { text } } : read;
  },
  toText: ({ text }) => text,
  toWire: ({ text }, field) => parse(text, field),
  fromWire: (wire) => ({ text: JSON.stringify(wire, null, 2) }),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, jsonIdentity),
  example: exampleFor,
});
