import type { ReactNode } from 'react';
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
    return <span className={styles.none}>{noneText(schema)}</span>;
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

function noneText(schema: FieldSchema | undefined): string {
  if (schema?.system === 'assignee') return 'Unassigned';
  return schema?.type === 'user' ? 'Nobody' : 'None';
}

/** `null` when the value is not what its schema says: then it is shown as it is. */
function draw(value: JsonValue, schema: FieldSchema, ways: Ways): ReactNode {
  if (isJsonObject(value) && value['type'] === 'doc') return <RichText doc={value} {...ways.ports} />;
  if (schema.custom?.endsWith(':gh-sprint')) return names(value, sprintName);
  switch (schema.type) {
    case 'string':
      return text(value, schema);
    case 'number':
      return number(value, schema);
    case 'date':
      return typeof value === 'string' ? <DayValue day={value} /> : null;
    case 'datetime':
      return typeof value === 'string' ? <MomentValue iso={value} /> : null;
    case 'user':
      return isJsonObject(value) ? person(value) : null;
    case 'priority':
      return priority(value);
    case 'status':
      return status(value);
    case 'option-with-child':
      return optionName(value);
    case 'array':
      return list(value, schema, ways);
    case 'issuelink':
      return isJsonObject(value) ? issue(value, ways) : null;
    case 'timetracking':
      return isJsonObject(value) ? timeTracking(value) : null;
    case 'progress':
      return isJsonObject(value) ? progress(value) : null;
    case 'votes':
      return isJsonObject(value) ? counted(value['votes'], 'vote', 'votes') : null;
    case 'watches':
      return isJsonObject(value) ? counted(value['watchCount'], 'watcher', 'watchers') : null;
    case 'option':
    case 'option2':
    case 'group':
    case 'version':
    case 'component':
    case 'project':
    case 'issuetype':
    case 'resolution':
    case 'securitylevel':
    case 'team':
    case 'statusCategory':
      return nameOf(value);
    default:
      return typeof value === 'string' ? value : typeof value === 'number' ? numberText(value) : null;
  }
}

function text(value: JsonValue, schema: FieldSchema): ReactNode {
  if (typeof value !== 'string') return null;
  if (schema.custom?.endsWith(':url') || /^https?:\/\/\S+$/.test(value)) return <DocLink href={value}>{value}</DocLink>;
  return <span className={styles.text}>{value}</span>;
}

const SECONDS = new Set([
  'timespent',
  'timeestimate',
  'timeoriginalestimate',
  'aggregatetimespent',
  'aggregatetimeestimate',
  'aggregatetimeoriginalestimate',
]);

function number(value: JsonValue, schema: FieldSchema): ReactNode {
  if (typeof value !== 'number') return null;
  if (schema.system !== undefined && SECONDS.has(schema.system)) return workText(value);
  return <span className={styles.number}>{numberText(value)}</span>;
}

function person(value: JsonObject): ReactNode {
  const displayName = nameOf(value);
  if (displayName === null) return null;
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

function issue(value: JsonObject, ways: Ways): ReactNode {
  const key = value['key'];
  if (typeof key !== 'string') return null;
  const summary = isJsonObject(value['fields']) ? nameOf(value['fields']['summary']) : null;
  return (
    <span className={styles.issue}>
      <KeyLink issueKey={key} onOpen={ways.onOpenIssue} title={summary ?? undefined} />
      {summary !== null && <span className={styles.cut}>{summary}</span>}
    </span>
  );
}

function list(value: JsonValue, schema: FieldSchema, ways: Ways): ReactNode {
  if (!Array.isArray(value)) return draw(value, { ...schema, type: schema.items ?? 'any' }, ways);
  const each: readonly JsonValue[] = value;
  if (schema.items === 'string' && each.every((one) => typeof one === 'string')) {
    return (
      <Tags>
        {each.map((one) => (
          <Tag key={one}>{one}</Tag>
        ))}
      </Tags>
    );
  }
  if (schema.items === 'user' || schema.items === 'issuelinks' || schema.items === 'issuelink') {
    const drawn = each.map((one) =>
      isJsonObject(one) ? (schema.items === 'user' ? person(one) : issue(one, ways)) : null,
    );
    if (drawn.includes(null)) return null;
    return (
      <span className={styles.stack}>
        {drawn.map((one, index) => (
          <span key={index}>{one}</span>
        ))}
      </span>
    );
  }
  return names(value, optionName);
}

function names(value: JsonValue, read: (one: JsonValue) => string | null): ReactNode {
  const each: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const found = each.map(read);
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
