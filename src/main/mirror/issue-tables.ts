import type { JsonObject, JsonValue } from '@shared/json';
import type { FieldSchema } from '@shared/jira/field';
import type { IssueRow } from '@shared/jira/issue';
import type { Connection } from '../storage/connection';
import type { AttachmentTables } from './attachment-tables';
import type { ThreadEntry } from './issue-content';
import type { IssueText } from './issue-text';
import type { IssueThreads, ThreadPart } from './issue-threads';
import { IssueWrites, type IssueToWrite, type WriteEffect } from './issue-writes';
import type { SiteKnowledge } from './site-knowledge';
import { findDoc } from './find-doc';
import { docOf, type SiteNumbers } from './site-numbers';

/**
 * Whether Jira still has it, as far as it tells this account: see `tell-missing.ts`. Only `there` is in lists and found by its words;
 * of `no-access` and `not-visible` nothing but key, id and project is kept.
 */
export type IssueState = 'there' | 'deleted' | 'no-access' | 'not-visible';

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

const DAY_MS = 24 * 3_600_000;

/** The issues, inside the database process. Every method is one transaction. */
export class IssueTables {
  private readonly writes: IssueWrites;

  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
    private readonly text: IssueText,
    private readonly threads: IssueThreads,
    private readonly knowledge: SiteKnowledge,
    private readonly attachments: AttachmentTables,
  ) {
    this.writes = new IssueWrites(connection, text, threads, knowledge, attachments);
  }

  /** Whole issues, as many as should hold up nobody who reads meanwhile: 25 or so. */
  write(
    account: string,
    cloudId: string,
    issues: readonly IssueToWrite[],
    fetchedAt: number,
    /** Whether a person was after them, or they were read ahead. */
    by: 'person' | 'sync' = 'person',
  ): WriteEffect[] {
    return this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      const effects = issues.map((issue) => this.writes.issue(site, issue, fetchedAt));
      if (by === 'person') for (const { id } of issues) this.touch(docOf(site, id), fetchedAt);
      return effects;
    });
  }

  /** A person opened an issue: it is kept for a while, whether or not it is in a scope. */
  opened(account: string, cloudId: string, idOrKey: string, at: number): void {
    const doc = this.docFor(account, cloudId, idOrKey);
    if (doc !== null) this.touch(doc, at);
  }

  /** Rows of a list. A whole issue that is as new keeps its fields. Answers whether any row is another than before. */
  writeRows(account: string, cloudId: string, rows: readonly IssueRow[], fetchedAt: number): boolean {
    return this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      const changed = rows.map((row) => this.writes.row(site, row, fetchedAt)).includes(true);
      for (const { id } of rows) this.touch(docOf(site, id), fetchedAt);
      return changed;
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

  /**
   * An issue that is gone leaves lists, full text and membership. Of one that may not be seen any more, its keys, its id and that of its
   * project stay: they say what is missing, and `HousekeepingTables` goes by the project.
   */
  setState(account: string, cloudId: string, id: string, state: Exclude<IssueState, 'there'>): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      const doc = docOf(site, id);
      this.connection.run('UPDATE issue SET state = ?, wants_comments = 0 WHERE doc = ?', state, doc);
      this.connection.run('DELETE FROM member WHERE doc = ? AND site = ?', doc, site);
      this.text.remove(doc);
      this.attachments.removeIssue(doc);
      if (state === 'deleted') return;
      this.connection.run(
        `UPDATE issue SET fields = NULL, row = '{}', type = NULL, status = NULL, assignee = NULL, created = NULL, updated = NULL
         WHERE doc = ?`,
        doc,
      );
      this.threads.remove(doc);
      this.forgetOffers(account, cloudId, doc);
    });
  }

  /** What Jira offered on an issue is kept whole, under each key that it ever had. Within a transaction. */
  private forgetOffers(account: string, cloudId: string, doc: number): void {
    for (const [key] of this.connection.rows('SELECT key FROM issue_key WHERE doc = ?', doc)) {
      this.connection.run(
        'DELETE FROM entry WHERE account = ? AND cloud_id = ? AND topic IN (?, ?)',
        account,
        cloudId,
        `editmeta:${String(key)}`,
        `transitions:${String(key)}`,
      );
    }
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

  private touch(doc: number, at: number): void {
    // By the day: whoever scrolls up and down writes nothing.
    this.connection.run(
      `INSERT INTO opened (doc, at) SELECT doc, ? FROM issue WHERE doc = ?
       ON CONFLICT (doc) DO UPDATE SET at = excluded.at WHERE abs(excluded.at - at) > ${DAY_MS}`,
      at,
      doc,
    );
  }

  private docFor(account: string, cloudId: string, idOrKey: string): number | null {
    const site = this.sites.find(account, cloudId);
    return site === null ? null : findDoc(this.connection, site, idOrKey);
  }
}
