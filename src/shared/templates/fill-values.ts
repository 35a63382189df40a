import { isDocument, isJsonText, isUserChoice } from '../fields/value-guards';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { fillText, hasPlaceholder, ME, questionsIn, type Facts } from './placeholders';

type Values = Readonly<Record<string, JsonValue>>;

/**
 * The values of a template with their placeholders filled: in texts, lists of texts, documents, JSON and user fields. What has no
 * placeholder is returned as the very same value. Pure.
 */
export function fillValues(values: Values, facts: Facts): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([fieldId, value]) => [fieldId, fillValue(value, facts)]));
}

/** What the person has to be asked, in the order of the fields, each question once. Pure. */
export function questionsOf(values: Values): readonly string[] {
  return [...new Set(Object.values(values).flatMap((value) => textsOf(value).flatMap(questionsIn)))];
}

function fillValue(value: JsonValue, facts: Facts): JsonValue {
  if (!textsOf(value).some(hasPlaceholder)) return value;
  if (typeof value === 'string') return fillText(value, facts);
  if (isList(value)) return value.map((item) => fillValue(item, facts)).filter((item) => item !== '');
  if (isDocument(value)) return fillNode(value, facts);
  if (isUserChoice(value)) return facts.me === null ? value : { ...facts.me };
  return isJsonText(value) ? { text: fillText(value.text, insideJson(facts)) } : value;
}

/** Every text of a value in which a placeholder counts. */
export function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsOf);
  if (isUserChoice(value)) return value.accountId === ME ? [ME] : [];
  if (isDocument(value)) return textsOfNode(value);
  return isJsonText(value) ? [value.text] : [];
}

function textsOfNode(node: JsonValue): readonly string[] {
  if (!isJsonObject(node)) return [];
  if (node['type'] === 'text') return typeof node['text'] === 'string' ? [node['text']] : [];
  const { content } = node;
  return isList(content) ? content.flatMap(textsOfNode) : [];
}

/** Only the words of a document: attributes, marks and sealed blocks stay as they are. */
function fillNode(node: JsonObject, facts: Facts, alone = true): JsonObject {
  if (!textsOfNode(node).some(hasPlaceholder)) return node;
  const { content, text } = node;
  if (typeof text === 'string') return { ...node, text: fillText(text, facts, alone) };
  if (!isList(content)) return node;
  const filled = content.map((child) => (isJsonObject(child) ? fillNode(child, facts, content.length === 1) : child));
  // ADF has no empty text.
  return { ...node, content: filled.filter((child) => !isEmptyText(child)) };
}

function isEmptyText(node: JsonValue): boolean {
  return isJsonObject(node) && node['type'] === 'text' && node['text'] === '';
}

/** A quote in an answer must not end the text that it stands in. */
function insideJson({ today, me, answers }: Facts): Facts {
  const inside = (text: string): string => JSON.stringify(text).slice(1, -1);
  return {
    today,
    me: me === null ? null : { ...me, displayName: inside(me.displayName) },
    answers: Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, inside(answer)])),
  };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
