import { foundSprint, type FoundSprint } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { matchWords } from '@shared/match-words';
import type { Matches } from '../../gateway/matches';
import { canReadBoards, readOpenSprints, suggestSprints } from '../../gateway/pick-sprints';
import type { Gateway } from '../../gateway/request';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { Picking } from './ask-or-remember';
import { openSprints, seenSprints, withKnownState } from './read-seen';
import { createRemembered, unique } from './remembered';

export interface SprintPorts {
  readonly gateway: Gateway;
  readonly mirror: Pick<RemoteMirror, 'mirror' | 'seen'>;
  /** What the account's token may do at the site. */
  readonly scopesOf: (site: SiteRef) => readonly string[];
  readonly now: () => number;
}

/** A board costs a request: what its sprints are is not asked for at each key. */
const FRESH_MS = 60_000;

/** Open sprints of a project: from its boards where the token may read them, else by JQL's suggestions. */
export function createSprintSearch({ gateway, mirror, scopesOf, now }: SprintPorts) {
  const remembered = createRemembered(mirror, foundSprint, ({ id }) => id);
  const read = new Map<string, { readonly at: number; readonly sprints: readonly FoundSprint[] }>();

  async function ofBoards(
    site: SiteRef,
    projectId: string,
    signal: AbortSignal,
  ): Promise<Outcome<readonly FoundSprint[]>> {
    const key = JSON.stringify([site.accountId, site.cloudId, projectId]);
    const held = read.get(key);
    if (held !== undefined && now() - held.at < FRESH_MS) return succeed(held.sprints);
    const sprints = await readOpenSprints(gateway, site, { projectId, signal });
    if (sprints.ok) read.set(key, { at: now(), sprints: sprints.value });
    return sprints;
  }

  return function sprintSearch(
    { site, projectId, fieldId, query }: { site: SiteRef; projectId: string; fieldId: string; query: string },
    signal: AbortSignal,
  ): Picking<FoundSprint> {
    const { accountId, cloudId } = site;
    const seen = async (): Promise<FoundSprint[]> =>
      seenSprints(await mirror.seen.ofField(accountId, cloudId, fieldId, projectId === '' ? null : projectId));
    const recall = async (): Promise<readonly FoundSprint[]> => {
      const [fromIssues, picked] = await Promise.all([seen(), remembered.recall(site, `sprints:${projectId}`)]);
      const known = unique([...picked, ...fromIssues], ({ id }) => id);
      return matchWords(openSprints(withKnownState(known, fromIssues)), query, ({ name }) => name);
    };

    async function ask(): Promise<Outcome<Matches<FoundSprint>>> {
      if (projectId !== '' && canReadBoards(scopesOf(site))) {
        const sprints = await ofBoards(site, projectId, signal);
        if (sprints.ok) return succeed({ items: matchWords(sprints.value, query, ({ name }) => name), complete: true });
        // What a token was given can be less than what the site lists: then the other way is left.
        const { kind } = sprints.failure;
        if (kind !== 'scope-missing' && kind !== 'not-permitted' && kind !== 'not-found') return sprints;
      }
      const suggested = await suggestSprints(gateway, site, { fieldId, query, signal });
      if (!suggested.ok) return suggested;
      return succeed({ items: openSprints(withKnownState(suggested.value, await seen())), complete: false });
    }

    return { site, ask, recall, remember: (items) => remembered.remember(site, `sprints:${projectId}`, items, now()) };
  };
}
