import { textToAdf } from '../adf/from-text';
import { hasContent } from '../adf/has-content';
import { adfToText } from '../adf/to-text';
import type { JsonObject } from '../json';
import { canonicalJson } from './canonical-json';
import { defineFieldType } from './define-field-type';
import { mergeWhole } from './merge-values';
import { paragraphType } from './paragraph';
import { isDocument } from './value-guards';

/**
 * The comment that a transition's screen asks for: rich text that is added, `update.comment: [{add: {body}}]` (contract §8.6). What was
 * said before is not its value.
 */
export const commentType = defineFieldType<JsonObject>({
  name: 'comment',
  control: 'paragraph',
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
  fromWire: () => null,
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, canonicalJson),
  example: (field) => [{ body: paragraphType.example(field) }],
});
