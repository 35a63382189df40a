import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** How far the mirror of one account and site is; main pushes when it moves. */
export const syncQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['sync', accountId, cloudId],
    queryFn: () => ask('sync.state', { accountId, cloudId }),
  });
