import type { IssueRow } from '@shared/jira/issue';
import type { SyncScope } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import { docOf, DOCS_OF_A_SITE, type SiteNumbers } from './site-numbers';

export interface KeptSync {
  readonly scopes: readonly SyncScope[];
  readonly paused: boolean;
  /** How far the sync is, as `sync/progress.ts` wrote it. */
  readonly progress: unknown;
}

/** A scope as the tables see it: the issues of a project, or the members that were found by a query. */
export type ScopeRef = { readonly project: string } | { readonly members: string };

/** Scopes, their members and how far the sync is, inside the database process. */
export class SyncTables {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  /** Every site that somebody chose scopes for. */
  all(): SiteRef[] {
    return this.connection
      .rows('SELECT account, cloud_id FROM sync JOIN site ON site.no = sync.site ORDER BY sync.site')
      .map(([account, cloudId]) => ({ accountId: String(account), cloudId: String(cloudId) }));
  }

  read(account: string, cloudId: string): KeptSync | null {
    const site = this.sites.find(account, cloudId);
    if (site === null) return null;
    const [row] = this.connection.rows('SELECT scopes, paused, progress FROM sync WHERE site = ?', site);
    if (row === undefined) return null;
    return {
      scopes: JSON.parse(String(row[0])) as SyncScope[],
      paused: row[1] === 1,
      progress: JSON.parse(String(row[2])) as unknown,
    };
  }

  write(account: string, cloudId: string, kept: KeptSync): void {
    this.connection.run(
      `INSERT INTO sync (site, scopes, paused, progress) VALUES (?, ?, ?, ?)
       ON CONFLICT (site) DO UPDATE SET scopes = excluded.scopes, paused = excluded.paused, progress = excluded.progress`,
      this.sites.of(account, cloudId),
      JSON.stringify(kept.scopes),
      kept.paused ? 1 : 0,
      JSON.stringify(kept.progress),
    );
  }

  /** Only how far it is: what a person chose meanwhile is not touched. */
  writeProgress(account: string, cloudId: string, progress: unknown): void {
    this.connection.run(
      'UPDATE sync SET progress = ? WHERE site = ?',
      JSON.stringify(progress),
      this.sites.of(account, cloudId),
    );
  }

  addMembers(account: string, cloudId: string, scope: string, ids: readonly string[]): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      for (const id of ids) {
        this.connection.run(
          'INSERT OR IGNORE INTO member (site, scope, doc) VALUES (?, ?, ?)',
          site,
          scope,
          docOf(site, id),
        );
      }
    });
  }

  removeMembers(account: string, cloudId: string, scope: string, ids: readonly string[]): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      for (const id of ids) {
        this.connection.run(
          'DELETE FROM member WHERE site = ? AND scope = ? AND doc = ?',
          site,
          scope,
          docOf(site, id),
        );
      }
    });
  }

  forgetMembers(account: string, cloudId: string, scope: string): void {
    const site = this.sites.find(account, cloudId);
    if (site !== null) this.connection.run('DELETE FROM member WHERE site = ? AND scope = ?', site, scope);
  }

  /** How many whole issues are there in any of the scopes. */
  count(account: string, cloudId: string, scopes: readonly ScopeRef[]): number {
    const site = this.sites.find(account, cloudId);
    if (site === null) return 0;
    const { sql, values } = docsOfScopes(site, scopes);
    const [row] = this.connection.rows(`SELECT count(*) FROM (${sql})`, ...values);
    return Number(row?.[0] ?? 0);
  }

  /** One page of a scope as a list, newest change first. */
  rows(account: string, cloudId: string, scope: ScopeRef, order: string, from: number, most: number): IssueRow[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    const { sql, values } = docsOfScopes(site, [scope]);
    const by = ORDERS[order] ?? 'updated DESC, doc DESC';
    return this.connection.rows(`${sql} ORDER BY ${by} LIMIT ? OFFSET ?`, ...values, most, from).flatMap(([doc]) => {
      const [row] = this.connection.rows('SELECT row FROM issue WHERE doc = ?', Number(doc));
      return row === undefined ? [] : [JSON.parse(String(row[0])) as IssueRow];
    });
  }

  beginCensus(account: string, cloudId: string): void {
    this.connection.run('DELETE FROM census WHERE site = ?', this.sites.of(account, cloudId));
  }

  addToCensus(account: string, cloudId: string, ids: readonly string[]): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      for (const id of ids) {
        this.connection.run('INSERT OR IGNORE INTO census (site, doc) VALUES (?, ?)', site, docOf(site, id));
      }
    });
  }

  /** What Jira listed and the mirror has not whole, what it has but not in this scope, and what it has and Jira did not list. */
  compareCensus(
    account: string,
    cloudId: string,
    scope: ScopeRef,
  ): { unknown: string[]; strangers: string[]; missing: string[] } {
    const site = this.sites.of(account, cloudId);
    const { sql, values } = docsOfScopes(site, [scope]);
    const ids = (rows: readonly (readonly unknown[])[]): string[] =>
      rows.map(([doc]) => String(Number(doc) - site * DOCS_OF_A_SITE));
    return {
      unknown: ids(
        this.connection.rows(
          `SELECT doc FROM census WHERE site = ? AND doc NOT IN
             (SELECT doc FROM issue WHERE site = ? AND state = 'there' AND fields IS NOT NULL)`,
          site,
          site,
        ),
      ),
      strangers: ids(
        this.connection.rows(`SELECT doc FROM census WHERE site = ? AND doc NOT IN (${sql})`, site, ...values),
      ),
      missing: ids(
        this.connection.rows(`${sql} AND issue.doc NOT IN (SELECT doc FROM census WHERE site = ?)`, ...values, site),
      ),
    };
  }

  /** Size of what the mirror keeps on the disk, all sites together; pages that are free count for nothing. */
  bytes(): number {
    const [pages] = this.connection.rows('PRAGMA page_count');
    const [size] = this.connection.rows('PRAGMA page_size');
    const [free] = this.connection.rows('PRAGMA freelist_count');
    return (Number(pages?.[0] ?? 0) - Number(free?.[0] ?? 0)) * Number(size?.[0] ?? 0);
  }
}

/** The orders that a list of a scope may be asked in. Nothing of a query ever becomes SQL. */
const ORDERS: Readonly<Record<string, string>> = {
  'updated desc': 'updated DESC, doc DESC',
  'updated asc': 'updated, doc',
  'created desc': 'created DESC, doc DESC',
  'created asc': 'created, doc',
  'key asc': 'project, doc',
  'key desc': 'project DESC, doc DESC',
};

function docsOfScopes(site: number, scopes: readonly ScopeRef[]): { sql: string; values: (string | number)[] } {
  const parts: string[] = [];
  const values: (string | number)[] = [site];
  for (const scope of scopes) {
    if ('project' in scope) {
      parts.push('issue.project = ?');
      values.push(scope.project);
    } else {
      parts.push('EXISTS (SELECT 1 FROM member WHERE member.site = ? AND scope = ? AND member.doc = issue.doc)');
      values.push(site, scope.members);
    }
  }
  const any = parts.length === 0 ? '0' : parts.join(' OR ');
  return {
    sql: `SELECT issue.doc FROM issue WHERE issue.site = ? AND state = 'there' AND fields IS NOT NULL AND (${any})`,
    values,
  };
}
