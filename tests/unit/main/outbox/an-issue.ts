import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { SeenIssue } from '../../../../src/main/outbox/find-issue';

/** An issue of which Jira shows nothing but that it is there. */
export function seenAs(id: string, key: string, over: Partial<SeenIssue> = {}): SeenIssue {
  return { id, key, project: null, issueType: null, creator: null, created: null, summary: null, ...over };
}

/** A Jira in which every key leads to an issue whose id is its number. */
export function anIssue(_site: SiteRef, key: string): Promise<Outcome<SeenIssue | null>> {
  return Promise.resolve(succeed(seenAs(key.slice(key.lastIndexOf('-') + 1), key)));
}
