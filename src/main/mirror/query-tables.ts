import type { IssueRow } from '@shared/jira/issue';
import type { Connection } from '../storage/connection';
import { mergePage } from './merge-page';
import { docOf, type SiteNumbers } from './site-numbers';

/** Rows of a list at once; also what Jira gives at once. */
export const PAGE_ROWS = 100;
/** A list is remembered up to here: who scrolls further asks Jira. */
const MOST_REMEMBERED = 10_000;
/** Jira's tokens of a list whose places are remembered, newest last. */
const MOST_TOKENS = 120;

export interface RememberedPage {
  readonly rows: readonly IssueRow[];
  /** `mirror:N` where more is remembered, else Jira's own token of what comes next. */
  readonly nextPageToken: string | null;
  readonly total: number | null;
  readonly fetchedAt: number;
}

/** The searches that were run, as the order of their issues; the rows come from the issues themselves. Inside the database process. */
export class QueryTables {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  /** One page from `from`; `null` when nothing of this query is remembered there. */
  read(account: string, cloudId: string, jql: string, from: number): RememberedPage | null {
    const held = this.find(account, cloudId, jql);
    if (held === null || (from > 0 && from >= held.docs.length)) return null;
    const next = from + PAGE_ROWS;
    return {
      rows: this.rows(held.docs.slice(from, next)),
      nextPageToken: next < held.docs.length ? `mirror:${next}` : held.tail,
      total: held.total,
      fetchedAt: held.fetchedAt,
    };
  }

  /** Where the page of one of Jira's own tokens begins, as far as that is remembered. */
  placeOf(account: string, cloudId: string, jql: string, token: string): number | null {
    return this.find(account, cloudId, jql)?.tokens[token] ?? null;
  }

  /** Puts Jira's page at its place. Answers whether the order of the list became another. */
  write(
    account: string,
    cloudId: string,
    jql: string,
    page: { from: number; ids: readonly string[]; next: string | null; total: number | null },
    fetchedAt: number,
  ): 'new' | 'same' | 'changed' {
    const site = this.sites.of(account, cloudId);
    const held = this.find(account, cloudId, jql);
    const fresh = page.ids.map((id) => docOf(site, id));
    const docs = mergePage(held?.docs ?? [], page.from, fresh, page.next !== null).slice(0, MOST_REMEMBERED);
    const end = page.from + fresh.length;
    // Beyond the last place that Jira was asked about, its own token leads on.
    const tail = end >= docs.length ? page.next : (held?.tail ?? null);
    const tokens = Object.entries({ ...held?.tokens, ...(page.next === null ? {} : { [page.next]: end }) });
    this.connection.run(
      `INSERT INTO query (site, jql, docs, total, tail, tokens, fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, jql) DO UPDATE SET docs = excluded.docs, total = excluded.total, tail = excluded.tail,
         tokens = excluded.tokens, fetched_at = excluded.fetched_at`,
      site,
      jql,
      JSON.stringify(docs),
      page.total ?? held?.total ?? null,
      tail,
      JSON.stringify(Object.fromEntries(tokens.slice(-MOST_TOKENS))),
      page.from === 0 ? fetchedAt : (held?.fetchedAt ?? fetchedAt),
    );
    if (held === null) return 'new';
    return JSON.stringify(held.docs) === JSON.stringify(docs) ? 'same' : 'changed';
  }

  private find(
    account: string,
    cloudId: string,
    jql: string,
  ): {
    docs: number[];
    total: number | null;
    tail: string | null;
    tokens: Record<string, number>;
    fetchedAt: number;
  } | null {
    const site = this.sites.find(account, cloudId);
    if (site === null) return null;
    const [row] = this.connection.rows(
      'SELECT docs, total, tail, tokens, fetched_at FROM query WHERE site = ? AND jql = ?',
      site,
      jql,
    );
    if (row === undefined) return null;
    return {
      docs: JSON.parse(String(row[0])) as number[],
      total: row[1] === null || row[1] === undefined ? null : Number(row[1]),
      tail: row[2] === null || row[2] === undefined ? null : String(row[2]),
      tokens: JSON.parse(String(row[3])) as Record<string, number>,
      fetchedAt: Number(row[4]),
    };
  }

  /** Only what is there: an issue that is gone since leaves its place in the list. */
  private rows(docs: readonly number[]): IssueRow[] {
    return docs.flatMap((doc) => {
      const [row] = this.connection.rows("SELECT row FROM issue WHERE doc = ? AND state = 'there'", doc);
      return row === undefined ? [] : [JSON.parse(String(row[0])) as IssueRow];
    });
  }
}
