import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import { z } from '@shared/schema';
import type { Attempted, Gateway } from './request';
import { id } from './wire/common';
import { markOf, wireProperties } from './wire/properties';
import { readAnswer } from './wire/read-answer';

export interface NewWorklog {
  readonly timeSpentSeconds: number;
  /** Jira's own form: milliseconds, and an offset without a colon (contract §8.7). */
  readonly started: string;
  /** An ADF document, or `null`. */
  readonly comment: JsonValue;
  readonly changeId: string;
}

export interface MarkedWorklog {
  readonly id: string;
  readonly author: string | null;
  readonly timeSpentSeconds: number | null;
  readonly started: string | null;
  /** As with a comment's. */
  readonly change: string | null | undefined;
}

const PAGE = 1000;

/** `POST issue/{idOrKey}/worklog` with the marker of a change among its properties: 201. */
export function addWorklog(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  { timeSpentSeconds, started, comment, changeId }: NewWorklog,
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'POST',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/worklog`,
    body: {
      timeSpentSeconds,
      started,
      ...(comment === null ? {} : { comment }),
      properties: [{ key: CHANGE_PROPERTY, value: { id: changeId } }],
    },
    intent: 'write',
    what: `the worklog of ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}

const wirePage = z.object({
  worklogs: z.array(
    z
      .object({
        id,
        author: z.object({ accountId: z.string() }).nullish().catch(null),
        timeSpentSeconds: z.number().nullish(),
        started: z.string().nullish(),
        properties: wireProperties,
      })
      .transform((worklog): MarkedWorklog => ({
        id: worklog.id,
        author: worklog.author?.accountId ?? null,
        timeSpentSeconds: worklog.timeSpentSeconds ?? null,
        started: worklog.started ?? null,
        change: markOf(worklog.properties),
      })),
  ),
  total: z.number(),
});

/** `GET issue/{idOrKey}/worklog` with properties, oldest first: one page. */
export async function readMarkedWorklogs(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  startAt: number,
): Promise<Outcome<{ readonly worklogs: readonly MarkedWorklog[]; readonly total: number }>> {
  const what = `the worklog of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/worklog`,
    query: { startAt, maxResults: PAGE, expand: 'properties' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  return readAnswer(wirePage, answer, what);
}
