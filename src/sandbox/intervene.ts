import type { Intervention } from './interventions';
import { grantedTo, peopleWhoSignIn, personOf, type OAuthContext } from './oauth/oauth-context';
import type { SiteClock } from './site-clock';
import { childrenOf, fieldById, issueByKeyOrId } from './world/find';
import { setOptionDisabled } from './world/many-options';
import { removeIssues } from './world/mutate';
import type { Issue, Person, SandboxSite } from './world/model';
import { GLOBAL_PERMISSIONS } from './world/permissions';

/** It names an account, a site or an issue that is not there. */
export class WrongIntervention extends Error {}

export interface Intervenable {
  oauth: OAuthContext;
  siteClock: SiteClock;
  /** Sites that were taken away, to be brought back. */
  removedSites: SandboxSite[];
}

/** The request that an intervention came with, when it is a fault. */
export interface InterveningRequest {
  token: string | undefined;
  cloudId: string | undefined;
}

/** Does it, at once. Throws `WrongIntervention`. */
export function intervene(on: Intervenable, intervention: Intervention, from?: InterveningRequest): void {
  const { oauth } = on;
  switch (intervention.command) {
    case 'skew-clock':
      on.siteClock.skew = intervention.ms;
      return;
    case 'expire-token':
      for (const { accountId } of accountsOf(on, intervention.account, from))
        oauth.tokens.expire(accountId, intervention.status);
      return;
    case 'revoke-token':
      for (const { accountId } of accountsOf(on, intervention.account, from))
        for (const app of oauth.apps) oauth.grants.revoke(app.clientId, accountId);
      return;
    case 'close-reuse-window':
      oauth.switches.refreshLeewaySeconds = 0;
      return;
    case 'remove-site':
      removeSite(on, siteOf(on, intervention.cloudId ?? from?.cloudId));
      return;
    case 'restore-site':
      restoreSite(on, intervention.cloudId);
      return;
    case 'replace-user':
      for (const person of accountsOf(on, intervention.account, from)) replaceUser(on, person, intervention.by);
      return;
    case 'hide-issue':
    case 'show-issue':
      setHidden(on, intervention);
      return;
    case 'disable-option':
    case 'enable-option':
      setDisabled(on, intervention);
      return;
    case 'withhold-permission':
    case 'grant-permission':
      setWithheld(on, intervention);
      return;
    case 'delete-issue': {
      const site = siteOf(on, intervention.cloudId);
      const issue = issueOf(site, intervention.issue);
      removeIssues({ site, now: on.siteClock.now() }, [...subtasksOf(site, issue), issue]);
    }
  }
}

/** The named account, or the one whose token the request carries. A request without a good token means nobody. */
function accountsOf(on: Intervenable, named: string | undefined, from: InterveningRequest | undefined): Person[] {
  if (named !== undefined) return [personNamed(on, named)];
  if (from === undefined) throw new WrongIntervention('Name an account.');
  const accountId = grantedTo(on.oauth, from.token);
  const person = accountId === undefined ? undefined : personOf(on.oauth.world, accountId);
  return person === undefined ? [] : [person];
}

/** By account id or display name. Throws `WrongIntervention`. */
export function personNamed(on: Pick<Intervenable, 'oauth'>, name: string): Person {
  const found = on.oauth.world.people.find((person) => person.accountId === name || person.displayName === name);
  if (found === undefined) throw new WrongIntervention(`There is no account '${name}'.`);
  return found;
}

/** By cloud id; the first site unless one is named. Throws `WrongIntervention`. */
export function siteOf(on: Pick<Intervenable, 'oauth'>, cloudId: string | undefined): SandboxSite {
  const { sites } = on.oauth.world;
  const found = cloudId === undefined ? sites[0] : sites.find((site) => site.cloudId === cloudId);
  if (found === undefined) throw new WrongIntervention(`There is no site ${cloudId ?? ''}.`);
  return found;
}

function issueOf(site: SandboxSite, keyOrId: string): Issue {
  const found = issueByKeyOrId(site, keyOrId);
  if (found === undefined) throw new WrongIntervention(`There is no issue '${keyOrId}' on ${site.name}.`);
  return found;
}

function subtasksOf(site: SandboxSite, issue: Issue): Issue[] {
  const kinds = new Set(site.issueTypes.filter((type) => type.subtask).map((type) => type.id));
  return childrenOf(site, issue).filter((child) => kinds.has(child.issueTypeId));
}

function removeSite(on: Intervenable, site: SandboxSite): void {
  const { sites } = on.oauth.world;
  sites.splice(sites.indexOf(site), 1);
  on.removedSites.push(site);
}

function restoreSite(on: Intervenable, cloudId: string): void {
  const at = on.removedSites.findIndex((site) => site.cloudId === cloudId);
  const [site] = at === -1 ? [] : on.removedSites.splice(at, 1);
  if (site === undefined) throw new WrongIntervention(`No site ${cloudId} was removed.`);
  on.oauth.world.sites.push(site);
}

function replaceUser(on: Intervenable, person: Person, named: string | undefined): void {
  const { world } = on.oauth;
  const site = world.sites.find((candidate) => candidate.members.includes(person.accountId));
  const by =
    named === undefined
      ? peopleWhoSignIn(world).find(
          (one) => one.accountId !== person.accountId && site?.members.includes(one.accountId) === true,
        )
      : personNamed(on, named);
  if (by === undefined) throw new WrongIntervention(`There is nobody to replace ${person.displayName}.`);
  on.oauth.grants.replaceAccount(person.accountId, by.accountId);
  for (const app of on.oauth.apps) {
    if (app.kind === 'service-account' && app.accountId === person.accountId) app.accountId = by.accountId;
  }
}

function setHidden(on: Intervenable, given: Extract<Intervention, { command: 'hide-issue' | 'show-issue' }>): void {
  const site = siteOf(on, given.cloudId);
  const { id } = issueOf(site, given.issue);
  const { accountId } = personNamed(on, given.account);
  const others = (site.hiddenIssues?.[accountId] ?? []).filter((hidden) => hidden !== id);
  const hidden = given.command === 'hide-issue' ? [...others, id] : others;
  site.hiddenIssues = { ...site.hiddenIssues, [accountId]: hidden };
}

/** The field by its id, the option by its id. */
function setDisabled(
  on: Intervenable,
  given: Extract<Intervention, { command: 'disable-option' | 'enable-option' }>,
): void {
  const site = siteOf(on, given.cloudId);
  const field = fieldById(site, given.field);
  if (field === undefined || !setOptionDisabled(field, given.option, given.command === 'disable-option')) {
    throw new WrongIntervention(`There is no option '${given.option}' of a field '${given.field}' on ${site.name}.`);
  }
}

function setWithheld(
  on: Intervenable,
  given: Extract<Intervention, { command: 'withhold-permission' | 'grant-permission' }>,
): void {
  const { permission } = given;
  if (!(permission in GLOBAL_PERMISSIONS)) throw new WrongIntervention(`There is no global permission ${permission}.`);
  const site = siteOf(on, given.cloudId);
  const { accountId } = personNamed(on, given.account);
  const others = (site.withheldPermissions?.[permission] ?? []).filter((id) => id !== accountId);
  const withheld = given.command === 'withhold-permission' ? [...others, accountId] : others;
  site.withheldPermissions = { ...site.withheldPermissions, [permission]: withheld };
}
