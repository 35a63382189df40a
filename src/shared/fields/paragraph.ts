import { textToAdf } from '../adf/from-text';
import { documentHasContent, isSureDocument } from '../adf/later-document';
import { adfToText } from '../adf/to-text';
import { MOST_CHARACTERS, problemOfDocument } from '../adf/problem-of-document';
import type { JsonObject } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import { isJiraCustom } from './known-custom';
import { mergeWhole } from './merge-values';
import { isDocument } from './value-guards';

const EMPTY: JsonObject = { version: 1, type: 'doc', content: [] };

/** Documents are never changed in place: one that was checked needs no second look, however often it is compiled. */
const CHECKED = new WeakMap<JsonObject, string | null>();

function problemOfNew(document: JsonObject): string | null {
  if (isSureDocument(document)) return null;
  const known = CHECKED.get(document);
  if (known !== undefined) return known;
  const problem = problemOfDocument(document);
  CHECKED.set(document, problem);
  return problem;
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
  isEmpty: (document) => !documentHasContent(document),
  fromText: (text) => ({ ok: true, value: textToAdf(text) ?? EMPTY }),
  toText: (document) => adfToText(document),
  toWire: (document, _field, before) => {
    const problem =
      before === undefined || before === null ? problemOfNew(document) : problemOfDocument(document, before);
    return problem === null ? { ok: true, value: document } : { ok: false, problem };
  },
  // A default may come as plain text, as the older API gave it.
  fromWire: (wire) => (isDocument(wire) ? wire : typeof wire === 'string' ? textToAdf(wire) : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, canonicalJson),
  example: () => ({
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text' }] }],
  }),
});
