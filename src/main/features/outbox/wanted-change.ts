import { randomUUID } from 'node:crypto';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { SiteRef } from '@shared/jira/site';
import type { IssueRef, NewChange } from '../../outbox/journalled-change';
import { bodyOf } from '../../outbox/kinds/read-input';
import { titleOf } from './title-of';

/** The change that a person wants done to an issue. Pure but for the id. */
export function wantedChange(
  {
    site,
    issue,
    input,
    after,
  }: {
    readonly site: SiteRef;
    /** `null`: the one that `after` makes. */
    readonly issue: IssueRef | null;
    readonly input: ChangeInput;
    readonly after: string | null;
  },
  now: number,
  newId: () => string = randomUUID,
): NewChange {
  return {
    id: newId(),
    accountId: site.accountId,
    cloudId: site.cloudId,
    kind: input.kind,
    title: titleOf(input),
    subtitle: issue?.key ?? 'On the issue to be',
    projectKey: issue === null ? '' : projectOf(issue.key),
    issue,
    after,
    createdAt: now,
    body: bodyOf(input),
  };
}

/** `SHOP-12` → `SHOP`. */
export function projectOf(issueKey: string): string {
  return issueKey.slice(0, Math.max(0, issueKey.lastIndexOf('-')));
}
