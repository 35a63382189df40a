import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { IssueRow } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { ROW_FIELDS, wireIssueRow } from './wire/issue';
import { readAnswer } from './wire/read-answer';

export interface SearchPage {
  readonly rows: readonly IssueRow[];
  /** `null` on the last page. */
  readonly nextPageToken: string | null;
}

const wireSearchPage = z.object({
  issues: z.array(wireIssueRow),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

/**
 * `POST search/jql`, one page of at most 100 rows. The index lags behind writes, and a short page is not the last one:
 * only `isLast` and the token tell.
 */
export async function searchIssues(
  gateway: Gateway,
  site: SiteRef,
  jql: string,
  nextPageToken: string | null,
  /** Numeric ids of issues that were just written, at most 50: Jira looks at them whatever its index says. */
  reconcile: readonly string[] = [],
  /** Rows of a page. Each costs a point of the hourly quota (contract 4). */
  most = 100,
): Promise<Outcome<SearchPage>> {
  const what = 'the search';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: {
      jql,
      fields: ROW_FIELDS,
      maxResults: most,
      ...(nextPageToken === null ? {} : { nextPageToken }),
      ...(reconcile.length === 0 ? {} : { reconcileIssues: reconcile.map(Number) }),
    },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const page = readAnswer(wireSearchPage, answer, what);
  if (!page.ok) return page;
  const last = page.value.isLast === true || (page.value.nextPageToken ?? null) === null;
  return succeed({ rows: page.value.issues, nextPageToken: last ? null : (page.value.nextPageToken ?? null) });
}

const wireCount = z.object({ count: z.number() });

/** `POST search/approximate-count`: for "about 1,200 issues", never for deciding that there are no more. */
export async function countIssues(gateway: Gateway, site: SiteRef, jql: string): Promise<Outcome<number>> {
  const what = 'the number of issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    body: { jql },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(wireCount, answer, what);
  return read.ok ? succeed(read.value.count) : read;
}
