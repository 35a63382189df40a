import { isRecord } from '@shared/fields/is-record';
import { paragraphType } from '@shared/fields/paragraph';
import type { FieldSchema } from '@shared/jira/field';
import type { Issue, IssueType, Status } from '@shared/jira/issue';
import { statusCategoryOf } from '@shared/jira/status-category';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** One field of the open issue, ready to be drawn. */
export interface ShownField {
  readonly id: string;
  readonly name: string;
  readonly schema: FieldSchema | undefined;
  readonly value: JsonValue;
}

/** These stand first, in this order, where the issue has them. */
const FIRST = [
  'assignee',
  'reporter',
  'priority',
  'parent',
  'components',
  'labels',
  'fixVersions',
  'versions',
  'duedate',
  'resolution',
];

/** These have places of their own on the screen. */
const ELSEWHERE = new Set([
  'summary',
  'description',
  'status',
  'statusCategory',
  'issuetype',
  'project',
  'attachment',
  'issuelinks',
  'subtasks',
  'comment',
  'worklog',
  'thumbnail',
]);

/** Said even when the answer is nobody or nothing: these have a key that edits them, or say where it came from. */
const ALWAYS = new Set(['assignee', 'reporter', 'priority', 'labels']);

/** More than these push the description out of sight; what is left over stands below it. */
const MOST_LEADING = 14;

export interface FieldGroups {
  /** Short values, for the grid on top. */
  readonly leading: readonly ShownField[];
  /** The rest of them, below the description. */
  readonly more: readonly ShownField[];
  /** Jira's own bookkeeping: folded until it is wanted. */
  readonly record: readonly ShownField[];
  /** Documents, each under its own heading. */
  readonly documents: readonly ShownField[];
  /** Unset fields, by name. */
  readonly empty: readonly ShownField[];
}

/**
 * Every field of an issue is in exactly one group or has its own place: nothing that Jira gave is dropped. `kept` are those that are
 * shown though they are empty, since they soon are not. Pure.
 */
export function groupFields(issue: Issue, kept: ReadonlySet<string> = new Set()): FieldGroups {
  const fields: ShownField[] = Object.entries(issue.fields)
    .filter(([id, value]) => !ELSEWHERE.has(id) && value !== undefined)
    .map(([id, value]) => ({ id, name: issue.names[id] ?? id, schema: issue.schema[id], value: value ?? null }))
    .toSorted((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name));
  const always = ({ id }: ShownField): boolean => ALWAYS.has(id) || kept.has(id);
  const filled = fields.filter((field) => !isEmpty(field) || always(field));
  const [documents, values] = part(filled, isText);
  const [record, short] = part(values, ({ id, schema }) => isRecord(id, schema));
  const leading = short.slice(0, short.length <= MOST_LEADING ? MOST_LEADING : leadingCount(short));
  return {
    leading,
    more: short.slice(leading.length),
    record,
    documents,
    empty: fields.filter((field) => isEmpty(field) && !always(field)),
  };
}

/** With many fields, those that every issue has lead, and as many more as fill the grid. */
function leadingCount(short: readonly ShownField[]): number {
  return Math.max(MOST_LEADING - 4, short.filter(({ id }) => FIRST.includes(id)).length);
}

function rank(id: string): number {
  const at = FIRST.indexOf(id);
  return at < 0 ? FIRST.length : at;
}

function part<T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}

/** Unset, in each of the ways that Jira has for it. */
function isEmpty({ id, value }: ShownField): boolean {
  if (value === null || value === '' || value === '{}') return true;
  if (Array.isArray(value)) return value.length === 0;
  // −1 is Jira's "there is no estimate to compare with".
  if (id === 'workratio') return value === -1;
  if (!isJsonObject(value)) return false;
  return Object.keys(value).length === 0 || (value['progress'] === 0 && value['total'] === 0);
}

/** Rich text, whether there is any in it yet or not. Pure. */
export function isText({ schema, value }: ShownField): boolean {
  if (isJsonObject(value)) return value['type'] === 'doc';
  return value === null && schema !== undefined && paragraphType.matches(schema);
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function statusOf(value: JsonValue | undefined): Status | null {
  if (!isJsonObject(value)) return null;
  const category = isJsonObject(value['statusCategory']) ? value['statusCategory']['key'] : null;
  return { id: textOf(value['id']), name: textOf(value['name']), category: statusCategoryOf(category) };
}

export function issueTypeOf(value: JsonValue | undefined): IssueType | null {
  if (!isJsonObject(value)) return null;
  return {
    id: textOf(value['id']),
    name: textOf(value['name']),
    description: textOf(value['description']),
    subtask: value['subtask'] === true,
    hierarchyLevel: typeof value['hierarchyLevel'] === 'number' ? value['hierarchyLevel'] : 0,
  };
}

/** An issue as links, subtasks and parents name it. */
export interface LinkedIssue {
  readonly key: string;
  readonly summary: string;
  readonly status: Status | null;
  readonly issueType: IssueType | null;
}

function linkedIssue(value: JsonValue | undefined): LinkedIssue | null {
  if (!isJsonObject(value) || textOf(value['key']) === '') return null;
  const fields: JsonObject = isJsonObject(value['fields']) ? value['fields'] : {};
  return {
    key: textOf(value['key']),
    summary: textOf(fields['summary']),
    status: statusOf(fields['status']),
    issueType: issueTypeOf(fields['issuetype']),
  };
}

/** Links as sentences: `blocks SHOP-2`. Reading A-1, an `outwardIssue` is what A-1 does to it (contract §8.7). */
export function linksOf(
  issue: Issue,
): readonly { readonly id: string; readonly says: string; readonly issue: LinkedIssue }[] {
  const links = issue.fields['issuelinks'];
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: JsonValue) => {
    if (!isJsonObject(link)) return [];
    const type: JsonObject = isJsonObject(link['type']) ? link['type'] : {};
    const outward = linkedIssue(link['outwardIssue']);
    const inward = linkedIssue(link['inwardIssue']);
    const found = outward ?? inward;
    return found === null
      ? []
      : [{ id: textOf(link['id']), says: textOf(type[outward === null ? 'inward' : 'outward']), issue: found }];
  });
}

export function subtasksOf(issue: Issue): readonly LinkedIssue[] {
  const subtasks = issue.fields['subtasks'];
  if (!Array.isArray(subtasks)) return [];
  return subtasks.flatMap((subtask: JsonValue) => linkedIssue(subtask) ?? []);
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly created: string;
  readonly author: string;
}

export function attachmentsOf(issue: Issue): readonly Attachment[] {
  const attachments = issue.fields['attachment'];
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((value: JsonValue) => {
    if (!isJsonObject(value)) return [];
    const author = isJsonObject(value['author']) ? textOf(value['author']['displayName']) : '';
    return {
      id: textOf(value['id']),
      filename: textOf(value['filename']),
      mimeType: textOf(value['mimeType']),
      size: typeof value['size'] === 'number' ? value['size'] : 0,
      created: textOf(value['created']),
      author,
    };
  });
}

/** Whether we watch it ourselves (`watches.isWatching`). */
export function isWatched({ fields }: Issue): boolean {
  const { watches } = fields;
  return isJsonObject(watches) && watches['isWatching'] === true;
}
