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

/** Read again with each visit and each form that begins anew: the outbox learns from what it sends. */
export const learnedQuery = (site: SiteRef, projectId: string | null, issueTypeId: string | null) =>
  queryOptions({
    queryKey: ['learned', site.accountId, site.cloudId, projectId, issueTypeId],
    queryFn: () => ask('create.learned', { site, projectId: projectId ?? '', issueTypeId: issueTypeId ?? '' }),
    enabled: projectId !== null && issueTypeId !== null,
    staleTime: 0,
  });

/** Read again whenever one looks: it is what the mirror holds now. */
export const keptTypesQuery = (site: SiteRef, projectId: string | null) =>
  queryOptions({
    queryKey: ['createmeta', site.accountId, site.cloudId, projectId, 'kept'],
    queryFn: () => ask('create.keptTypes', { site, projectId: projectId ?? '' }),
    enabled: projectId !== null,
    staleTime: 0,
  });

export const createFieldsQuery = (site: SiteRef, projectId: string | null, issueTypeId: string | null) =>
  queryOptions({
    queryKey: ['createmeta', site.accountId, site.cloudId, projectId, issueTypeId],
    queryFn: () =>
      ask('create.fields', { site, projectId: projectId ?? '', issueTypeId: issueTypeId ?? '', fresh: false }),
    enabled: projectId !== null && issueTypeId !== null,
  });

/** The drafts that can be gone on with. Read again whenever one looks: what Jira refused comes back among them. */
export const draftsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['drafts', site.accountId, site.cloudId],
    queryFn: () => ask('create.drafts', site),
    staleTime: 0,
  });

/** What the site takes of attachments. */
export const fileLimitsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['attachment-limits', site.accountId, site.cloudId],
    queryFn: () => ask('create.fileLimits', site),
    staleTime: 60_000,
  });

export const templatesQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['templates', site.accountId, site.cloudId],
    queryFn: () => ask('templates.list', site),
  });

export const linkTypesQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['link-types', site.accountId, site.cloudId],
    queryFn: () => ask('changes.linkTypes', site),
  });
