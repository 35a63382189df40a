import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

export const issueQuery = (site: SiteRef, issueKey: string) =>
  queryOptions({
    queryKey: ['issue', site.accountId, site.cloudId, issueKey],
    queryFn: () => ask('issues.get', { site, issueKey }),
  });

export const commentsQuery = (site: SiteRef, issueKey: string) =>
  queryOptions({
    queryKey: ['comments', site.accountId, site.cloudId, issueKey],
    queryFn: () => ask('issues.comments', { site, issueKey }),
  });

export const historyQuery = (site: SiteRef, issueKey: string) =>
  queryOptions({
    queryKey: ['history', site.accountId, site.cloudId, issueKey],
    queryFn: () => ask('issues.history', { site, issueKey }),
  });

/** The fields that may be edited, with what each takes: asked for once somebody wants to edit one. */
export const editFieldsQuery = (site: SiteRef, issueKey: string) =>
  queryOptions({
    queryKey: ['editmeta', site.accountId, site.cloudId, issueKey],
    queryFn: () => ask('changes.editFields', { site, issueKey }),
  });

/** `from`: the status that a waiting change takes the issue to; `null` for the one that Jira has. */
export const transitionsQuery = (site: SiteRef, issueKey: string, from: string | null = null) =>
  queryOptions({
    queryKey: [from === null ? 'transitions' : 'transitions-of', site.accountId, site.cloudId, issueKey, from],
    queryFn: () => ask('changes.transitions', { site, issueKey, from }),
    // The list of an earlier status would stand there first, and move under the pointer.
    gcTime: 0,
  });
