import type { JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import { commentsText, type ThreadEntry } from './issue-content';
import type { IssueText } from './issue-text';

export type ThreadPart = 'comments' | 'history';

/** Comments and histories, each as a whole; by `doc`, within the transactions of `IssueTables`. */
export class IssueThreads {
  constructor(
    private readonly connection: Connection,
    private readonly text: IssueText,
  ) {}

  read(doc: number, part: ThreadPart): { body: JsonValue; fetchedAt: number } | null {
    const [row] = this.connection.rows('SELECT body, fetched_at FROM thread WHERE doc = ? AND part = ?', doc, part);
    return row === undefined ? null : { body: JSON.parse(String(row[0])) as JsonValue, fetchedAt: Number(row[1]) };
  }

  hasComments(doc: number): boolean {
    return this.connection.rows("SELECT 1 FROM thread WHERE doc = ? AND part = 'comments'", doc).length > 0;
  }

  commentsText(doc: number): string {
    const [row] = this.connection.rows("SELECT body FROM thread WHERE doc = ? AND part = 'comments'", doc);
    return row === undefined ? '' : commentsText(JSON.parse(String(row[0])) as ThreadEntry[]);
  }

  /** Kept only for an issue that is there; `null` for any other. */
  put(
    doc: number,
    part: ThreadPart,
    body: readonly ThreadEntry[],
    fetchedAt: number,
  ): 'new' | 'same' | 'changed' | null {
    const [issue] = this.connection.rows('SELECT state FROM issue WHERE doc = ?', doc);
    if (issue === undefined || issue[0] !== 'there') return null;
    const text = JSON.stringify(body);
    const [held] = this.connection.rows('SELECT body FROM thread WHERE doc = ? AND part = ?', doc, part);
    this.connection.run(
      `INSERT INTO thread (doc, part, body, fetched_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (doc, part) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at`,
      doc,
      part,
      text,
      fetchedAt,
    );
    if (part === 'comments') {
      this.connection.run('UPDATE issue SET wants_comments = 0 WHERE doc = ? AND wants_comments = 1', doc);
      if (held?.[0] !== text) this.text.putComments(doc, commentsText(body));
    }
    if (held === undefined) return 'new';
    return held[0] === text ? 'same' : 'changed';
  }

  remove(doc: number): void {
    this.connection.run('DELETE FROM thread WHERE doc = ?', doc);
  }
}
