import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Attempted, Gateway } from './request';
import { readAnswer } from './wire/read-answer';

export interface Watching {
  /** Whether we ourselves watch; told also to those who may not see who else does. */
  readonly isWatching: boolean;
  readonly accountIds: readonly string[];
}

/** `POST issue/{idOrKey}/watchers` with a bare JSON string, or `DELETE …/watchers?accountId=`: 204, however often. */
export function setWatching(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  { accountId, watching }: { readonly accountId: string; readonly watching: boolean },
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: watching ? 'POST' : 'DELETE',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/watchers`,
    ...(watching ? { body: accountId } : { query: { accountId } }),
    intent: 'write',
    what: `the watchers of ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}

const wireWatching = z
  .object({ isWatching: z.boolean(), watchers: z.array(z.object({ accountId: z.string() })).nullish() })
  .transform(({ isWatching, watchers }): Watching => ({
    isWatching,
    accountIds: (watchers ?? []).map(({ accountId }) => accountId),
  }));

/** `GET issue/{idOrKey}/watchers`. */
export async function readWatching(gateway: Gateway, site: SiteRef, issueIdOrKey: string): Promise<Outcome<Watching>> {
  const what = `the watchers of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/watchers`,
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  return readAnswer(wireWatching, answer, what);
}
