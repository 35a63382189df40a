import type { Outcome } from '@shared/ipc/outcome';
import type { Site } from '@shared/jira/site';
import type { AccessTokens } from './access-token';
import type { AccountRecord } from './account';
import type { ArrivePorts } from './arrive';
import { defaultScopes } from './authorize-url';
import { formerSitesOf } from './former-sites';
import { readIdentityOnSites, readSites } from './identity';

/** A granular scope that shows that a family of operations is held without its classic scope (contract 2.7). */
const granularInstead: Readonly<Record<string, readonly string[]>> = {
  'read:jira-work': ['read:issue:jira', 'read:issue-details:jira'],
  'write:jira-work': ['write:issue:jira'],
  'read:jira-user': ['read:user:jira'],
};

/** Which of the default scopes a site's grant lacks. `offline_access` is never listed with a site (contract 2.6). */
export function missingScopes(site: Pick<Site, 'scopes'>): string[] {
  return defaultScopes.filter((scope) => {
    if (scope === 'offline_access' || site.scopes.includes(scope)) return false;
    return !(granularInstead[scope] ?? []).some((instead) => site.scopes.includes(instead));
  });
}

/**
 * Reads accessible-resources anew and keeps what it says; an account that had no identity asks for it again. An empty
 * list is kept as such: the account is there, and reaches nothing.
 */
export async function rereadSites(
  ports: ArrivePorts & { readonly accessTokens: AccessTokens },
  accountId: string,
): Promise<Outcome<AccountRecord>> {
  const { vault, accessTokens, fetch, now } = ports;
  const found = vault.find(accountId);
  if (!found.ok) return found;
  const { origins } = found.value;

  const token = await accessTokens.accessTokenFor(accountId);
  if (!token.ok) return token;
  let accessToken = token.value;
  let sites = await readSites({ fetch, now, origins, accessToken });
  if (!sites.ok && sites.failure.kind === 'sign-in-refused') {
    const renewed = await accessTokens.accessTokenFor(accountId, { rejected: accessToken });
    if (!renewed.ok) return renewed;
    accessToken = renewed.value;
    sites = await readSites({ fetch, now, origins, accessToken });
  }
  if (!sites.ok) return sites;
  const known = { sites: sites.value, formerSites: formerSitesOf(found.value, sites.value) };
  if (found.value.identity !== null) return vault.describe(accountId, known);
  const identity = await readIdentityOnSites({ fetch, now, origins, accessToken }, sites.value);
  return vault.describe(accountId, { ...known, ...(identity.ok ? { identity: identity.value } : {}) });
}
