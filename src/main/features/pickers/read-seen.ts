import type { FoundSprint, FoundTeam } from '@shared/ipc/pickers';
import { isJsonObject, type JsonValue } from '@shared/json';
import { stateOf } from '../../gateway/pick-sprints';

/** Values of issues as Jira gives them on read, into what the pickers offer. What cannot be read is left out. Pure. */

export function seenLabels(values: readonly JsonValue[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

/** `[{id, name, state, …}]` of the Sprint field. */
export function seenSprints(values: readonly JsonValue[]): FoundSprint[] {
  return values.filter(isJsonObject).flatMap(({ id, name, state }) => {
    const known = typeof id === 'string' || typeof id === 'number';
    return known && typeof name === 'string' ? [{ id: String(id), name, state: stateOf(state) }] : [];
  });
}

/** `{id, name, …}` or, from other versions, `{id, title}`. */
export function seenTeams(values: readonly JsonValue[]): FoundTeam[] {
  return values.filter(isJsonObject).flatMap(({ id, name, title }) => {
    const called = typeof name === 'string' ? name : title;
    return typeof id === 'string' && typeof called === 'string' ? [{ id, name: called }] : [];
  });
}

/** Closed sprints take no issue; open ones first, then those whose state nobody told. */
export function openSprints(sprints: readonly FoundSprint[]): FoundSprint[] {
  const rank = ({ state }: FoundSprint): number => (state === 'active' ? 0 : state === 'future' ? 1 : 2);
  return sprints.filter(({ state }) => state !== 'closed').toSorted((a, b) => rank(a) - rank(b));
}

/** Sprints without a state, with the one that the mirror knows. */
export function withKnownState(sprints: readonly FoundSprint[], known: readonly FoundSprint[]): FoundSprint[] {
  const byId = new Map(known.map((sprint) => [sprint.id, sprint]));
  return sprints.map((sprint) => ({ ...sprint, state: sprint.state ?? byId.get(sprint.id)?.state ?? null }));
}
