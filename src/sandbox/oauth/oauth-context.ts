import type { Person, SandboxSite, World } from '../world/model';
import type { ClientApp } from './client-app';
import type { Consents } from './consents';
import type { Grants } from './grants';
import type { TokenSwitches } from './switches';
import type { Tokens } from './tokens';

/** Everything the OAuth endpoints work on. */
export interface OAuthContext {
  world: World;
  apps: readonly ClientApp[];
  grants: Grants;
  tokens: Tokens;
  consents: Consents;
  switches: TokenSwitches;
  clock: () => number;
  /** Where pictures of sites and people are served without a token. */
  pictureOrigin: () => string;
}

/** The person whom the consent page proposes. */
export const mainPersonName = 'Mara Lind';

/** People who can sign in: active, human, member of a site; the main person first. */
export function peopleWhoSignIn(world: World): Person[] {
  const able = world.people.filter(
    (person) => person.accountType === 'atlassian' && person.active && sitesOf(world, person).length > 0,
  );
  return able.sort((one, other) => Number(isMain(other)) - Number(isMain(one)));
}

export function sitesOf(world: World, person: Person): SandboxSite[] {
  return world.sites.filter((site) => site.members.includes(person.accountId));
}

export function personOf(world: World, accountId: string): Person | undefined {
  return world.people.find((person) => person.accountId === accountId);
}

/** The account that an access token speaks for, while the token is good. */
export function grantedTo(context: OAuthContext, accessToken: string | undefined): string | undefined {
  return accessToken === undefined ? undefined : context.tokens.find(accessToken)?.grant.accountId;
}

function isMain(person: Person): boolean {
  return person.displayName === mainPersonName;
}
