import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { fetchByKeys } from '../gateway/issue';
import { readOwnAccountId } from '../gateway/myself';
import type { Gateway } from '../gateway/request';
import type { IssueRef } from './journalled-change';

/** An issue that a person names, with what tells whether it is the one; `null` for what Jira does not show. */
export interface SeenIssue extends IssueRef {
  readonly project: { readonly id: string; readonly key: string } | null;
  readonly issueType: { readonly id: string; readonly name: string } | null;
  /** `own`: whether it is this account; `null` where its token may not know. */
  readonly creator: { readonly name: string; readonly own: boolean | null } | null;
  /** In Jira's own form. */
  readonly created: string | null;
  readonly summary: string | null;
}

/** The issue that a key leads to (`POST issue/bulkfetch`), with its key of today; `null` when this account sees none. */
export async function findIssue(gateway: Gateway, site: SiteRef, issueKey: string): Promise<Outcome<SeenIssue | null>> {
  const fetched = await fetchByKeys(gateway, site, [issueKey], CHANGE_PROPERTY);
  if (!fetched.ok) return fetched;
  const [issue] = fetched.value;
  if (issue === undefined) return succeed(null);
  const self = await readOwnAccountId(gateway, site);
  const own = self.ok ? self.value : null;
  const { project, issuetype, creator, created, summary } = issue.fields ?? {};
  const creatorId = creator?.accountId ?? null;
  return succeed({
    id: issue.id,
    key: issue.key,
    project: project ?? null,
    issueType: issuetype ?? null,
    creator:
      creator === null || creator === undefined
        ? null
        : {
            name: creator.displayName ?? 'Somebody else',
            own: own === null || creatorId === null ? null : own === creatorId,
          },
    created: created ?? null,
    summary: summary ?? null,
  });
}
