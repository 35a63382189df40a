import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { IssueType } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from './request';
import { wireTypedIssues } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

/** So many issues are read by one request at most (contract §9). */
export const MOST_HEADS = 100;

/** An issue as far as others refer to it. */
export interface IssueHead {
  /** Not the one that was asked for where the issue has moved. */
  readonly key: string;
  readonly summary: string;
  readonly issueType: IssueType | null;
}

/** `POST issue/bulkfetch` for up to 100 keys. Those that this account does not see are left out. */
export async function readIssueHeads(
  gateway: Gateway,
  site: SiteRef,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome<readonly IssueHead[]>> {
  const what = 'the issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    body: { issueIdsOrKeys: keys, fields: ['summary', 'issuetype'] },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    ...(signal === undefined ? {} : { signal }),
  });
  const read = readAnswer(wireTypedIssues, answer, what);
  if (!read.ok) return read;
  return succeed(
    read.value.issues.map(({ key, fields }) => ({
      key,
      summary: fields?.summary ?? '',
      issueType: fields?.issuetype ?? null,
    })),
  );
}
