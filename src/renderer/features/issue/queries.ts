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
