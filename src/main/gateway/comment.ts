import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import { jsonValue, z } from '@shared/schema';
import type { Attempted, Gateway } from './request';
import { id } from './wire/common';
import { readAnswer } from './wire/read-answer';
import { markOf, wireProperties } from './wire/properties';

/** A comment or worklog as far as finding one's own again goes. */
export interface MarkedComment {
  readonly id: string;
  readonly author: string | null;
  readonly body: JsonValue;
  /** The change that its marker names; `null` without a marker, `undefined` where the answer says nothing of markers. */
  readonly change: string | null | undefined;
}

const PAGE = 100;

/** `POST issue/{idOrKey}/comment` with the marker of a change among its properties: 201. */
export function addComment(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  { body, changeId }: { readonly body: JsonValue; readonly changeId: string },
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'POST',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/comment`,
    body: { body, properties: [{ key: CHANGE_PROPERTY, value: { id: changeId } }] },
    intent: 'write',
    what: `the comments of ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}

/** `PUT issue/{idOrKey}/comment/{id}`: 200. Another body in place of the one that is there; its properties stay. */
export function editComment(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  { id: commentId, body }: { readonly id: string; readonly body: JsonValue },
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'PUT',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/comment/${encodeURIComponent(commentId)}`,
    body: { body },
    intent: 'write',
    what: `a comment of ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}

const wirePage = z.object({
  comments: z.array(
    z
      .object({
        id,
        author: z.object({ accountId: z.string() }).nullish().catch(null),
        body: jsonValue.nullish(),
        properties: wireProperties,
      })
      .transform((comment): MarkedComment => ({
        id: comment.id,
        author: comment.author?.accountId ?? null,
        body: comment.body ?? null,
        change: markOf(comment.properties),
      })),
  ),
  total: z.number(),
});

/** `GET issue/{idOrKey}/comment`, newest first, with their properties: one page. */
export async function readNewestComments(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  startAt: number,
): Promise<Outcome<{ readonly comments: readonly MarkedComment[]; readonly total: number }>> {
  const what = `the comments of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/comment`,
    query: { startAt, maxResults: PAGE, orderBy: '-created', expand: 'properties' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  return readAnswer(wirePage, answer, what);
}

const wireProperty = z.object({ value: z.unknown() });

/** `GET comment/{id}/properties/{key}`: the change that a comment carries, `null` for none. */
export async function readCommentMark(
  gateway: Gateway,
  site: SiteRef,
  commentId: string,
): Promise<Outcome<string | null>> {
  const what = 'the marker of a comment';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/comment/${encodeURIComponent(commentId)}/properties/${CHANGE_PROPERTY}`,
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  if (!answer.ok) return answer.failure.kind === 'not-found' ? succeed(null) : answer;
  const read = readAnswer(wireProperty, answer, what);
  return read.ok ? succeed(markOf([{ key: CHANGE_PROPERTY, value: read.value.value }]) ?? null) : read;
}
