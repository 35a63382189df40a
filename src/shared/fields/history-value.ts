import { adfToText } from '../adf/to-text';
import { isJsonObject } from '../json';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import type { FieldDescriptor } from './field-type';

/** One line of the changelog as far as values go: ids where the field has ids, and words (contract 8.7). */
export interface HistoryTexts {
  readonly to: string | null;
  readonly toText: string | null;
}

/**
 * What the changelog says a field was set to, as a value to be shown. The changelog holds words, not values: a document comes back
 * as plain text, and what cannot be read as a value stays text.
 */
export function valueFromHistory({ to, toText }: HistoryTexts, field: FieldDescriptor): JsonValue {
  if ((to ?? '') === '' && (toText ?? '') === '') return null;
  const words = toText ?? to ?? '';
  const type = fieldTypeFor(field.schema);
  switch (type.control) {
    case 'select':
      return { id: to ?? '', label: words };
    case 'user':
      return { accountId: to ?? '', displayName: words };
    case 'issue':
      return { key: words, summary: '' };
    case 'cascading':
      return { parent: { id: '', label: words }, child: null };
    case 'json':
      return { text: JSON.stringify(words) };
    case 'group':
      return { groupId: to, name: words };
    case 'sprint':
      return { id: lastOf(to), name: lastOf(words), state: null };
    case 'team':
      return { id: to ?? '', name: words };
    case 'restriction':
    case 'worklog':
    case 'read-only':
      return words;
    case 'text':
    case 'paragraph':
    case 'number':
    case 'date':
    case 'date-time':
    case 'multi-select':
    case 'multi-user':
    case 'multi-group':
    case 'time-tracking':
    case 'issue-links':
    case 'objects':
    case 'labels': {
      const read = type.fromText(type.control === 'date' ? (to ?? words) : words, field);
      return read.ok ? read.value : words;
    }
  }
}

/**
 * Whether the changelog says that a field was set to this value: `null` where its words do not tell, as with documents, whose text the
 * changelog writes its own way. Not for sets.
 */
export function historySays({ to, toText }: HistoryTexts, value: JsonValue, field: FieldDescriptor): boolean | null {
  const empty = (to ?? '') === '' && (toText ?? '') === '';
  if (value === null) return empty;
  if (empty) return false;
  const words = (toText ?? to ?? '').trim();
  const type = fieldTypeFor(field.schema);
  switch (type.control) {
    case 'select': {
      const id = isJsonObject(value) ? value['id'] : undefined;
      return typeof id === 'string' && id !== '' && to !== null ? to === id : words === type.toText(value);
    }
    case 'user':
      return to === null ? null : isJsonObject(value) && value['accountId'] === to;
    case 'number':
      return Number(words) === Number(type.toText(value));
    case 'date':
      return (to ?? words).startsWith(type.toText(value));
    case 'text':
      return words === type.toText(value).trim();
    case 'issue':
      return words.toUpperCase() === type.toText(value).trim().toUpperCase() ? true : null;
    case 'paragraph':
      return isJsonObject(value) && plain(words) !== '' && plain(adfToText(value)) === plain(words) ? true : null;
    case 'sprint':
      return lastOf(to) === '' ? null : isJsonObject(value) && value['id'] === lastOf(to);
    case 'team':
      return (to ?? '') === '' ? null : isJsonObject(value) && value['id'] === to;
    case 'group':
      return isJsonObject(value) && value['name'] === words ? true : null;
    case 'date-time':
    case 'cascading':
    case 'json':
    case 'multi-select':
    case 'multi-user':
    case 'multi-group':
    case 'time-tracking':
    case 'issue-links':
    case 'objects':
    case 'worklog':
    case 'restriction':
    case 'read-only':
    case 'labels':
      return null;
  }
}

/** Whether the changelog's words for a set name one of its items, given as it goes to Jira: by id, or by what it is called. */
export function historyNames(texts: HistoryTexts, item: JsonValue): boolean {
  const { id, label } = namesOf(item);
  const ids = idsIn(texts);
  if (ids.length > 0) return id !== null && ids.includes(id);
  return label !== null && wordsIn(texts).includes(label);
}

/** Whether the changelog says that a set was given exactly these items, given as they go to Jira. */
export function historyHolds(texts: HistoryTexts, items: readonly JsonValue[]): boolean {
  const count = Math.max(idsIn(texts).length, idsIn(texts).length > 0 ? 0 : wordsIn(texts).length);
  return count === items.length && items.every((item) => historyNames(texts, item));
}

/** The changelog names every sprint that the issue has been in, between commas; the one that was set stands last. */
function lastOf(listed: string | null): string {
  return listed?.split(',').at(-1)?.trim() ?? '';
}

/** `[10001, 10002]`, or one id. */
function idsIn({ to }: HistoryTexts): readonly string[] {
  return (to ?? '').split(/[[\],\s]+/).filter((id) => id !== '');
}

/** Labels stand between spaces, everything else between commas; a name with a comma in it is not told apart. */
function wordsIn({ toText }: HistoryTexts): readonly string[] {
  const text = (toText ?? '').trim();
  return text === '' ? [] : text.split(text.includes(',') ? /,\s*/ : /\s+/);
}

function namesOf(item: JsonValue): { readonly id: string | null; readonly label: string | null } {
  if (typeof item === 'string') return { id: item, label: item };
  if (!isJsonObject(item)) return { id: null, label: null };
  const id = item['id'] ?? item['accountId'];
  const label = item['name'] ?? item['value'];
  return { id: typeof id === 'string' ? id : null, label: typeof label === 'string' ? label : null };
}

/** The words alone: the changelog writes marks and line breaks of a document in its own way. */
function plain(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
