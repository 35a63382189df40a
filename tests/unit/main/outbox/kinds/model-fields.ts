import { adfToText } from '@shared/adf/to-text';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { FieldSchema } from '@shared/jira/field';

/** A field of the model: how Jira gives it, what it may hold, and how the changelog writes it. */
export interface ModelField {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly operations: readonly string[];
  /** Small pools, so that people often want the same, and often clash. Jira's own form. */
  readonly values: readonly JsonValue[];
  /** One line of history for each item that came or went. */
  readonly oneByOne?: string;
}

const cft = (name: string): string => `com.atlassian.jira.plugin.system.customfieldtypes:${name}`;
const ALL = ['set', 'add', 'remove'];

export const adf = (text: string): JsonObject => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const option = (id: string): JsonObject => ({ self: `https://x.invalid/${id}`, value: `Option ${id}`, id });
const version = (id: string): JsonObject => ({ id, name: `v${id}`, archived: false });

export const PEOPLE = ['me', 'ann', 'bo'].map((id) => ({ accountId: `acc-${id}`, displayName: `Person ${id}` }));

export const FIELDS: Readonly<Record<string, ModelField>> = {
  summary: {
    name: 'Summary',
    schema: { type: 'string', system: 'summary' },
    operations: ['set'],
    values: ['One', 'Two', 'Three'],
  },
  description: {
    name: 'Description',
    schema: { type: 'string', system: 'description' },
    operations: ['set'],
    values: [null, adf('First'), adf('Second'), adf('Third')],
  },
  priority: {
    name: 'Priority',
    schema: { type: 'priority', system: 'priority' },
    operations: ['set'],
    values: ['1', '2', '3'].map((id) => ({ id, name: `P${id}` })),
  },
  assignee: {
    name: 'Assignee',
    schema: { type: 'user', system: 'assignee' },
    operations: ['set'],
    values: [null, ...PEOPLE],
  },
  duedate: {
    name: 'Due date',
    schema: { type: 'date', system: 'duedate' },
    operations: ['set'],
    values: [null, '2026-11-30', '2026-12-01'],
  },
  customfield_10060: {
    name: 'Points',
    schema: { type: 'number', custom: cft('float'), customId: 10060 },
    operations: ['set'],
    values: [null, 1, 2, 3],
  },
  labels: {
    name: 'Labels',
    schema: { type: 'array', items: 'string', system: 'labels' },
    operations: ALL,
    values: [[], ['a'], ['b'], ['a', 'b'], ['b', 'c'], ['a', 'c', 'd']],
  },
  fixVersions: {
    name: 'Fix versions',
    schema: { type: 'array', items: 'version', system: 'fixVersions' },
    operations: ALL,
    values: [[], ['1'], ['2'], ['1', '2'], ['2', '3']].map((ids) => ids.map(version)),
    oneByOne: 'Fix Version',
  },
  customfield_10050: {
    name: 'Platforms',
    schema: { type: 'array', items: 'option', custom: cft('multiselect'), customId: 10050 },
    operations: ['set'],
    values: [[], ['1'], ['2'], ['1', '2'], ['2', '3']].map((ids) => ids.map(option)),
  },
};

/** What is the same to Jira: ids, not the words around them. */
export function identity(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${[...(value as readonly JsonValue[])].map(identity).sort().join()}]`;
  if (!isJsonObject(value)) return value === undefined || value === '' ? 'null' : JSON.stringify(value);
  const id = value['id'] ?? value['accountId'];
  return typeof id === 'string' ? id : JSON.stringify(value);
}

export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** What was written is kept with the words that belong to it. */
export function stored(fieldId: string, wire: JsonValue): JsonValue {
  const known = (FIELDS[fieldId]?.values ?? []).flatMap((value) => [value, ...itemsOf(value)]);
  const full = (one: JsonValue): JsonValue =>
    isJsonObject(one) ? (known.find((value) => identity(value) === identity(one)) ?? one) : one;
  return Array.isArray(wire) ? (wire as readonly JsonValue[]).map(full) : full(wire);
}

export interface HistoryItem extends JsonObject {
  readonly field: string;
}

/** The changelog's lines for one field that went from one value to another. */
export function historyItems(fieldId: string, before: JsonValue, after: JsonValue): HistoryItem[] {
  if (identity(before) === identity(after)) return [];
  const { name = fieldId, oneByOne, schema } = FIELDS[fieldId] ?? {};
  const called = { field: oneByOne ?? (schema?.system === undefined ? name : fieldId), fieldId };
  if (oneByOne === undefined) {
    return [{ ...called, from: idText(before), fromString: words(before), to: idText(after), toString: words(after) }];
  }
  const gone = itemsOf(before).filter((one) => !itemsOf(after).some((other) => identity(other) === identity(one)));
  const come = itemsOf(after).filter((one) => !itemsOf(before).some((other) => identity(other) === identity(one)));
  return [
    ...gone.map((one) => ({ ...called, from: idText(one), fromString: words(one), to: null, toString: null })),
    ...come.map((one) => ({ ...called, from: null, fromString: null, to: idText(one), toString: words(one) })),
  ];
}

function idText(value: JsonValue): string | null {
  if (Array.isArray(value)) {
    const ids = itemsOf(value).map(idText);
    return ids.some((id) => id === null) || ids.length === 0 ? null : `[${ids.join(', ')}]`;
  }
  if (typeof value === 'string' && /^\d{4}-/.test(value)) return value;
  const id = isJsonObject(value) ? (value['id'] ?? value['accountId']) : null;
  return typeof id === 'string' ? id : null;
}

function words(value: JsonValue): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const all = itemsOf(value).map((one) => words(one) ?? '');
    return all.length === 0 ? null : all.join(typeof itemsOf(value)[0] === 'string' ? ' ' : ', ');
  }
  if (!isJsonObject(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  if (value['type'] === 'doc') return adfToText(value);
  const name = value['displayName'] ?? value['name'] ?? value['value'];
  return typeof name === 'string' ? name : JSON.stringify(value);
}
