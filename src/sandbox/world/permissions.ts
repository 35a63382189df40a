import { ADMIN_GROUP_NAME } from './people';
import { groupByIdOrName, personByAccountId } from './find';
import type { Project, SandboxSite, World } from './model';

/** Jira's project permissions that the sandbox knows, with the words of `GET permissions`. */
export const PROJECT_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER_PROJECTS: 'Administer Projects',
  BROWSE_PROJECTS: 'Browse Projects',
  VIEW_DEV_TOOLS: 'View Development Tools',
  MANAGE_SPRINTS_PERMISSION: 'Manage sprints',
  SERVICEDESK_AGENT: 'Service Project Agent',
  CREATE_ISSUES: 'Create Issues',
  EDIT_ISSUES: 'Edit Issues',
  DELETE_ISSUES: 'Delete Issues',
  MOVE_ISSUES: 'Move Issues',
  ASSIGN_ISSUES: 'Assign Issues',
  ASSIGNABLE_USER: 'Assignable User',
  SCHEDULE_ISSUES: 'Schedule Issues',
  TRANSITION_ISSUES: 'Transition Issues',
  RESOLVE_ISSUES: 'Resolve Issues',
  CLOSE_ISSUES: 'Close Issues',
  LINK_ISSUES: 'Link Issues',
  MODIFY_REPORTER: 'Modify Reporter',
  SET_ISSUE_SECURITY: 'Set Issue Security',
  ARCHIVE_ISSUES: 'Archive Issues',
  UNARCHIVE_ISSUES: 'Restore Issues',
  VIEW_VOTERS_AND_WATCHERS: 'View Voters and Watchers',
  MANAGE_WATCHERS: 'Manage Watchers',
  ADD_COMMENTS: 'Add Comments',
  EDIT_ALL_COMMENTS: 'Edit All Comments',
  EDIT_OWN_COMMENTS: 'Edit Own Comments',
  DELETE_ALL_COMMENTS: 'Delete All Comments',
  DELETE_OWN_COMMENTS: 'Delete Own Comments',
  CREATE_ATTACHMENTS: 'Create Attachments',
  DELETE_ALL_ATTACHMENTS: 'Delete All Attachments',
  DELETE_OWN_ATTACHMENTS: 'Delete Own Attachments',
  WORK_ON_ISSUES: 'Work On Issues',
  EDIT_ALL_WORKLOGS: 'Edit All Worklogs',
  EDIT_OWN_WORKLOGS: 'Edit Own Worklogs',
  DELETE_ALL_WORKLOGS: 'Delete All Worklogs',
  DELETE_OWN_WORKLOGS: 'Delete Own Worklogs',
};

/** Held for the whole site, whatever the project. */
export const GLOBAL_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER: 'Administer Jira',
  SYSTEM_ADMIN: 'System Administrators',
  BULK_CHANGE: 'Bulk Change',
  USER_PICKER: 'Browse users and groups',
  CREATE_SHARED_OBJECTS: 'Share dashboards and filters',
  MANAGE_GROUP_FILTER_SUBSCRIPTIONS: 'Manage Group Filter Subscriptions',
  CREATE_PROJECT: 'Create team-managed projects',
};

const FOR_ADMINS = new Set(['ADMINISTER', 'SYSTEM_ADMIN', 'CREATE_PROJECT']);

/** What a company-managed project grants to everybody by default. */
const FOR_MEMBERS = [
  'BROWSE_PROJECTS',
  'VIEW_DEV_TOOLS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'SCHEDULE_ISSUES',
  'TRANSITION_ISSUES',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
  'LINK_ISSUES',
  'VIEW_VOTERS_AND_WATCHERS',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'WORK_ON_ISSUES',
  'EDIT_OWN_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
  'MOVE_ISSUES',
  'MANAGE_SPRINTS_PERMISSION',
];

/**
 * A permission scheme: everything a member does all day for all, everything else for `leads`.
 * @param exceptions permissions that differ from that, such as `{ CREATE_ISSUES: [accountId] }`
 */
export function permissionScheme(
  leads: readonly string[],
  exceptions: Readonly<Record<string, string[] | '*'>> = {},
): Record<string, string[] | '*'> {
  const scheme: Record<string, string[] | '*'> = {};
  for (const permission of Object.keys(PROJECT_PERMISSIONS)) scheme[permission] = [...leads];
  for (const permission of FOR_MEMBERS) scheme[permission] = '*';
  return { ...scheme, ...exceptions };
}

/**
 * Does this account hold the permission here? People outside the site and inactive ones hold none. `project` is null for
 * a global permission; a project permission without a project is held when any project grants it, as `mypermissions` says.
 */
export function may(
  world: World,
  site: SandboxSite,
  project: Project | null,
  accountId: string,
  permission: string,
): boolean {
  const person = personByAccountId(world, accountId);
  if (person === undefined || !person.active || !site.members.includes(accountId)) return false;
  if (permission in GLOBAL_PERMISSIONS) {
    if (site.withheldPermissions?.[permission]?.includes(accountId) === true) return false;
    return !FOR_ADMINS.has(permission) || isAdmin(site, accountId);
  }
  const projects = project === null ? site.projects : [project];
  return projects.some((candidate) => {
    const holders = candidate.permissions[permission];
    return holders === '*' || holders?.includes(accountId) === true;
  });
}

function isAdmin(site: SandboxSite, accountId: string): boolean {
  return groupByIdOrName(site, ADMIN_GROUP_NAME)?.members.includes(accountId) === true;
}
