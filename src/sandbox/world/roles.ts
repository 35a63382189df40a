import { may } from './permissions';
import type { Project, SandboxSite, World } from './model';

/** A role of a project. Jira lists its members; here they follow from what the project grants. */
export interface ProjectRole {
  id: number;
  name: string;
  description: string;
  /** Who holds this permission is in the role. */
  permission: string;
}

export const PROJECT_ROLES: readonly ProjectRole[] = [
  {
    id: 10002,
    name: 'Administrators',
    description: 'People who look after the project.',
    permission: 'ADMINISTER_PROJECTS',
  },
  { id: 10004, name: 'Developers', description: 'People who work on its issues.', permission: 'EDIT_ISSUES' },
  { id: 10006, name: 'Viewers', description: 'People who may read it.', permission: 'BROWSE_PROJECTS' },
];

/** By numeric id or by name. */
export function roleByIdOrName(idOrName: string): ProjectRole | undefined {
  return PROJECT_ROLES.find((role) => String(role.id) === idOrName || role.name === idOrName);
}

export function isInRole(
  world: World,
  site: SandboxSite,
  project: Project,
  accountId: string,
  role: ProjectRole,
): boolean {
  return may(world, site, project, accountId, role.permission);
}
