import type { FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { isJiraCustom } from './known-custom';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

const ONE_LINE = 255;

/** Summary and the plain text field hold one line of at most 255 characters (contract 7.1, 7.2). */
function isOneLine(schema: FieldSchema): boolean {
  return schema.system === 'summary' || isJiraCustom(schema, 'textfield');
}

function readLine(text: string, field: FieldDescriptor): Read<string> {
  if (!isOneLine(field.schema)) return { ok: true, value: text };
  if (/[\r\n]/.test(text)) return { ok: false, problem: 'One line only: take the line breaks out.' };
  if (text.length > ONE_LINE) {
    const over = text.length - ONE_LINE;
    return {
      ok: false,
      problem: `At most ${String(ONE_LINE)} characters: ${String(over)} ${over === 1 ? 'is' : 'are'} too many.`,
    };
  }
  return { ok: true, value: text };
}

/** Plain text: summary, text fields, and every `string` that no other entry knows better. */
export const textType = defineFieldType<string>({
  name: 'text',
  control: 'text',
  notes: {
    schemas:
      'type `string`: `summary`, `cft:textfield`, `cft:readonlyfield`, `gh:gh-epic-label`, `gh:gh-epic-color`, app fields',
    text: 'as it stands',
    merge: 'whole',
    remarks: '`summary` and `cft:textfield` hold one line of at most 255 characters.',
  },
  holds: isText,
  matches: (schema) => schema.type === 'string',
  limit: (schema) => (isOneLine(schema) ? ONE_LINE : null),
  isEmpty: (value) => value.trim() === '',
  fromText: readLine,
  toText: (value) => value,
  toWire: readLine,
  fromWire: (wire) => (typeof wire === 'string' ? wire : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (text) => text),
  example: (field): JsonValue => (field.schema.system === 'summary' ? 'Voucher stays applied' : 'Text'),
});
