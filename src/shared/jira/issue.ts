import type { JsonObject, JsonValue } from '../json';
import type { FieldSchema } from './field';

/** Jira's status categories by key; `undefined` is what Jira calls "No category". */
export type StatusCategory = 'new' | 'indeterminate' | 'done' | 'undefined';

export interface User {
  readonly accountId: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly active: boolean;
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
  /** −1 sub-task, 0 standard, 1 epic, above as the site defines. */
  readonly hierarchyLevel: number;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

/** One row of a list. */
export interface IssueRow {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly issueType: IssueType | null;
  readonly status: Status | null;
  readonly priority: { readonly id: string; readonly name: string } | null;
  readonly assignee: User | null;
  /** ISO 8601 instants. */
  readonly created: string | null;
  readonly updated: string | null;
}

/** An issue as Jira gave it: every field by id, with what is needed to draw each. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: JsonObject;
  readonly names: Readonly<Record<string, string>>;
  readonly schema: Readonly<Record<string, FieldSchema>>;
}

export interface Comment {
  readonly id: string;
  readonly author: User | null;
  readonly created: string;
  readonly updated: string;
  /** An ADF document, opaque. */
  readonly body: JsonValue;
}

export interface HistoryEntry {
  readonly id: string;
  readonly author: User | null;
  readonly created: string;
  readonly items: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}
