import type { Aged } from '@shared/ipc/aged';
import type { Outcome } from '@shared/ipc/outcome';
import { createField, issueType, project } from '@shared/ipc/schemas';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import { readCreateFields, readCreateIssueTypes } from '../gateway/create-meta';
import { readCreatableProjects } from '../gateway/project';
import type { Gateway } from '../gateway/request';
import type { ReadThrough } from './read-through';
import { topics } from './topics';

const FRESH_MS = 5 * 60_000;

/** What create forms are made of, from the mirror at once and refreshed behind. */
export function createReads({
  gateway,
  readThrough,
}: {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
}) {
  return {
    projects: (site: SiteRef): Promise<Outcome<Aged<Project[]>>> =>
      readThrough({
        site,
        topic: topics.projects,
        schema: z.array(project),
        freshFor: FRESH_MS,
        fetch: () => readCreatableProjects(gateway, site),
      }),
    /** @param fresh asks Jira, whatever the mirror has */
    issueTypes: (site: SiteRef, projectId: string, fresh = false): Promise<Outcome<Aged<IssueType[]>>> =>
      readThrough({
        site,
        topic: topics.issueTypes(projectId),
        schema: z.array(issueType),
        freshFor: FRESH_MS,
        ask: fresh ? 'jira' : 'mirror-first',
        fetch: () => readCreateIssueTypes(gateway, site, projectId),
      }),
    /** @param fresh asks Jira, whatever the mirror has */
    fields: (
      site: SiteRef,
      projectId: string,
      issueTypeId: string,
      fresh: boolean,
    ): Promise<Outcome<Aged<CreateField[]>>> =>
      readThrough({
        site,
        topic: topics.createFields(projectId, issueTypeId),
        schema: z.array(createField),
        freshFor: FRESH_MS,
        ask: fresh ? 'jira' : 'mirror-first',
        fetch: () => readCreateFields(gateway, site, projectId, issueTypeId),
      }),
  };
}
