import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { IssueRef } from '../../../../src/main/outbox/journalled-change';

/** A Jira in which every key leads to an issue whose id is its number. */
export function anIssue(_site: SiteRef, key: string): Promise<Outcome<IssueRef | null>> {
  return Promise.resolve(succeed({ id: key.slice(key.lastIndexOf('-') + 1), key }));
}
