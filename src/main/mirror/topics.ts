/** What whole answers are kept under, within a site. A form reads them, and the sync reads them ahead. */
export const topics = {
  projects: 'projects:create',
  allProjects: 'projects:browse',
  linkTypes: 'link-types',
  attachmentLimits: 'attachment-limits',
  issueTypes: (projectId: string): string => `createmeta:${projectId}`,
  createFields: (projectId: string, issueTypeId: string): string => `createmeta:${projectId}:${issueTypeId}`,
  /** What may be changed on an issue of this project and type, of whichever was asked about last. */
  editFieldsOf: (projectId: string, issueTypeId: string): string => `editmeta-of:${projectId}:${issueTypeId}`,
  /** The ways on from a status. */
  transitionsOf: (projectId: string, issueTypeId: string, statusId: string): string =>
    `transitions-of:${projectId}:${issueTypeId}:${statusId}`,
};
