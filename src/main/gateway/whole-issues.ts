import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { FieldSchema } from '@shared/jira/field';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { jsonObject, z } from '@shared/schema';
import type { Gateway } from './request';
import { id, wireFieldSchema } from './wire/common';
import { readAnswer } from './wire/read-answer';

/** An issue with all of its fields, exactly as Jira wrote them; the first comments are among them. */
export interface WholeIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: JsonObject;
}

export interface WholePage {
  readonly issues: readonly WholeIssue[];
  /** Of the fields of these issues. */
  readonly names: Readonly<Record<string, string>>;
  readonly schema: Readonly<Record<string, FieldSchema>>;
  /** `null` on the last page. */
  readonly nextPageToken: string | null;
}

const wireWhole = z.object({ id, key: z.string(), fields: jsonObject });

const wirePage = z.object({
  issues: z.array(wireWhole),
  names: z.record(z.string(), z.string()).default({}),
  schema: z.record(z.string(), wireFieldSchema).default({}),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

const READ = ['read:jira-work'];

/**
 * `POST search/jql` with all fields, 100 issues a page (contract §9).
 *
 * @param reconcile numeric ids of issues that were just written, at most 50: Jira looks at them whatever its index says
 */
export async function searchWholeIssues(
  gateway: Gateway,
  site: SiteRef,
  query: { readonly jql: string; readonly token: string | null; readonly reconcile: readonly string[] },
): Promise<Outcome<WholePage>> {
  const what = 'the changed issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: {
      jql: query.jql,
      fields: ['*all'],
      expand: 'names,schema',
      maxResults: 100,
      ...(query.token === null ? {} : { nextPageToken: query.token }),
      ...(query.reconcile.length === 0 ? {} : { reconcileIssues: query.reconcile.map(Number) }),
    },
    intent: 'read',
    what,
    scopes: READ,
  });
  const page = readAnswer(wirePage, answer, what);
  if (!page.ok) return page;
  const { nextPageToken, isLast, ...rest } = page.value;
  return succeed({ ...rest, nextPageToken: isLast === true ? null : (nextPageToken ?? null) });
}

const wireIdPage = z.object({
  issues: z.array(z.object({ id })),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

/** `POST search/jql` for ids alone, up to 5,000 a page. */
export async function searchIssueIds(
  gateway: Gateway,
  site: SiteRef,
  query: { readonly jql: string; readonly token: string | null },
): Promise<Outcome<{ readonly ids: readonly string[]; readonly nextPageToken: string | null }>> {
  const what = 'the list of issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: {
      jql: query.jql,
      fields: ['id'],
      maxResults: 5_000,
      ...(query.token === null ? {} : { nextPageToken: query.token }),
    },
    intent: 'read',
    what,
    scopes: READ,
  });
  const page = readAnswer(wireIdPage, answer, what);
  if (!page.ok) return page;
  return succeed({
    ids: page.value.issues.map((issue) => issue.id),
    nextPageToken: page.value.isLast === true ? null : (page.value.nextPageToken ?? null),
  });
}

const wireFetched = z.object({ issues: z.array(wireWhole) });

/** `POST issue/bulkfetch` for up to 100 ids. Ids that are not visible are left out; an issue that was moved is given. */
export async function fetchWholeIssues(
  gateway: Gateway,
  site: SiteRef,
  ids: readonly string[],
): Promise<Outcome<readonly WholeIssue[]>> {
  const what = 'the issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    body: { issueIdsOrKeys: ids, fields: ['*all'] },
    intent: 'read',
    what,
    scopes: READ,
  });
  const read = readAnswer(wireFetched, answer, what);
  return read.ok ? succeed(read.value.issues) : read;
}
