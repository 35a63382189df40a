import { textToAdf } from '../adf/from-text';
import { hasContent } from '../adf/has-content';
import { adfToText } from '../adf/to-text';
import { findAdfFaults } from '../adf/validate';
import type { JsonObject, JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { isJiraCustom } from './known-custom';
import { mergeWhole } from './merge-values';
import { isDocument } from './value-guards';

const EMPTY: JsonObject = { version: 1, type: 'doc', content: [] };

/** Above this Jira answers `CONTENT_LIMIT_EXCEEDED` (contract 8.3). */
const MOST_CHARACTERS = 32_767;

function checkDocument(document: JsonObject): Read<JsonValue> {
  const [fault] = findAdfFaults(document);
  if (fault !== undefined) {
    return { ok: false, problem: `Jira would refuse this text at ${fault.path}: ${fault.message}` };
  }
  const length = adfToText(document).length;
  if (length > MOST_CHARACTERS) {
    const over = (length - MOST_CHARACTERS).toLocaleString('en');
    return { ok: false, problem: `At most 32,767 characters: ${over} too many.` };
  }
  return { ok: true, value: document };
}

/** Rich text: description, environment and `cft:textarea` are ADF, and nothing else is (contract 7.2). */
export const paragraphType = defineFieldType<JsonObject>({
  name: 'paragraph',
  control: 'paragraph',
  notes: {
    schemas: '`description`, `environment`, `cft:textarea`',
    text: 'paragraphs between empty lines; a line break stays one',
    merge: 'whole',
    remarks: 'An ADF document on the wire, and nothing else in Jira is one but comments.',
  },
  holds: isDocument,
  matches: (schema) =>
    schema.system === 'description' || schema.system === 'environment' || isJiraCustom(schema, 'textarea'),
  limit: () => MOST_CHARACTERS,
  isEmpty: (document) => !hasContent(document),
  fromText: (text) => ({ ok: true, value: textToAdf(text) ?? EMPTY }),
  toText: (document) => adfToText(document),
  toWire: (document) => checkDocument(document),
  // A default may come as plain text, as the older API gave it.
  fromWire: (wire) => (isDocument(wire) ? wire : typeof wire === 'string' ? textToAdf(wire) : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, canonicalJson),
  example: () => ({
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text' }] }],
  }),
});
