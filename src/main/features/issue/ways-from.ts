import type { Aged } from '@shared/ipc/aged';
import { fail, type Outcome } from '@shared/ipc/outcome';
import { transition } from '@shared/ipc/schemas';
import type { SiteRef } from '@shared/jira/site';
import type { Transition } from '@shared/jira/transition';
import { z } from '@shared/schema';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import { topics } from '../../mirror/topics';
import type { IssueLikes } from './offers';

export interface WaysPorts {
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'kinds'>;
  readonly likesOf: (site: SiteRef, issueKey: string) => Promise<IssueLikes | null>;
  /** What Jira offers on an issue now, by id. */
  readonly ask: (site: SiteRef, issueId: string) => Promise<Outcome<readonly Transition[]>>;
}

const FRESH_MS = 60 * 60_000;

/**
 * The ways on from a status that an issue will have once a waiting change has reached Jira. Jira tells them for the status that an issue
 * has now alone: they are those of another issue of the same project and type that is in that status.
 */
export function createWaysFrom({ readThrough, mirror, likesOf, ask }: WaysPorts) {
  return async (site: SiteRef, issueKey: string, statusId: string): Promise<Outcome<Aged<Transition[]>>> => {
    const likes = await likesOf(site, issueKey);
    const unknown = fail({ kind: 'not-found', what: 'the ways on from a status that is still to come', messages: [] });
    if (likes === null) return unknown;
    const { projectId, issueTypeId } = likes;
    return readThrough({
      site,
      topic: topics.transitionsOf(projectId, issueTypeId, statusId),
      schema: z.array(transition),
      freshFor: FRESH_MS,
      fetch: async () => {
        const kinds = await mirror.kinds.of(site.accountId, site.cloudId, projectId);
        const like = kinds.find(({ type, status }) => type === issueTypeId && status === statusId);
        if (like === undefined) return unknown;
        const offered = await ask(site, like.id);
        return offered.ok ? { ok: true, value: [...offered.value] } : offered;
      },
    });
  };
}
