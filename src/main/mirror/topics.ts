/** What whole answers are kept under, within a site. A form reads them, and the sync reads them ahead. */
export const topics = {
  projects: 'projects:create',
  allProjects: 'projects:browse',
  issueTypes: (projectId: string): string => `createmeta:${projectId}`,
  createFields: (projectId: string, issueTypeId: string): string => `createmeta:${projectId}:${issueTypeId}`,
};
