import { infiniteQueryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';

/** The results of a JQL, page after page of a hundred. */
export const searchQuery = (site: SiteRef, jql: string) =>
  infiniteQueryOptions({
    queryKey: ['search', site.accountId, site.cloudId, jql],
    queryFn: ({ pageParam }) => ask('issues.search', { site, jql, nextPageToken: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.value.nextPageToken,
  });
