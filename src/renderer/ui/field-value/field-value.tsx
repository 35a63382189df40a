import type { ReactNode } from 'react';
import { assertNever } from '@shared/assert-never';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { readableText } from '@shared/fields/readable-text';
import type { FieldSchema } from '@shared/jira/field';
import { statusCategoryOf } from '@shared/jira/status-category';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { KeyLink } from '../marks/key-link';
import { Person } from '../marks/person';
import { PriorityIcon } from '../marks/priority-icon';
import { StatusName } from '../marks/status-name';
import { Tag, Tags } from '../marks/tag';
import { RichText } from '../rich-text/rich-text';
import type { RichTextPorts } from '../rich-text/rich-text-context';
import { RichTextContext } from '../rich-text/rich-text-context';
import { DocLink } from '../rich-text/doc-link';
import { RawJson } from './raw-json';
import { DayValue } from './day-value';
import { MomentValue } from './moment-value';
import { isBlank, nameOf, numberText, optionName, sprintName, workText } from './named';
import styles from './field-value.module.css';

export interface FieldValueProps extends RichTextPorts {
  /** The value as Jira gave it in `issue.fields`. */
  readonly value: JsonValue | undefined;
  readonly schema: FieldSchema | undefined;
  readonly onOpenIssue?: ((issueKey: string) => void) | undefined;
}

/** Read-only: draws the value of any field by its schema, and what has no drawing as JSON. */
export function FieldValue({ value, schema, onOpenIssue, ...ports }: FieldValueProps) {
  if (isBlank(value) || value === undefined || value === null)
    return <span className={styles.none}>{schema === undefined ? 'None' : fieldTypeFor(schema).none(schema)}</span>;
  return (
    <RichTextContext.Provider value={ports}>
      {draw(value, schema ?? { type: 'any' }, { onOpenIssue, ports }) ?? <RawJson value={value} />}
    </RichTextContext.Provider>
  );
}

interface Ways {
  readonly onOpenIssue: FieldValueProps['onOpenIssue'];
  readonly ports: RichTextPorts;
}

/** `null` when the value is not what its schema says: then it is shown as it is. */
function draw(value: JsonValue, schema: FieldSchema, ways: Ways): ReactNode {
  if (isJsonObject(value) && value['type'] === 'doc') return <RichText doc={value} {...ways.ports} />;
  const shown = fieldTypeFor(schema).shown(schema);
  switch (shown) {
    case 'text':
      return text(value);
    case 'link':
      return typeof value === 'string' ? <DocLink href={value}>{value}</DocLink> : null;
    case 'number':
      return typeof value === 'number' ? <span className={styles.number}>{numberText(value)}</span> : null;
    case 'work-time':
      return typeof value === 'number' ? workText(value) : null;
    case 'day':
      return typeof value === 'string' ? <DayValue day={value} /> : null;
    case 'moment':
      return typeof value === 'string' ? <MomentValue iso={value} /> : null;
    case 'person':
    case 'people':
      return each(value, person);
    case 'priority':
      return priority(value);
    case 'status':
      return status(value);
    case 'name':
    case 'names':
      return names(value, optionName);
    case 'tags':
      return tags(value);
    case 'issue':
    case 'issues':
      return each(value, (one) => issue(one, ways));
    case 'sprints':
      return names(value, sprintName);
    case 'time-tracking':
      return isJsonObject(value) ? timeTracking(value) : null;
    case 'progress':
      return isJsonObject(value) ? progress(value) : null;
    case 'votes':
      return isJsonObject(value) ? counted(value['votes'], 'vote', 'votes') : null;
    case 'watches':
      return isJsonObject(value) ? counted(value['watchCount'], 'watcher', 'watchers') : null;
    case 'readable':
      return readable(value, schema);
    case 'plain':
      return typeof value === 'string' ? value : typeof value === 'number' ? numberText(value) : null;
    default:
      return assertNever(shown);
  }
}

function text(value: JsonValue): ReactNode {
  if (typeof value !== 'string') return null;
  if (/^https?:\/\/\S+$/.test(value)) return <DocLink href={value}>{value}</DocLink>;
  return <span className={styles.text}>{value}</span>;
}

function person(value: JsonValue): ReactNode {
  const displayName = nameOf(value);
  if (displayName === null || !isJsonObject(value)) return null;
  return <Person person={{ displayName: value['active'] === false ? `${displayName} (inactive)` : displayName }} />;
}

function priority(value: JsonValue): ReactNode {
  const name = nameOf(value);
  const id = isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : '';
  return name === null ? null : <PriorityIcon withName priority={{ id, name }} />;
}

function status(value: JsonValue): ReactNode {
  const name = nameOf(value);
  if (name === null || !isJsonObject(value)) return name;
  const category = isJsonObject(value['statusCategory']) ? value['statusCategory']['key'] : null;
  return <StatusName status={{ name, category: statusCategoryOf(category) }} />;
}

/** An object around the issue, or its bare key. */
function issue(value: JsonValue, ways: Ways): ReactNode {
  const key = isJsonObject(value) ? value['key'] : value;
  if (typeof key !== 'string') return null;
  const summary = isJsonObject(value) && isJsonObject(value['fields']) ? nameOf(value['fields']['summary']) : null;
  return (
    <span className={styles.issue}>
      <KeyLink issueKey={key} onOpen={ways.onOpenIssue} title={summary ?? undefined} />
      {summary !== null && <span className={styles.cut}>{summary}</span>}
    </span>
  );
}

/** One, or several below each other; `null` once one of them cannot be drawn. */
function each(value: JsonValue, drawOne: (one: JsonValue) => ReactNode): ReactNode {
  if (!Array.isArray(value)) return drawOne(value);
  const drawn = (value as readonly JsonValue[]).map(drawOne);
  if (drawn.includes(null)) return null;
  return (
    <span className={styles.stack}>
      {drawn.map((one, index) => (
        <span key={index}>{one}</span>
      ))}
    </span>
  );
}

function tags(value: JsonValue): ReactNode {
  if (!Array.isArray(value) || !(value as readonly JsonValue[]).every((one) => typeof one === 'string'))
    return names(value, optionName);
  return (
    <Tags>
      {(value as readonly string[]).map((one) => (
        <Tag key={one}>{one}</Tag>
      ))}
    </Tags>
  );
}

function readable(value: JsonValue, schema: FieldSchema): ReactNode {
  const held = fieldTypeFor(schema).fromWire(value, { fieldId: '', name: '', schema, operations: [] });
  const words = held === null ? '' : readableText(held, schema);
  return words === '' ? null : <span className={styles.text}>{words}</span>;
}

function names(value: JsonValue, read: (one: JsonValue) => string | null): ReactNode {
  const all: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const found = all.map(read);
  return found.includes(null) ? null : found.join(', ');
}

function timeTracking(value: JsonObject): ReactNode {
  const parts = [
    ['timeSpent', 'logged'],
    ['remainingEstimate', 'left'],
    ['originalEstimate', 'estimated'],
  ].flatMap(([member, word]) => {
    const amount = value[member ?? ''];
    return typeof amount === 'string' ? [`${amount} ${word}`] : [];
  });
  return parts.length === 0 ? <span className={styles.none}>None</span> : parts.join(', ');
}

function progress(value: JsonObject): ReactNode {
  const { progress: done, total } = value;
  if (typeof done !== 'number' || typeof total !== 'number') return null;
  return total === 0 ? <span className={styles.none}>None</span> : `${workText(done)} of ${workText(total)}`;
}

function counted(count: JsonValue | undefined, one: string, many: string): ReactNode {
  return typeof count === 'number' ? `${numberText(count)} ${count === 1 ? one : many}` : null;
}
