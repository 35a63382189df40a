import { textToAdf } from '../adf/from-text';
import { hasContent } from '../adf/has-content';
import { adfToText } from '../adf/to-text';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import { mergeWhole } from './merge-values';
import { paragraphType } from './paragraph';
import { isDocument } from './value-guards';

/** The one comment that is posted, with its verb or without; what an issue is read with, `{comments: […]}`, is none. */
function bodyOf(wire: JsonValue): JsonObject | null {
  const [only, second] = Array.isArray(wire) ? (wire as readonly JsonValue[]) : [wire];
  if (!isJsonObject(only) || second !== undefined) return null;
  const comment = isJsonObject(only['add']) ? only['add'] : only;
  return isDocument(comment['body']) ? comment['body'] : null;
}

/**
 * The comment that a transition's screen asks for: rich text that is added, `update.comment: [{add: {body}}]` (contract §8.6). What was
 * said before is not its value.
 */
export const commentType = defineFieldType<JsonObject>({
  name: 'comment',
  control: 'paragraph',
  notes: {
    schemas: '`comment`',
    text: 'as in `paragraph`',
    merge: 'whole',
    remarks: 'Added, as `update.comment: [{"add": {"body": …}}]`. What was said before is not its value.',
  },
  holds: isDocument,
  matches: ({ type, system }) => type === 'comments-page' || system === 'comment',
  isEmpty: (document) => !hasContent(document),
  fromText: (text, field) => {
    const document = textToAdf(text);
    return document === null ? { ok: false, problem: `${field.name} is empty.` } : { ok: true, value: document };
  },
  toText: (document) => adfToText(document),
  toWire: (document, field) => {
    const checked = paragraphType.toWire(document, field);
    return checked.ok ? { ok: true, value: [{ body: checked.value }] } : checked;
  },
  fromWire: (wire) => bodyOf(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, canonicalJson),
  example: (field) => [{ body: paragraphType.example(field) }],
});
