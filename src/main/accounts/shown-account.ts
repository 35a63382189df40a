import type { Account } from '@shared/ipc/account';
import { assertNever } from '@shared/assert-never';
import type { Site } from '@shared/jira/site';
import type { AccountRecord, AccountState } from './account';
import { atlassianOrigins, isAtlassian } from './origins';
import { missingScopes } from './sites';

/** The account as the screens know it. `readable` says whether its secrets open now. */
export function shownAccount(record: AccountRecord, readable: boolean): Account {
  const { identity, origins } = record;
  return {
    id: record.id,
    kind: record.kind,
    displayName: identity?.displayName ?? (record.kind === 'person' ? 'Atlassian account' : 'Service account'),
    personId: identity?.accountId ?? null,
    avatarUrl: identity?.avatarUrl ?? null,
    foreignHost: isAtlassian(origins) ? null : foreignHost(record),
    apiOrigin: origins.api,
    state: shownState(record.state, readable),
    // accessible-resources has no order; a list that people choose from has one.
    sites: [
      ...byName(record.sites).map((site) => ({ ...site, missingScopes: missingScopes(site) })),
      ...byName(record.formerSites ?? []).map((site) => ({ ...site, missingScopes: [], gone: true as const })),
    ],
  };
}

function byName(sites: readonly Site[]): readonly Site[] {
  return sites.toSorted((one, other) => one.name.localeCompare(other.name));
}

function foreignHost({ origins }: AccountRecord): string {
  return new URL(origins.auth === atlassianOrigins.auth ? origins.api : origins.auth).host;
}

function shownState(state: AccountState, readable: boolean): Account['state'] {
  switch (state.kind) {
    case 'signed-out':
    case 'client-refused':
      return state.kind;
    case 'active':
      return readable ? 'ready' : 'locked';
    default:
      return assertNever(state);
  }
}
