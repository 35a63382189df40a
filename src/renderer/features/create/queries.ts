import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

/** The keys begin with the mirror's topics, so that a refresh behind reaches the form. */
export const projectsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['projects', site.accountId, site.cloudId],
    queryFn: () => ask('create.projects', { site }),
  });

export const issueTypesQuery = (site: SiteRef, projectId: string | null) =>
  queryOptions({
    queryKey: ['createmeta', site.accountId, site.cloudId, projectId],
    queryFn: () => ask('create.issueTypes', { site, projectId: projectId ?? '' }),
    enabled: projectId !== null,
  });

export const createFieldsQuery = (site: SiteRef, projectId: string | null, issueTypeId: string | null) =>
  queryOptions({
    queryKey: ['createmeta', site.accountId, site.cloudId, projectId, issueTypeId],
    queryFn: () =>
      ask('create.fields', { site, projectId: projectId ?? '', issueTypeId: issueTypeId ?? '', fresh: false }),
    enabled: projectId !== null && issueTypeId !== null,
  });
