import { adfToText } from '@shared/adf/to-text';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { IssueRow } from '@shared/jira/issue';
import { wireIssueRow } from '../gateway/wire/issue';
import { momentOf } from './moment-of';

/** What of an issue stands in columns of its own, made from the `fields` of its JSON. */
export interface IssueColumns {
  readonly project: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly assignee: string | null;
  /** Epoch milliseconds, by Jira's clock. */
  readonly created: number | null;
  readonly updated: number | null;
}

export function columnsOf(fields: JsonObject): IssueColumns {
  return {
    project: idOf(fields['project'], 'id'),
    type: idOf(fields['issuetype'], 'id'),
    status: idOf(fields['status'], 'id'),
    assignee: idOf(fields['assignee'], 'accountId'),
    created: momentOf(fields['created']),
    updated: momentOf(fields['updated']),
  };
}

export function columnsOfRow(row: IssueRow): Omit<IssueColumns, 'project'> {
  return {
    type: row.issueType?.id ?? null,
    status: row.status?.id ?? null,
    assignee: row.assignee?.accountId ?? null,
    created: momentOf(row.created),
    updated: momentOf(row.updated),
  };
}

function idOf(value: JsonValue | undefined, name: string): string | null {
  const id = isJsonObject(value) ? value[name] : undefined;
  return typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null;
}

/** The row that a list shows of this issue. */
export function rowOf(id: string, key: string, fields: JsonObject): IssueRow {
  const read = wireIssueRow.safeParse({ id, key, fields });
  // A summary that is no text: the issue is kept all the same, and its row has the key alone.
  return read.success ? read.data : wireIssueRow.parse({ id, key });
}

/** The text of a document or of a plain string; a document that cannot be read costs its text, not the issue. */
export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value) || typeof value['type'] !== 'string') return '';
  try {
    return adfToText(value);
  } catch {
    // Nested more deeply than the call stack goes. One such document must not hold up the page of issues that it came with.
    return '';
  }
}

/** One comment, or one entry of the history, which has no document. */
export interface ThreadEntry {
  readonly id: string;
  readonly body?: JsonValue;
}

export function commentsText(comments: readonly ThreadEntry[]): string {
  return comments.map(({ body }) => textOf(body)).join('\n');
}

/** Everybody whom the fields name: assignee, reporter, values of user fields. By account id. */
export function peopleIn(fields: JsonObject): Map<string, JsonObject> {
  const people = new Map<string, JsonObject>();
  for (const value of Object.values(fields)) {
    for (const one of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
      if (!isJsonObject(one)) continue;
      const { accountId, displayName } = one;
      if (typeof accountId === 'string' && typeof displayName === 'string') people.set(accountId, one);
    }
  }
  return people;
}
