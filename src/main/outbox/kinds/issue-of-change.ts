import type { SiteRef } from '@shared/jira/site';
import type { JournalledChange } from '../journalled-change';
import type { Landed } from './kind';

/** Whose change it is, and where. */
export function siteOf({ accountId, cloudId }: JournalledChange): SiteRef {
  return { accountId, cloudId };
}

/** What the issue is asked for by: an id survives its move, and Jira follows a former key. */
export function issueOfChange({ issueId, issueKey }: JournalledChange): string {
  return issueId ?? issueKey ?? '';
}

/** The issue as the change names it. */
export function landedOn({ issueId, issueKey }: JournalledChange): Landed {
  return { id: issueId ?? '', key: issueKey ?? '' };
}
