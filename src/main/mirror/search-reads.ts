import type { Aged } from '@shared/ipc/aged';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import type { SyncScope } from '@shared/ipc/sync';
import { issueRow } from '@shared/ipc/schemas';
import type { IssueRow } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { RemoteMirror } from './mirror-objects';
import { PAGE_ROWS } from './query-tables';
import type { ReadStore, ReadThrough } from './read-through';
import { offlineList } from './offline-list';
import { scopeRef } from './sync/scope-jql';
import { readProgress } from './sync/progress';

const searchPage = z.object({
  rows: z.array(issueRow),
  nextPageToken: z.string().nullable(),
  total: z.number().nullable(),
});
export interface SearchPage {
  readonly rows: IssueRow[];
  readonly nextPageToken: string | null;
  readonly total: number | null;
}

export interface SearchReadPorts {
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'issues' | 'queries' | 'sync'>;
  readonly now: () => number;
  /** One page of Jira's. */
  readonly fetch: (site: SiteRef, jql: string, nextPageToken: string | null) => Promise<Outcome<SearchPage>>;
}

/** A list that was just read is not read again while the person moves about. */
const FRESH_MS = 10_000;

/**
 * A search, page by page. The mirror remembers the order of a list and joins it with the issues as they are now. Where Jira cannot be asked,
 * all pages that were ever read are there; and the list of a scope that was never opened is made of its issues.
 */
export function createSearchRead({ readThrough, mirror, now, fetch }: SearchReadPorts) {
  const { queries } = mirror;

  function store({ accountId, cloudId }: SiteRef, jql: string, from: number): ReadStore<SearchPage> {
    return {
      async read() {
        const page = await queries.read(accountId, cloudId, jql, from);
        return page === null ? null : { body: page, fetchedAt: page.fetchedAt };
      },
      async write({ rows, nextPageToken, total }, fetchedAt) {
        const ids = rows.map(({ id }) => id);
        const news = await mirror.issues.writeRows(accountId, cloudId, rows, fetchedAt);
        const page = { from, ids, next: nextPageToken, total };
        const effect = await queries.write(accountId, cloudId, jql, page, fetchedAt);
        return effect === 'same' && news ? 'changed' : effect;
      },
    };
  }

  async function remembered(
    site: SiteRef,
    jql: string,
    from: number,
    trouble: Failure | null,
  ): Promise<Aged<SearchPage> | null> {
    const page = await queries.read(site.accountId, site.cloudId, jql, from);
    if (page === null) return null;
    const { fetchedAt, rows, nextPageToken, total } = page;
    return { value: { rows: [...rows], nextPageToken, total }, fetchedAt, trouble };
  }

  /** The list of a scope, or of a project that is one, in place of an answer of Jira's. */
  async function ofScope(
    site: SiteRef,
    jql: string,
    from: number,
    trouble: Failure | null,
  ): Promise<Aged<SearchPage> | null> {
    const { accountId, cloudId } = site;
    const kept = await mirror.sync.read(accountId, cloudId);
    const progress = readProgress(kept?.progress);
    const list = offlineList(jql, kept?.scopes ?? ([] as readonly SyncScope[]), progress);
    if (list === null) return null;
    const scope = scopeRef(list.scope);
    const [rows, total] = await Promise.all([
      mirror.sync.rows(accountId, cloudId, scope, list.order, from, PAGE_ROWS),
      mirror.sync.count(accountId, cloudId, [scope]),
    ]);
    const next = from + PAGE_ROWS;
    const nextPageToken = next < total ? `scope:${next}` : null;
    return { value: { rows, nextPageToken, total }, fetchedAt: progress.lastSyncAt ?? now(), trouble };
  }

  const place = (token: string | null, kind: string): number | null => {
    const found = new RegExp(`^${kind}:(\\d{1,7})$`).exec(token ?? '');
    return found === null ? null : Number(found[1]);
  };

  return async (site: SiteRef, jql: string, token: string | null): Promise<Outcome<Aged<SearchPage>>> => {
    const inMirror = place(token, 'mirror');
    const inScope = place(token, 'scope');
    if (inMirror !== null || inScope !== null) {
      const held =
        inMirror === null ? await ofScope(site, jql, inScope ?? 0, null) : await remembered(site, jql, inMirror, null);
      return held === null
        ? fail({ kind: 'storage', detail: 'The list is no longer in the mirror. Search again.' })
        : succeed(held);
    }
    // A mirror that cannot be read is told of by what reads it below; here it costs the page its place in the list that is kept.
    const from = token === null ? 0 : await queries.placeOf(site.accountId, site.cloudId, jql, token).catch(() => null);
    return readThrough({
      site,
      topic: `search:${jql}:${token ?? ''}`,
      schema: searchPage,
      freshFor: FRESH_MS,
      // A token belongs to one walk through the results and ends after days: what it led to cannot be refreshed later.
      ask: token === null ? 'mirror-first' : 'jira',
      keep: from !== null,
      store: store(site, jql, from ?? 0),
      fetch: () => fetch(site, jql, token),
      instead: async (trouble) =>
        (token === null ? await ofScope(site, jql, 0, trouble) : null) ??
        (from === null ? null : await remembered(site, jql, from, trouble)),
    });
  };
}
