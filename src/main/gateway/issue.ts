import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Comment, HistoryEntry, Issue } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { z } from '@shared/schema';
import { allPages, type Page } from './all-pages';
import type { Attempted, Gateway } from './request';
import { id } from './wire/common';
import { wireCommentPage, wireHistoryPage, wireIssue } from './wire/issue';
import { readAnswer } from './wire/read-answer';

const READ = ['read:jira-work'];

/** `GET issue/{idOrKey}`: every field, with names and schema. The key of the answer may differ: issues move. */
export async function readIssue(gateway: Gateway, site: SiteRef, issueKey: string): Promise<Outcome<Issue>> {
  const what = `the issue ${issueKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueKey)}`,
    // Comments have pages of their own; here they would be cut at the first.
    query: { fields: '*all,-comment', expand: 'names,schema' },
    intent: 'read',
    what,
    scopes: READ,
  });
  return readAnswer(wireIssue, answer, what);
}

/** `GET issue/{idOrKey}/comment`, all pages, oldest first. */
export function readComments(gateway: Gateway, site: SiteRef, issueKey: string): Promise<Outcome<Comment[]>> {
  const what = `the comments of ${issueKey}`;
  return allPages(async (startAt): Promise<Outcome<Page<Comment>>> => {
    const answer = await gateway.request({
      site,
      method: 'GET',
      path: `/rest/api/3/issue/${encodeURIComponent(issueKey)}/comment`,
      query: { startAt, maxResults: 100, orderBy: 'created' },
      intent: 'read',
      what,
      scopes: READ,
    });
    const page = readAnswer(wireCommentPage, answer, what);
    return page.ok ? succeed({ items: page.value.comments, total: page.value.total }) : page;
  });
}

/** `GET issue/{idOrKey}/changelog`, all pages, oldest first. */
export function readHistory(gateway: Gateway, site: SiteRef, issueKey: string): Promise<Outcome<HistoryEntry[]>> {
  const what = `the history of ${issueKey}`;
  return allPages(async (startAt): Promise<Outcome<Page<HistoryEntry>>> => {
    const answer = await gateway.request({
      site,
      method: 'GET',
      path: `/rest/api/3/issue/${encodeURIComponent(issueKey)}/changelog`,
      query: { startAt, maxResults: 100 },
      intent: 'read',
      what,
      scopes: READ,
    });
    const page = readAnswer(wireHistoryPage, answer, what);
    return page.ok ? succeed({ items: page.value.values, total: page.value.total }) : page;
  });
}

const wireCreated = z.object({ id, key: z.string() });
export type CreatedIssue = z.output<typeof wireCreated>;

/** `POST issue`. Not idempotent: the gateway never replays it once bytes went out. */
export async function createIssue(gateway: Gateway, site: SiteRef, body: JsonObject): Promise<Attempted<CreatedIssue>> {
  const what = 'the new issue';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/issue',
    body,
    intent: 'write',
    what,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
  const created = readAnswer(wireCreated, answer, what);
  return answer.unsent === true ? { ...created, unsent: true } : created;
}

const wireFetched = z.object({
  issues: z.array(
    z.object({
      id,
      key: z.string(),
      fields: z
        .object({
          summary: z.string().nullish(),
          created: z.string().nullish(),
          creator: z
            .object({ accountId: z.string().nullish(), displayName: z.string().nullish() })
            .nullish()
            .catch(null),
          issuetype: z.object({ id, name: z.string() }).nullish().catch(null),
          project: z.object({ id, key: z.string() }).nullish().catch(null),
        })
        .optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
export type FetchedIssue = z.output<typeof wireFetched>['issues'][number];

/** `POST issue/bulkfetch` for up to 100 keys, with one property of ours. Keys that are not visible are left out. */
export async function fetchByKeys(
  gateway: Gateway,
  site: SiteRef,
  keys: readonly string[],
  property: string,
): Promise<Outcome<readonly FetchedIssue[]>> {
  const what = 'the newest issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    body: {
      issueIdsOrKeys: keys,
      fields: ['summary', 'created', 'creator', 'issuetype', 'project'],
      properties: [property],
    },
    intent: 'read',
    what,
    scopes: READ,
    priority: 'outbox',
  });
  const read = readAnswer(wireFetched, answer, what);
  return read.ok ? succeed(read.value.issues) : read;
}
