import type { JournalledChange } from '../journalled-change';
import type { Landed } from './kind';

/** What the issue is asked for by: an id survives its move, and Jira follows a former key. */
export function issueOfChange({ issueId, issueKey }: JournalledChange): string {
  return issueId ?? issueKey ?? '';
}

/** The issue as the change names it. */
export function landedOn({ issueId, issueKey }: JournalledChange): Landed {
  return { id: issueId ?? '', key: issueKey ?? '' };
}
