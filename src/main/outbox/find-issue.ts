import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { fetchByKeys } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import type { IssueRef } from './journalled-change';

/** The issue that a key leads to (`POST issue/bulkfetch`), with its key of today; `null` when this account sees none. */
export async function findIssue(gateway: Gateway, site: SiteRef, issueKey: string): Promise<Outcome<IssueRef | null>> {
  const fetched = await fetchByKeys(gateway, site, [issueKey], CHANGE_PROPERTY);
  if (!fetched.ok) return fetched;
  const [issue] = fetched.value;
  return succeed(issue === undefined ? null : { id: issue.id, key: issue.key });
}
