import { textToAdf } from '@shared/adf/from-text';
import { hasContent } from '@shared/adf/has-content';
import { fieldPlace, type BegunComment } from '@shared/ipc/begun-comment';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import type { NewChange } from './journalled-change';

/** Part of the journal's migrations. */
export const COMMENT_DRAFT_STEPS = [
  // What is being said about an issue and was not sent, one for each account, site and issue.
  `CREATE TABLE comment_draft (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, issue_id TEXT NOT NULL, text TEXT NOT NULL, saved_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, issue_id)
   );`,
];

/** The steps of a later version of the program. */
export const RICH_COMMENT_DRAFT_STEPS = [
  // Documents, and edits of comments that Jira has: `comment_id` is empty for a new one, `base` what an edited one said. A body that was
  // begun before is the JSON of a plain text.
  `CREATE TABLE begun_comment (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, issue_id TEXT NOT NULL, comment_id TEXT NOT NULL,
     body TEXT NOT NULL, base TEXT NOT NULL, saved_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, issue_id, comment_id)
   );
   INSERT INTO begun_comment
     SELECT account, cloud_id, issue_id, '', json_quote(text), 'null', saved_at FROM comment_draft WHERE text <> '';
   DROP TABLE comment_draft;`,
];

/** Where a text is written: an issue of an account's, and the comment or the field of it that is edited; `null` for a new comment. */
export interface BegunPlace {
  readonly account: string;
  readonly cloudId: string;
  /** By its id: issues move and change their keys. */
  readonly issueId: string;
  readonly commentId: string | null;
}

/** Comments and edits of texts that were begun, inside the database process. */
export class CommentDrafts {
  constructor(private readonly connection: Connection) {}

  /** `null` forgets it. */
  save(place: BegunPlace, begun: Pick<BegunComment, 'body' | 'base'> | null, at: number): void {
    if (begun === null) return this.drop(place);
    this.connection.run(
      `INSERT INTO begun_comment (account, cloud_id, issue_id, comment_id, body, base, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, cloud_id, issue_id, comment_id)
       DO UPDATE SET body = excluded.body, base = excluded.base, saved_at = excluded.saved_at`,
      ...keyOf(place),
      JSON.stringify(begun.body),
      JSON.stringify(begun.base),
      at,
    );
  }

  /** All that were begun on an issue. */
  load(account: string, cloudId: string, issueId: string): readonly BegunComment[] {
    return this.connection
      .rows(
        'SELECT comment_id, body, base FROM begun_comment WHERE account = ? AND cloud_id = ? AND issue_id = ? ORDER BY comment_id',
        account,
        cloudId,
        issueId,
      )
      .flatMap(([commentId, written, base]) => {
        const body = documentOf(JSON.parse(String(written)) as JsonValue);
        if (body === null) return [];
        return {
          commentId: commentId === '' ? null : String(commentId),
          body,
          base: JSON.parse(String(base)) as JsonValue,
        };
      });
  }

  /**
   * A comment or the edit of a text was journalled; to be called in the same transaction: after a crash it would stand there to be sent a
   * second time. A draft that says something else is another comment, and stays.
   */
  sentBy({ accountId: account, cloudId, kind, issue, body }: NewChange): void {
    if (issue === null || issue === undefined) return;
    const sent = sentTexts(kind, body);
    if (sent.length === 0) return;
    const begun = this.load(account, cloudId, issue.id);
    for (const { commentId, text } of sent) {
      const draft = begun.find((one) => one.commentId === commentId);
      if (draft !== undefined && isSaid(draft.body, text))
        this.drop({ account, cloudId, issueId: issue.id, commentId });
    }
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM begun_comment WHERE account = ?', account);
  }

  private drop(place: BegunPlace): void {
    this.connection.run(
      'DELETE FROM begun_comment WHERE account = ? AND cloud_id = ? AND issue_id = ? AND comment_id = ?',
      ...keyOf(place),
    );
  }
}

function keyOf({ account, cloudId, issueId, commentId }: BegunPlace): [string, string, string, string] {
  return [account, cloudId, issueId, commentId ?? ''];
}

interface SentText {
  readonly commentId: string | null;
  /** `null` empties the field. */
  readonly text: JsonValue;
}

/** The texts that a change sends, each with the place where it may have been begun. */
function sentTexts(kind: NewChange['kind'], body: JsonObject): readonly SentText[] {
  const { commentId, mine, fields } = body;
  if (kind === 'comment') return [{ commentId: null, text: body['body'] ?? null }];
  if (kind === 'edit-comment' && typeof commentId === 'string') return [{ commentId, text: mine ?? null }];
  if (kind !== 'edit' || !Array.isArray(fields)) return [];
  return fields.filter(isJsonObject).flatMap((edit): readonly SentText[] => {
    const { fieldId } = edit;
    return typeof fieldId === 'string' ? [{ commentId: fieldPlace(fieldId), text: edit['mine'] ?? null }] : [];
  });
}

function isSaid(begun: JsonObject, sent: JsonValue): boolean {
  return sent === null ? !hasContent(begun) : JSON.stringify(begun) === JSON.stringify(sent);
}

/** What was begun as plain text, before there was an editor, is read as its document. */
function documentOf(written: JsonValue): JsonObject | null {
  if (typeof written === 'string') return textToAdf(written);
  return isJsonObject(written) ? written : null;
}
