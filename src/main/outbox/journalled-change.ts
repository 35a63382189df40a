import type { Change } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import type { FormerWording } from './former-wording';

/** A change with what only the outbox needs to know: where to look for it, since when, and what it noted before it was sent. */
export interface JournalledChange extends Change {
  readonly projectKey: string;
  /** The id of the issue that it is about, where that is known. */
  readonly issueId: string | null;
  /** When its last send began, epoch milliseconds: nothing of that was in Jira before. `null` while it was never sent. */
  readonly beganAt: number | null;
  /** The last moment at which bytes of it may have left, epoch milliseconds; `null` while it was never sent. */
  readonly sentAt: number | null;
  /** What its kind wrote down before the last write left: what a later look compares with. */
  readonly memo: JsonObject | null;
  /** What it said before it was said anew, as far as that may have left, oldest first. */
  readonly former: readonly FormerWording[];
  /** How often it was looked for what may still arrive, since it came to rest. */
  readonly watches: number;
  /** What a create form held when it was sent, by which it is opened again. */
  readonly form: JsonObject | null;
}

/** The issue that a change is about. */
export interface IssueRef {
  readonly id: string;
  readonly key: string;
}

/** A file that a change carries. Its bytes are in the journal before the change is. */
export interface KeptFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export type NewChange = Pick<
  Change,
  'id' | 'accountId' | 'cloudId' | 'kind' | 'title' | 'subtitle' | 'createdAt' | 'body'
> & {
  readonly projectKey: string;
  readonly issue?: IssueRef | null;
  /** The change that has to be in Jira first. Without an issue, this one is about the issue that it becomes. */
  readonly after?: string | null;
  /** What of its issue it touches, see `Kind.parts`. */
  readonly parts?: readonly string[];
  readonly form?: JsonObject | null;
  /** The draft that it was made of: what becomes of the one decides what becomes of the other. */
  readonly draftId?: string | null;
  readonly file?: KeptFile | null;
  /** Of a group: the create that was refused or given up whose place this one takes. What waits for that waits for this one then. */
  readonly replaces?: string | null;
};

/** Many changes that are journalled in one commit. */
export interface NewGroup {
  readonly id: string;
  readonly accountId: string;
  readonly cloudId: string;
  readonly title: string;
  readonly createdAt: number;
}
