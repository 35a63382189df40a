import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

/** Sheets that were begun. Read whenever one looks: a run that goes on moves their counts. */
export const sheetsQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'sheets'],
    queryFn: () => ask('bulk.sheets', { accountId, cloudId }),
    staleTime: 0,
  });

export const bulkProjectsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['projects', site.accountId, site.cloudId],
    queryFn: () => ask('create.projects', { site }),
  });
