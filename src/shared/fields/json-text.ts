import type { JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isJsonText } from './value-guards';
import type { JsonText } from './values';

function exampleFor({ schema, allowedValues }: Pick<FieldDescriptor, 'schema' | 'allowedValues'>): JsonValue {
  const [first] = allowedValues ?? [];
  if (first !== undefined) return schema.type === 'array' ? [first] : first;
  if (schema.type === 'array') return ['Text'];
  return schema.type === 'object' ? { key: 'value' } : 'Text';
}

function parse(text: string, field: FieldDescriptor): Read<JsonValue> {
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue };
  } catch {
    // Where it breaks off is shown in the text itself.
    const begun = /^\s*[[{"]/.test(text);
    const quotes = begun ? '' : ' Text stands in double quotes.';
    return { ok: false, problem: `This is not JSON yet.${quotes} An example: ${JSON.stringify(exampleFor(field))}` };
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
  notes: {
    schemas: 'every other schema',
    text: 'JSON',
    merge: 'whole',
    remarks: 'What is written is what Jira gets, so that no issue type is ever left out.',
  },
  holds: isJsonText,
  // What its items are called may be translated: the drawing looks at the items themselves.
  shown: ({ type }) => (type === 'array' ? 'tags' : 'plain'),
  matches: () => true,
  hint: () => 'A type Workbench cannot draw, so it is sent as JSON.',
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
