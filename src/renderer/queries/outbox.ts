import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** The changes of one account and site, newest first. */
export const outboxQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId],
    queryFn: () => ask('outbox.list', { accountId, cloudId }),
  });
