import type { IssueRow } from '@shared/jira/issue';
import type { Connection } from '../storage/connection';
import { composed, matchFor, readWords, type Word } from './full-text-query';
import { docsOf, type SiteNumbers } from './site-numbers';
import { snippetOf, type SnippetPart } from './snippet';

export interface TextHit {
  readonly row: IssueRow;
  readonly fetchedAt: number;
  /** Where the words were found, best place first. */
  readonly where: 'key' | 'summary' | 'text';
  /** Some words around the place. */
  readonly snippet: readonly SnippetPart[];
}

export interface TextHits {
  readonly hits: readonly TextHit[];
  /** How many issues of the site were looked through. */
  readonly of: number;
}

const PLACES = [
  ['summary', '{key summary}'],
  ['text', '{key summary description comments}'],
] as const;

/**
 * Full text of the mirrored issues, inside the database process. Ranked by place, then by newness: a hit in the summary before one
 * in a description or comment. A rank by rarity of words would visit every hit of a common word, which takes longer than a key press.
 */
export class IssueText {
  /** Counted once after each write: counting takes longer than finding. */
  private readonly counts = new Map<number, number>();

  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  put(doc: number, text: { key: string; summary: string; description: string; comments: string }): void {
    this.remove(doc);
    this.connection.run(
      'INSERT INTO issue_text (rowid, key, summary, description, comments) VALUES (?, ?, ?, ?, ?)',
      doc,
      text.key,
      composed(text.summary),
      composed(text.description),
      composed(text.comments),
    );
    this.counts.clear();
  }

  putComments(doc: number, comments: string): void {
    this.connection.run('UPDATE issue_text SET comments = ? WHERE rowid = ?', composed(comments), doc);
  }

  /** What a row of a list tells; the long texts stay. */
  putRow(doc: number, { key, summary }: { key: string; summary: string }): void {
    this.connection.run('UPDATE issue_text SET key = ?, summary = ? WHERE rowid = ?', key, composed(summary), doc);
  }

  remove(doc: number): void {
    this.connection.run('DELETE FROM issue_text WHERE rowid = ?', doc);
    this.counts.clear();
  }

  /** Counts may be of sites that were forgotten, or of issues whose write was rolled back. */
  forget(): void {
    this.counts.clear();
  }

  search(account: string, cloudId: string, text: string, limit: number): TextHits {
    const site = this.sites.find(account, cloudId);
    if (site === null) return { hits: [], of: 0 };
    const of = this.count(site);
    const wanted = readWords(text);
    const match = matchFor(wanted);
    if (match === null) return { hits: [], of };
    const found = new Map<number, TextHit['where']>();
    for (const doc of this.findKey(site, text, limit)) found.set(doc, 'key');
    for (const [where, columns] of PLACES) {
      // A full list needs no worse places; and a common word is found in the summary of enough.
      if (found.size >= limit) break;
      for (const doc of this.find(site, `${columns} : (${match})`, limit)) {
        if (found.size < limit && !found.has(doc)) found.set(doc, where);
      }
    }
    const hits = [...found].flatMap(([doc, where]) => this.hit(doc, where, wanted) ?? []);
    return { hits, of };
  }

  /** Keys are looked up as such: no text is searched for `SHOP-12`, and `SHOP-1` finds it too. */
  private findKey(site: number, text: string, limit: number): number[] {
    const key = text.trim().toUpperCase();
    if (!/^[A-Z][A-Z0-9_]+-\d+$/.test(key)) return [];
    return this.connection
      .rows(
        `SELECT issue.doc FROM issue_key JOIN issue USING (doc)
         WHERE issue_key.site = ? AND issue_key.key >= ? AND issue_key.key < ? AND state = 'there'
         ORDER BY length(issue_key.key), issue_key.key LIMIT ?`,
        site,
        key,
        `${key}:`,
        limit,
      )
      .map(([doc]) => Number(doc));
  }

  private find(site: number, match: string, limit: number): number[] {
    return this.connection
      .rows(
        `SELECT rowid FROM issue_text WHERE issue_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?`,
        match,
        ...docsOf(site),
        limit,
      )
      .map(([doc]) => Number(doc));
  }

  private hit(doc: number, where: TextHit['where'], words: readonly Word[]): TextHit | null {
    const [held] = this.connection.rows('SELECT row, fetched_at FROM issue WHERE doc = ?', doc);
    if (held === undefined) return null;
    const row = JSON.parse(String(held[0])) as IssueRow;
    // Long texts are read for the hits that need them alone.
    const [texts = []] =
      where === 'text'
        ? this.connection.rows('SELECT description, comments, summary FROM issue_text WHERE rowid = ?', doc)
        : [[row.summary]];
    return { row, fetchedAt: Number(held[1]), where, snippet: snippetOf(texts.map(String), words) };
  }

  private count(site: number): number {
    const counted = this.counts.get(site);
    if (counted !== undefined) return counted;
    const [row] = this.connection.rows("SELECT count(*) FROM issue WHERE site = ? AND state = 'there'", site);
    const count = Number(row?.[0] ?? 0);
    this.counts.set(site, count);
    return count;
  }
}
