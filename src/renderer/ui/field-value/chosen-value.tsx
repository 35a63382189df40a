import { fieldTypeFor } from '@shared/fields/catalogue';
import { readableText } from '@shared/fields/readable-text';
import type { FieldSchema } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';
import { PriorityIcon } from '../marks/priority-icon';
import { RichText } from '../rich-text/rich-text';
import styles from './field-value.module.css';

/** A value as the catalogue holds it, to be read: what a person chose, which Jira may not have yet. */
export function ChosenValue({ value, schema }: { readonly value: JsonValue; readonly schema: FieldSchema }) {
  if (isJsonObject(value) && value['type'] === 'doc') return <RichText doc={value} />;
  const text = readableText(value, schema);
  if (text === '') return <span className={styles.none}>None</span>;
  if (fieldTypeFor(schema).shown(schema) === 'priority' && isJsonObject(value) && typeof value['id'] === 'string')
    return <PriorityIcon withName priority={{ id: value['id'], name: text }} />;
  return <span className={styles.text}>{text}</span>;
}
