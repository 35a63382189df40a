import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { readComments, readIssue } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import { issueStore, threadStore } from './issue-stores';
import type { JustWritten } from './just-written';
import type { RemoteMirror } from './mirror-objects';

export interface RefreshPorts {
  readonly gateway: Gateway;
  readonly mirror: Pick<RemoteMirror, 'issues' | 'knowledge' | 'mirror'>;
  readonly justWritten: JustWritten;
  readonly now: () => number;
  readonly changed: (site: SiteRef, topics: readonly string[]) => void;
}

/** Reads an issue back into the mirror. The outbox calls it after a change of the issue was applied. */
export type RefreshIssue = (site: SiteRef, idOrKey: string, withComments: boolean) => Promise<Outcome<null>>;

/** One read (`GET issue`), 2 points, and one more of its comments where one was written; searches of the next minutes name the issue, so that lists have it before the index does. */
export function createRefreshIssue({ gateway, mirror, justWritten, now, changed }: RefreshPorts): RefreshIssue {
  return async (site, idOrKey, withComments) => {
    // Known before it is read: a search that is asked meanwhile should have it too.
    if (/^\d+$/.test(idOrKey)) justWritten.add(site, idOrKey);
    const read = await readIssue(gateway, site, idOrKey);
    if (!read.ok) return read;
    justWritten.add(site, read.value.id);
    await issueStore(mirror, site, idOrKey).write(read.value, now());
    const { key } = read.value;
    const comments = withComments ? await readComments(gateway, site, key) : null;
    if (comments?.ok === true) await threadStore(mirror, site, key, 'comments').write(comments.value, now());
    // What can be done next depends on its status: the old list would lead to a refusal.
    await mirror.mirror.forget(site.accountId, site.cloudId, `transitions:${key}`);
    changed(site, [...['issue', 'comments', 'history', 'transitions'].map((part) => `${part}:${key}`), 'search:']);
    return comments?.ok === false ? comments : succeed(null);
  };
}
