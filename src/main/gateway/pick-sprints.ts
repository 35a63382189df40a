import type { FoundSprint } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { z } from '@shared/schema';
import type { Gateway } from './request';
import { suggestValues } from './suggest-values';
import { wireBoards, wireSprints } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

/** Without these two, a site's boards and sprints cannot be asked for (contract §2.7, §9): they are granular only. */
const AGILE = ['read:board-scope:jira-software', 'read:sprint:jira-software'];

export function canReadBoards(scopes: readonly string[]): boolean {
  return AGILE.every((scope) => scopes.includes(scope));
}

const PAGE = 50;
/** A project with more boards than these is asked for the first ones alone: each is one more request. */
const MOST_BOARDS = 20;
const MOST_PAGES = 10;

interface SprintSearch {
  readonly projectId: string;
  readonly signal?: AbortSignal;
}

/**
 * Active and future sprints of a project's boards, each once. Kanban boards have none: they answer 400, and are passed over.
 * `GET agile/1.0/board?projectKeyOrId=`, then `board/{id}/sprint?state=active,future`.
 */
export async function readOpenSprints(
  gateway: Gateway,
  site: SiteRef,
  { projectId, signal }: SprintSearch,
): Promise<Outcome<FoundSprint[]>> {
  const ask = <T>(path: string, query: Record<string, string | number>, schema: z.ZodType<T>, what: string) =>
    gateway
      .request({
        site,
        method: 'GET',
        path: `/rest/agile/1.0/${path}`,
        query: { ...query, maxResults: PAGE },
        intent: 'read',
        what,
        scopes: AGILE,
        ...(signal === undefined ? {} : { signal }),
      })
      .then((answer) => readAnswer(schema, answer, what));

  const boards = await ask('board', { projectKeyOrId: projectId }, wireBoards, 'the boards');
  if (!boards.ok) return boards;
  const found = new Map<string, FoundSprint>();
  for (const board of boards.value.values.filter(({ type }) => type !== 'kanban').slice(0, MOST_BOARDS)) {
    for (let page = 0, startAt = 0; page < MOST_PAGES; page++) {
      const path = `board/${board.id}/sprint`;
      const sprints = await ask(path, { state: 'active,future', startAt }, wireSprints, 'the sprints');
      // A board that calls itself otherwise may still be without sprints, and says so with a 400.
      if (!sprints.ok && sprints.failure.kind === 'jira-rejected' && sprints.failure.status === 400) break;
      if (!sprints.ok) return sprints;
      for (const { id, name, state } of sprints.value.values)
        found.set(id, { id, name: name ?? `Sprint ${id}`, state: stateOf(state) });
      startAt += sprints.value.values.length;
      if (sprints.value.values.length === 0 || sprints.value.isLast !== false) break;
    }
  }
  return succeed([...found.values()].toSorted((a, b) => Number(b.state === 'active') - Number(a.state === 'active')));
}

/** Sprints by JQL's suggestions, where boards may not be read. They do not tell the state. */
export async function suggestSprints(
  gateway: Gateway,
  site: SiteRef,
  search: { readonly fieldId: string; readonly query: string; readonly signal?: AbortSignal },
): Promise<Outcome<FoundSprint[]>> {
  const found = await suggestValues(gateway, site, { ...search, what: 'the sprints' });
  if (!found.ok) return found;
  return succeed(
    // A value that is no number is a name or a function such as openSprints(): the field takes neither.
    found.value.flatMap(({ value, shown }) => (/^\d+$/.test(value) ? [{ id: value, name: shown, state: null }] : [])),
  );
}

export function stateOf(state: unknown): FoundSprint['state'] {
  return state === 'active' || state === 'future' || state === 'closed' ? state : null;
}
