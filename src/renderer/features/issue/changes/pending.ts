import { adfToText } from '@shared/adf/to-text';
import { commentType } from '@shared/fields/comment';
import type { Change } from '@shared/ipc/change';
import type { FieldSchema } from '@shared/jira/field';
import type { Comment } from '@shared/jira/issue';
import { isJsonObject, type JsonValue } from '@shared/json';
import { inputOfChange, settledAt } from '../../../ui/change/input-of-change';
import type { Attachment } from '../read-fields';

/** A field whose new value Jira does not have yet. The value is the catalogue's. */
export interface PendingField {
  readonly change: Change;
  readonly schema: FieldSchema;
  readonly mine: JsonValue;
  /** Jira has it; the issue is being read back, and is older than that. */
  readonly landed: boolean;
}

/** What is on its way to Jira for one issue, or stopped on the way. */
export interface Pending {
  /** Oldest first. */
  readonly changes: readonly Change[];
  readonly byField: ReadonlyMap<string, PendingField>;
  /** The status that it is to have. */
  readonly status: PendingStatus | null;
  readonly comments: readonly PendingComment[];
  /** What comments that Jira has are to say, by their id. */
  readonly commentEdits: ReadonlyMap<string, PendingComment>;
  /** Files that Jira does not have yet. */
  readonly attachments: readonly PendingAttachment[];
}

export interface PendingStatus {
  readonly change: Change;
  readonly id: string;
  readonly name: string;
  readonly landed: boolean;
}

export interface PendingComment {
  readonly change: Change;
  readonly body: JsonValue;
  readonly landed: boolean;
}

export interface PendingAttachment {
  readonly change: Change;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly landed: boolean;
}

const ASSIGNEE: FieldSchema = { type: 'user', system: 'assignee' };

/**
 * Sorts the open changes of an issue by the place where a person looks for them. A later change of a field hides the earlier. What
 * Jira has since `fetchedAt`, when the issue was read, keeps its place until it is read back: the old value never comes up between.
 * Pure.
 */
export function pendingOf(changes: readonly Change[], issueKey: string, fetchedAt: number): Pending {
  const own = changes
    .filter((change) => change.issueKey === issueKey && change.kind !== 'create')
    .filter(
      (change) =>
        change.status.state !== 'discarded' && (change.status.state !== 'applied' || settledAt(change) > fetchedAt),
    )
    // They come newest first.
    .toReversed();
  const byField = new Map<string, PendingField>();
  const comments: PendingComment[] = [];
  const commentEdits = new Map<string, PendingComment>();
  const attachments: PendingAttachment[] = [];
  let status: Pending['status'] = null;
  for (const change of own) {
    const landed = change.status.state === 'applied';
    const file = fileOf(change);
    if (file !== null) attachments.push({ change, ...file, landed });
    const input = inputOfChange(change);
    if (input === null) continue;
    if (input.kind === 'edit' || input.kind === 'transition')
      for (const { fieldId, schema, mine } of input.fields) {
        // What is said on the way to a status is a comment like any other.
        if (commentType.matches(schema)) comments.push({ change, body: mine, landed });
        else byField.set(fieldId, { change, schema, mine, landed });
      }
    if (input.kind === 'assign') byField.set('assignee', { change, schema: ASSIGNEE, mine: input.mine, landed });
    if (input.kind === 'transition') status = { change, id: input.to.id, name: input.to.name, landed };
    if (input.kind === 'edit-comment') commentEdits.set(input.commentId, { change, body: input.mine, landed });
    if (input.kind === 'comment') comments.push({ change, body: input.body, landed });
  }
  return {
    changes: own.filter(({ status: { state } }) => state !== 'applied'),
    byField,
    status,
    comments,
    commentEdits,
    attachments,
  };
}

function fileOf({ kind, body: { name, size } }: Change): { readonly name: string; readonly size: number } | null {
  return kind === 'attach' && typeof name === 'string' ? { name, size: typeof size === 'number' ? size : 0 } : null;
}

/** Those that are not among what was read: ours is there as soon as it is read, whichever of the two is told first. Pure. */
export function unreadComments(
  pending: readonly PendingComment[],
  read: readonly Comment[],
  ownPersonId: string | null,
): readonly PendingComment[] {
  const own = read
    .filter(({ author }) => author !== null && author.accountId === ownPersonId)
    .map(({ body, created }) => ({ text: textIn(body), at: Date.parse(created) }));
  return pending.filter(
    ({ change, body }) => !own.some(({ text, at }) => text === textIn(body) && at > change.createdAt - CLOCKS_APART_MS),
  );
}

/**
 * Those that are not among the files that were read: one that is on its way may be read before it is told that it has arrived, and would
 * stand there twice. One that was not begun to be sent is never among them. Pure.
 */
export function unreadAttachments(
  pending: readonly PendingAttachment[],
  read: readonly Attachment[],
): readonly PendingAttachment[] {
  return pending.filter(({ change, name, size }) => {
    const mayBeThere = change.status.state !== 'queued' && change.status.state !== 'rejected';
    const since = change.createdAt - CLOCKS_APART_MS;
    return !(
      mayBeThere &&
      read.some((file) => file.filename === name && file.size === size && Date.parse(file.created) > since)
    );
  });
}

/** Jira's clock and this computer's. */
const CLOCKS_APART_MS = 5 * 60_000;

function textIn(body: JsonValue): string {
  return isJsonObject(body) ? adfToText(body).trim() : '';
}
