import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from './request';

/**
 * Whether Jira takes a query: `POST search/jql` for one id, 2 points at most. Refused with 400 are a wrong grammar, a field that is not
 * there, and a query without any bound (contract §9); a value that is not there finds nothing.
 */
export async function tryJql(gateway: Gateway, site: SiteRef, jql: string): Promise<Outcome<null>> {
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: { jql, fields: ['id'], maxResults: 1 },
    intent: 'read',
    what: 'the query',
    scopes: ['read:jira-work'],
  });
  return answer.ok ? succeed(null) : answer;
}
