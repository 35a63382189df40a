import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SheetsWanted } from '@shared/ipc/bulk';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

/** What all lists of sheets begin with. */
export const sheetsKey = ({ accountId, cloudId }: SiteRef) => ['outbox', accountId, cloudId, 'sheets'];

/** Sheets that were begun. Read whenever one looks: a run that goes on moves their counts. */
export const sheetsQuery = ({ accountId, cloudId }: SiteRef, { text, most }: SheetsWanted) =>
  queryOptions({
    queryKey: [...sheetsKey({ accountId, cloudId }), text, most],
    queryFn: () => ask('bulk.sheets', { site: { accountId, cloudId }, text, most }),
    staleTime: 0,
    // Those of before stand until the others are read.
    placeholderData: keepPreviousData,
  });

export const bulkProjectsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['projects', site.accountId, site.cloudId],
    queryFn: () => ask('create.projects', { site }),
  });
