import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** A field of createmeta, required to say only what the test is about. */
export function field(schema: CreateField['schema'], more: Partial<CreateField> = {}): CreateField {
  const fieldId = schema.system ?? `customfield_${String(schema.customId ?? 10000)}`;
  return {
    fieldId,
    key: fieldId,
    name: 'Field',
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema,
    ...more,
  };
}

export function custom(name: string, type: string, more: Partial<CreateField> = {}, items?: string): CreateField {
  const key = name.includes(':') ? name : `com.atlassian.jira.plugin.system.customfieldtypes:${name}`;
  return field({ type, custom: key, customId: 10050, ...(items === undefined ? {} : { items }) }, more);
}

export const COLOURS: readonly JsonValue[] = [
  { self: 'https://x.invalid/1', value: 'Red', id: '10401' },
  { self: 'https://x.invalid/2', value: 'Green', id: '10402' },
  { self: 'https://x.invalid/3', value: 'Oslo, Norway', id: '10403' },
];

export const REGIONS: readonly JsonValue[] = [
  {
    value: 'EMEA',
    id: '10201',
    children: [
      { value: 'Norway', id: '10202' },
      { value: 'Spain', id: '10203' },
    ],
  },
  { value: 'APAC', id: '10210', children: [{ value: 'Japan', id: '10211' }] },
  { value: 'A > B', id: '10220', children: [{ value: 'C / D', id: '10221' }] },
];

export const DOCUMENT: JsonValue = {
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It stays.' }] }],
};
