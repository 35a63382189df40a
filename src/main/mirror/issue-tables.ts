import type { JsonObject, JsonValue } from '@shared/json';
import type { FieldSchema } from '@shared/jira/field';
import type { IssueRow } from '@shared/jira/issue';
import type { Connection } from '../storage/connection';
import { attachmentsIn, type AttachmentTables } from './attachment-tables';
import { columnsOf, columnsOfRow, peopleIn, rowOf, textOf, type ThreadEntry } from './issue-content';
import type { IssueText } from './issue-text';
import type { IssueThreads, ThreadPart } from './issue-threads';
import type { SiteKnowledge } from './site-knowledge';
import { docOf, type SiteNumbers } from './site-numbers';
import { threadOf } from './thread-of';

/**
 * Whether Jira still has it, as far as it tells this account: see `tell-missing.ts`. Only `there` is in lists and found by its words;
 * of `no-access` and `not-visible` nothing but the key is kept.
 */
export type IssueState = 'there' | 'deleted' | 'no-access' | 'not-visible';

/** `older`: Jira's answer was older than what the mirror holds, and left out: the search index lags. */
export type WriteEffect = 'new' | 'same' | 'changed' | 'older';

export interface IssueToWrite {
  readonly id: string;
  readonly key: string;
  /** Jira's `fields` as JSON text; with `comment` in it, the comments are taken out and kept as such. */
  readonly fields: string;
}

export interface MirroredIssue {
  readonly id: string;
  readonly key: string;
  readonly state: IssueState;
  /** Jira's `fields` as JSON text. */
  readonly fields: string;
  readonly names: Readonly<Record<string, string>>;
  readonly schema: Readonly<Record<string, FieldSchema>>;
  readonly fetchedAt: number;
}

/** The issues, inside the database process. Every method is one transaction. */
export class IssueTables {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
    private readonly text: IssueText,
    private readonly threads: IssueThreads,
    private readonly knowledge: SiteKnowledge,
    private readonly attachments: AttachmentTables,
  ) {}

  /** Whole issues, as many as should hold up nobody who reads meanwhile: 25 or so. */
  write(account: string, cloudId: string, issues: readonly IssueToWrite[], fetchedAt: number): WriteEffect[] {
    return this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      return issues.map((issue) => this.writeOne(site, issue, fetchedAt));
    });
  }

  /** Rows of a list. A whole issue that is as new keeps its fields. Answers whether any row is another than before. */
  writeRows(account: string, cloudId: string, rows: readonly IssueRow[], fetchedAt: number): boolean {
    return this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      return rows.map((row) => this.writeRow(site, row, fetchedAt)).includes(true);
    });
  }

  /** By key, former key or id. `null`: only a row is known, or nothing, or nothing may be shown. */
  find(account: string, cloudId: string, idOrKey: string): MirroredIssue | null {
    const doc = this.docFor(account, cloudId, idOrKey);
    if (doc === null) return null;
    const [row] = this.connection.rows(
      'SELECT id, key, state, fields, fetched_at, site FROM issue WHERE doc = ? AND fields IS NOT NULL',
      doc,
    );
    if (row === undefined) return null;
    const [id, key, state, fields, fetchedAt, site] = row;
    const named = this.knowledge.namesFor(Number(site), Object.keys(JSON.parse(String(fields)) as JsonObject));
    return {
      id: String(id),
      key: String(key),
      state: String(state) as IssueState,
      fields: String(fields),
      ...named,
      fetchedAt: Number(fetchedAt),
    };
  }

  /** What is needed to tell why an issue is missing. */
  facts(
    account: string,
    cloudId: string,
    idOrKey: string,
  ): { id: string; key: string; project: string | null; state: IssueState; securable: boolean } | null {
    const doc = this.docFor(account, cloudId, idOrKey);
    if (doc === null) return null;
    const [row] = this.connection.rows(
      "SELECT id, key, project, state, coalesce(json_type(fields, '$.security'), fields IS NULL) FROM issue WHERE doc = ?",
      doc,
    );
    if (row === undefined) return null;
    return {
      id: String(row[0]),
      key: String(row[1]),
      project: row[2] === null || row[2] === undefined ? null : String(row[2]),
      state: String(row[3]) as IssueState,
      securable: row[4] !== 0,
    };
  }

  /** An issue that is gone leaves lists, full text and membership; of what may not be seen any more only the key stays. */
  setState(account: string, cloudId: string, id: string, state: Exclude<IssueState, 'there'>): void {
    this.connection.transaction(() => {
      const doc = docOf(this.sites.of(account, cloudId), id);
      this.connection.run('UPDATE issue SET state = ?, wants_comments = 0 WHERE doc = ?', state, doc);
      this.connection.run('DELETE FROM member WHERE doc = ? AND site = ?', doc, this.sites.of(account, cloudId));
      this.text.remove(doc);
      this.attachments.removeIssue(doc);
      if (state === 'deleted') return;
      this.connection.run("UPDATE issue SET fields = NULL, row = '{}' WHERE doc = ?", doc);
      this.threads.remove(doc);
    });
  }

  counts(account: string, cloudId: string): Record<IssueState, number> {
    const counts: Record<IssueState, number> = { there: 0, deleted: 0, 'no-access': 0, 'not-visible': 0 };
    const site = this.sites.find(account, cloudId);
    if (site === null) return counts;
    for (const [state, count] of this.connection.rows(
      'SELECT state, count(*) FROM issue WHERE site = ? GROUP BY state',
      site,
    )) {
      counts[String(state) as IssueState] = Number(count);
    }
    return counts;
  }

  /** Issues whose comments did not all come with them. */
  wantingComments(account: string, cloudId: string, most: number): string[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    return this.connection
      .rows('SELECT id FROM issue WHERE site = ? AND wants_comments = 1 LIMIT ?', site, most)
      .map(([id]) => String(id));
  }

  readThread(
    account: string,
    cloudId: string,
    idOrKey: string,
    part: ThreadPart,
  ): { body: JsonValue; fetchedAt: number } | null {
    const doc = this.docFor(account, cloudId, idOrKey);
    if (doc === null) return null;
    return this.threads.read(doc, part);
  }

  /** All comments or all of the history of an issue that the mirror has. Answers `null` for one that it has not. */
  writeThread(
    account: string,
    cloudId: string,
    idOrKey: string,
    part: ThreadPart,
    body: readonly ThreadEntry[],
    fetchedAt: number,
  ): 'new' | 'same' | 'changed' | null {
    return this.connection.transaction(() => {
      const doc = this.docFor(account, cloudId, idOrKey);
      return doc === null ? null : this.threads.put(doc, part, body, fetchedAt);
    });
  }

  private docFor(account: string, cloudId: string, idOrKey: string): number | null {
    const site = this.sites.find(account, cloudId);
    if (site === null) return null;
    if (/^\d{1,12}$/.test(idOrKey)) return docOf(site, idOrKey);
    const [row] = this.connection.rows(
      'SELECT doc FROM issue_key WHERE site = ? AND key = ?',
      site,
      idOrKey.toUpperCase(),
    );
    return row === undefined ? null : Number(row[0]);
  }

  private writeOne(site: number, { id, key, fields: text }: IssueToWrite, fetchedAt: number): WriteEffect {
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

  private writeRow(site: number, row: IssueRow, fetchedAt: number): boolean {
    const doc = docOf(site, row.id);
    const [held] = this.connection.rows('SELECT row, updated, state, fields, project FROM issue WHERE doc = ?', doc);
    const columns = columnsOfRow(row);
    if (held !== undefined && isOlder(columns.updated, held[1])) return false;
    const text = JSON.stringify(row);
    if (held !== undefined && held[0] === text && held[2] === 'there') return false;
    const project = held === undefined || held[4] === null ? null : String(held[4]);
    this.put(site, doc, { id: row.id, key: row.key, project, ...columns, row, fields: null, fetchedAt });
    this.connection.run('UPDATE issue_text SET key = ?, summary = ? WHERE rowid = ?', row.key, row.summary, doc);
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
