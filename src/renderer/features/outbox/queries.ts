import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

/** The changes of one account and site, newest first. */
export const outboxQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', site.accountId, site.cloudId],
    queryFn: () => ask('outbox.list', site),
  });
