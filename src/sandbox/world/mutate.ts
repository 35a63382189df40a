import * as index from './issue-index';
import type { Issue, SandboxSite } from './model';

/**
 * The one place through which operations change issues, so that what every change brings with it stands here alone.
 * Operations check first and then mutate: a refusal never leaves half a change.
 */
export interface MutationPlace {
  site: SandboxSite;
  /** Epoch milliseconds. */
  now: number;
}

/** Changes an issue and sets `updated`: edits, transitions, comments, worklogs, attachments. */
export function changeIssue<T>(place: MutationPlace, issue: Issue, change: () => T): T {
  const result = change();
  issue.updated = place.now;
  return result;
}

/** Changes an issue and leaves `updated` alone, as Jira does for links, watchers, votes and entity properties. */
export function changeQuietly<T>(_place: MutationPlace, _issue: Issue, change: () => T): T {
  return change();
}

/** Puts a new issue into the site, then lets `fill` add what belongs to its making: comments, links, a transition. */
export function createIssue(place: MutationPlace, issue: Issue, fill: () => void): void {
  index.addIssue(place.site, issue);
  fill();
}

/** Takes issues out, and the links that others hold to them. Their sub-tasks are the caller's business. */
export function removeIssues(place: MutationPlace, issues: readonly Issue[]): void {
  for (const issue of issues) index.removeIssue(place.site, issue);
}
