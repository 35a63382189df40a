import type { Filter, FilterShare, SandboxSite } from './model';

/** The saved searches of a site; at first one of each project, by its lead, shared with whom may see the project. */
export function filtersOf(site: SandboxSite): Filter[] {
  site.filters ??= site.projects.map((project) => ({
    id: String(20_000 + Number(project.id)),
    name: `Open in ${project.name}`,
    description: '',
    jql: `project = ${project.key} AND statusCategory != Done ORDER BY updated DESC`,
    ownerAccountId: project.leadAccountId,
    favouritedBy: [],
    shares: [{ id: 30_000 + Number(project.id), type: 'project', projectId: project.id }],
  }));
  return site.filters;
}

/** Does this share reach somebody in these groups, who may see these projects? */
export function reaches(share: FilterShare, groupIds: readonly string[], projectIds: readonly string[]): boolean {
  switch (share.type) {
    case 'authenticated':
      return true;
    case 'group':
      return groupIds.includes(share.groupId);
    case 'project':
      return projectIds.includes(share.projectId);
  }
}
