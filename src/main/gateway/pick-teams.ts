import type { FoundTeam } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from './request';
import { suggestValues } from './suggest-values';

/** Teams by JQL's suggestions: the picker of the field itself is private (contract §7.2). */
export async function suggestTeams(
  gateway: Gateway,
  site: SiteRef,
  search: { readonly fieldId: string; readonly query: string; readonly signal?: AbortSignal },
): Promise<Outcome<FoundTeam[]>> {
  const found = await suggestValues(gateway, site, { ...search, what: 'the teams' });
  if (!found.ok) return found;
  // The field takes an id; a suggestion that is nothing but a name could not be sent.
  return succeed(
    found.value.flatMap(({ value, shown }) => (value === shown || value === '' ? [] : [{ id: value, name: shown }])),
  );
}
