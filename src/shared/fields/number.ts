import { defineFieldType } from './define-field-type';
import { mergeWhole } from './merge-values';
import { readNumber } from './number-text';
import { isText } from './value-guards';

/** `3`, `3.0` and `3e0` are one number; what is no number yet is only itself. */
function numberIdentity(text: string): string {
  const read = readNumber(text);
  return read.ok ? String(read.value) : `typed ${text}`;
}

/** Numbers, story points among them. The value is what was typed; Jira gets a JSON number. */
export const numberType = defineFieldType<string>({
  name: 'number',
  control: 'number',
  notes: {
    schemas: 'type `number`: `cft:float`, story points, app fields',
    text: '`3.5`, `1e3`, `1,234.5`, `1.234,5`, `1 234`; what can be read in two ways is asked about',
    merge: 'whole',
    remarks: 'The value is what was typed, the wire a JSON number.',
  },
  holds: isText,
  matches: (schema) => schema.type === 'number',
  isEmpty: (value) => value.trim() === '',
  fromText: (text) => {
    const read = readNumber(text);
    return read.ok ? { ok: true, value: text.trim() } : read;
  },
  toText: (value) => value,
  toWire: (value) => readNumber(value),
  fromWire: (wire) => (typeof wire === 'number' ? String(wire) : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, numberIdentity),
  example: () => 3.5,
});
