import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Attempted, Gateway } from './request';

const WRITE = ['write:jira-work'];

/** `PUT issue/{idOrKey}` with `fields` and `update`: 204. The last writer wins, field by field; 409 when two write at once. */
export function editIssue(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  body: JsonObject,
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'PUT',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}`,
    body,
    intent: 'write',
    what: `the issue ${issueIdOrKey}`,
    scopes: WRITE,
    priority: 'outbox',
  });
}

/** `PUT issue/{idOrKey}/assignee`: needs *Assign issues* alone, on whatever screen the field is. `null`: nobody. */
export function assignIssue(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  accountId: string | null,
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'PUT',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/assignee`,
    body: { accountId },
    intent: 'write',
    what: `the issue ${issueIdOrKey}`,
    scopes: WRITE,
    priority: 'outbox',
  });
}
