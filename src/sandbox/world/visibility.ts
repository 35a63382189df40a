import { groupByIdOrName, projectOf } from './find';
import type { Issue, Json, Restriction, SandboxSite, World } from './model';
import { may } from './permissions';
import { isInRole, roleByIdOrName } from './roles';

/** May this account see the issue: its project, and its security level when it has one? */
export function maySeeIssue(world: World, site: SandboxSite, issue: Issue, accountId: string): boolean {
  return (
    may(world, site, projectOf(site, issue), accountId, 'BROWSE_PROJECTS') && passesSecurity(site, issue, accountId)
  );
}

/** The security level alone, for those who asked about the project already. */
export function passesSecurity(site: SandboxSite, issue: Issue, accountId: string): boolean {
  if (site.hiddenIssues?.[accountId]?.includes(issue.id) === true) return false;
  const id = text(issue.values['security'], 'id');
  if (id === undefined || site.securityLevels === undefined) return true;
  const level = site.securityLevels.find((one) => one.id === id);
  if (level === undefined) return false;
  return (
    isInLevel(site, level.id, accountId) ||
    level.people.some((who) => {
      if (who === 'lead') return projectOf(site, issue).leadAccountId === accountId;
      return text(issue.values[who], 'accountId') === accountId;
    })
  );
}

/** Is the account in the level whatever the issue? Those people may set it. */
export function isInLevel(site: SandboxSite, levelId: string, accountId: string): boolean {
  const level = site.securityLevels?.find((one) => one.id === levelId);
  return (
    level !== undefined &&
    (level.accountIds.includes(accountId) ||
      level.groupIds.some((id) => groupByIdOrName(site, id)?.members.includes(accountId) === true))
  );
}

/** May this account read a comment or worklog with this restriction? */
export function maySeeRestricted(
  world: World,
  site: SandboxSite,
  issue: Issue,
  restriction: Restriction | undefined,
  accountId: string,
): boolean {
  if (restriction === undefined) return true;
  if (restriction.type === 'group') {
    return groupByIdOrName(site, restriction.identifier)?.members.includes(accountId) === true;
  }
  const role = roleByIdOrName(restriction.identifier);
  return role !== undefined && isInRole(world, site, projectOf(site, issue), accountId, role);
}

function text(value: Json | undefined, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = value[key];
  return typeof found === 'string' ? found : undefined;
}
