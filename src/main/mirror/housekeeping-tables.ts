import type { Connection } from '../storage/connection';
import type { SiteRef } from '@shared/jira/site';
import type { AttachmentTables } from './attachment-tables';
import { findDoc } from './find-doc';
import type { IssueText } from './issue-text';
import type { SiteNumbers } from './site-numbers';
import type { ScopeRef } from './sync-tables';

/** Where a walk through a site's issues is: by project, those without one first. */
export interface TidyPlace {
  readonly project: string | null;
  readonly after: number;
}

/** What of a site stays. */
export interface Keeping {
  readonly scopes: readonly ScopeRef[];
  /** Ids or keys of issues that changes wait for. */
  readonly issues: readonly string[];
  /** Issues that a person opened or saw in a list since then, epoch milliseconds. */
  readonly openedSince: number;
}

/** Looked at and dropped in one step: nobody who reads meanwhile waits longer than for one page of issues. */
const LOOKED_AT = 400;
const DROPPED = 20;
/** Pages given back to the disk in one step, and those left for what comes next: 4 MB. */
const PAGES = 50;
const PAGES_LEFT = 1_000;

/** Drops what nobody asked to keep, a little at a time, inside the database process. */
export class HousekeepingTables {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
    private readonly text: IssueText,
    private readonly attachments: AttachmentTables,
  ) {}

  /** Every site that anything is kept of. */
  allSites(): SiteRef[] {
    return this.connection
      .rows('SELECT account, cloud_id FROM site ORDER BY no')
      .map(([account, cloudId]) => ({ accountId: String(account), cloudId: String(cloudId) }));
  }

  /** One step from `from`, `null` at the beginning. Answers how many issues were dropped, and where to go on. */
  step(
    account: string,
    cloudId: string,
    keeping: Keeping,
    from: TidyPlace | null,
  ): { dropped: number; next: TidyPlace | null } {
    const site = this.sites.find(account, cloudId);
    if (site === null) return { dropped: 0, next: null };
    const { project, after } = from ?? { project: null, after: -1 };
    const chosen = keeping.scopes.some((scope) => 'project' in scope && scope.project === project);
    const docs = chosen ? [] : this.docsAfter(site, project, after);
    const queries = keeping.scopes.flatMap((scope) => ('members' in scope ? [scope.members] : []));
    const waitedFor = new Set(keeping.issues.map((issue) => findDoc(this.connection, site, issue)));
    const drop: number[] = [];
    let last = after;
    for (const doc of docs) {
      if (drop.length >= DROPPED) break;
      last = doc;
      if (!waitedFor.has(doc) && !this.isKept(site, doc, queries, keeping.openedSince)) drop.push(doc);
    }
    this.connection.transaction(() => {
      for (const doc of drop) this.drop(doc);
    });
    const isLast = docs.length < LOOKED_AT && last === (docs.at(-1) ?? after);
    return { dropped: drop.length, next: isLast ? this.projectAfter(site, project) : { project, after: last } };
  }

  /** Gives pages that are free back to the disk. Answers whether there are more to give. */
  shrink(): boolean {
    const free = (): number => Number(this.connection.rows('PRAGMA freelist_count')[0]?.[0] ?? 0);
    const before = free();
    if (before <= PAGES_LEFT) return false;
    this.connection.exec(`PRAGMA incremental_vacuum(${PAGES})`);
    const now = free();
    // A file that was made before this was possible keeps its size; its free pages are used again.
    return now < before && now > PAGES_LEFT;
  }

  private docsAfter(site: number, project: string | null, after: number): number[] {
    return this.connection
      .rows(
        `SELECT doc FROM issue WHERE site = ? AND project IS ? AND doc > ? ORDER BY doc LIMIT ${LOOKED_AT}`,
        site,
        project,
        after,
      )
      .map(([doc]) => Number(doc));
  }

  private projectAfter(site: number, project: string | null): TidyPlace | null {
    const [row] = this.connection.rows(
      'SELECT project FROM issue WHERE site = ? AND project > ? ORDER BY project LIMIT 1',
      site,
      project ?? '',
    );
    return row === undefined ? null : { project: String(row[0]), after: -1 };
  }

  private isKept(site: number, doc: number, queries: readonly string[], since: number): boolean {
    const one = (sql: string, ...values: (string | number)[]): boolean =>
      this.connection.rows(sql, ...values).length > 0;
    return (
      one('SELECT 1 FROM opened WHERE doc = ? AND at >= ?', doc, since) ||
      // What is gone is called so for as long as what was opened.
      one("SELECT 1 FROM issue WHERE doc = ? AND state <> 'there' AND fetched_at >= ?", doc, since) ||
      queries.some((query) => one('SELECT 1 FROM member WHERE site = ? AND scope = ? AND doc = ?', site, query, doc))
    );
  }

  private drop(doc: number): void {
    this.text.remove(doc);
    this.attachments.removeIssue(doc);
    this.connection.run('DELETE FROM issue_key WHERE doc = ?', doc);
    // Comments and history go with it.
    this.connection.run('DELETE FROM issue WHERE doc = ?', doc);
  }
}
