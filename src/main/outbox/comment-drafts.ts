import { textToAdf } from '@shared/adf/from-text';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. */
export const COMMENT_DRAFT_STEPS = [
  // What is being said about an issue and was not sent, one for each account, site and issue.
  `CREATE TABLE comment_draft (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, issue_id TEXT NOT NULL, text TEXT NOT NULL, saved_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, issue_id)
   );`,
];

/** Comments that were begun, inside the database process. They are kept by the issue's id: issues move and change their keys. */
export class CommentDrafts {
  constructor(private readonly connection: Connection) {}

  /** An empty text is nothing to keep. */
  save(account: string, cloudId: string, issueId: string, text: string, at: number): void {
    if (text === '') return this.drop(account, cloudId, issueId);
    this.connection.run(
      `INSERT INTO comment_draft (account, cloud_id, issue_id, text, saved_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (account, cloud_id, issue_id) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at`,
      account,
      cloudId,
      issueId,
      text,
      at,
    );
  }

  /** The empty text where nothing was begun. */
  load(account: string, cloudId: string, issueId: string): string {
    const [row] = this.connection.rows(
      'SELECT text FROM comment_draft WHERE account = ? AND cloud_id = ? AND issue_id = ?',
      account,
      cloudId,
      issueId,
    );
    return row === undefined ? '' : String(row[0]);
  }

  /**
   * A comment was journalled; to be called in the same transaction: after a crash it would stand there to be sent a second time. A
   * draft that says something else is another comment, and stays.
   */
  sentAs(account: string, cloudId: string, issueId: string, body: JsonObject): void {
    const sent = JSON.stringify(body['body']);
    if (JSON.stringify(textToAdf(this.load(account, cloudId, issueId))) === sent) this.drop(account, cloudId, issueId);
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM comment_draft WHERE account = ?', account);
  }

  private drop(account: string, cloudId: string, issueId: string): void {
    this.connection.run(
      'DELETE FROM comment_draft WHERE account = ? AND cloud_id = ? AND issue_id = ?',
      account,
      cloudId,
      issueId,
    );
  }
}
