import type { JsonObject } from '@shared/json';
import type { IssueRow } from '@shared/jira/issue';
import type { Connection } from '../storage/connection';
import { attachmentsIn, type AttachmentTables } from './attachment-tables';
import { columnsOf, columnsOfRow, peopleIn, rowOf, textOf } from './issue-content';
import type { IssueText } from './issue-text';
import type { IssueThreads } from './issue-threads';
import type { SiteKnowledge } from './site-knowledge';
import { docOf } from './site-numbers';
import { threadOf } from './thread-of';

/** `older`: Jira's answer was older than what the mirror holds, and left out: the search index lags. */
export type WriteEffect = 'new' | 'same' | 'changed' | 'older';

export interface IssueToWrite {
  readonly id: string;
  readonly key: string;
  /** Jira's `fields` as JSON text; with `comment` in it, the comments are taken out and kept as such. */
  readonly fields: string;
}

/** How one issue is put into the tables, and what goes with it; within the transactions of `IssueTables`. */
export class IssueWrites {
  constructor(
    private readonly connection: Connection,
    private readonly text: IssueText,
    private readonly threads: IssueThreads,
    private readonly knowledge: SiteKnowledge,
    private readonly attachments: AttachmentTables,
  ) {}

  /** A whole issue. */
  issue(site: number, { id, key, fields: text }: IssueToWrite, fetchedAt: number): WriteEffect {
    const doc = docOf(site, id);
    const { comment, ...fields } = JSON.parse(text) as JsonObject;
    const own = comment === undefined ? text : JSON.stringify(fields);
    const columns = columnsOf(fields);
    const [held] = this.connection.rows('SELECT key, fields, updated, state FROM issue WHERE doc = ?', doc);
    if (held !== undefined && isOlder(columns.updated, held[2])) return 'older';
    const same = held !== undefined && held[0] === key && held[1] === own && held[3] === 'there';
    const writeComments = (): 'new' | 'same' | 'changed' | null => {
      const thread = comment === undefined ? null : threadOf(comment);
      if (thread === null) return null;
      if (thread.whole) return this.threads.put(doc, 'comments', thread.comments, fetchedAt);
      // A new comment moves `updated`: an issue that is the same has all that was read before.
      if (!same || !this.threads.hasComments(doc)) {
        this.connection.run('UPDATE issue SET wants_comments = 1 WHERE doc = ?', doc);
      }
      return null;
    };
    if (same) {
      this.connection.run('UPDATE issue SET fetched_at = ? WHERE doc = ?', fetchedAt, doc);
      return writeComments() === 'changed' ? 'changed' : 'same';
    }
    this.put(site, doc, { id, key, ...columns, row: rowOf(id, key, fields), fields: own, fetchedAt });
    this.knowledge.meet(site, peopleIn(fields));
    this.attachments.want(site, doc, attachmentsIn(fields['attachment']), fetchedAt);
    writeComments();
    this.index(doc, key, fields);
    return held === undefined ? 'new' : 'changed';
  }

  /** A row of a list. Answers whether it is another than before. */
  row(site: number, row: IssueRow, fetchedAt: number): boolean {
    const doc = docOf(site, row.id);
    const [held] = this.connection.rows('SELECT row, updated, state, fields, project FROM issue WHERE doc = ?', doc);
    const columns = columnsOfRow(row);
    if (held !== undefined && isOlder(columns.updated, held[1])) return false;
    const text = JSON.stringify(row);
    if (held !== undefined && held[0] === text && held[2] === 'there') return false;
    const project = held === undefined || held[4] === null ? null : String(held[4]);
    this.put(site, doc, { id: row.id, key: row.key, project, ...columns, row, fields: null, fetchedAt });
    this.text.putRow(doc, row);
    if (held?.[3] === undefined || held[3] === null || held[2] !== 'there')
      this.index(doc, row.key, { summary: row.summary });
    return true;
  }

  private put(
    site: number,
    doc: number,
    issue: ReturnType<typeof columnsOf> & {
      id: string;
      key: string;
      row: IssueRow;
      fields: string | null;
      fetchedAt: number;
    },
  ): void {
    // Without fields it is a row alone: the fields that are there stay, with their age.
    this.connection.run(
      `INSERT INTO issue (doc, site, id, key, project, type, status, assignee, created, updated, state, fetched_at, row, fields)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'there', ?, ?, ?)
       ON CONFLICT (doc) DO UPDATE SET key = excluded.key, project = excluded.project, type = excluded.type,
         status = excluded.status, assignee = excluded.assignee, created = excluded.created, updated = excluded.updated,
         state = 'there', row = excluded.row, fields = coalesce(excluded.fields, fields),
         fetched_at = iif(excluded.fields IS NULL AND fields IS NOT NULL, fetched_at, excluded.fetched_at)`,
      doc,
      site,
      issue.id,
      issue.key,
      issue.project,
      issue.type,
      issue.status,
      issue.assignee,
      issue.created,
      issue.updated,
      issue.fetchedAt,
      JSON.stringify(issue.row),
      issue.fields,
    );
    this.connection.run(
      'INSERT INTO issue_key (site, key, doc) VALUES (?, ?, ?) ON CONFLICT (site, key) DO UPDATE SET doc = excluded.doc',
      site,
      issue.key.toUpperCase(),
      doc,
    );
  }

  private index(doc: number, key: string, fields: JsonObject): void {
    this.text.put(doc, {
      key,
      summary: textOf(fields['summary']),
      description: textOf(fields['description']),
      comments: this.threads.commentsText(doc),
    });
  }
}

function isOlder(updated: number | null, held: unknown): boolean {
  return updated !== null && typeof held === 'number' && updated < held;
}
