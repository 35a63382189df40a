import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../../bridge';
import { firstPageOnly, hasFurtherPages } from '../../queries/pages';

/**
 * The results of a JQL, page after page of a hundred. Each page costs points of the quota, and reading the first anew ends the
 * walk that the others belong to: a list that was scrolled on is not read again unless somebody asks. It is stale when the
 * mirror has learnt of other results, and only then.
 */
export const searchQuery = (site: SiteRef, jql: string) =>
  infiniteQueryOptions({
    queryKey: ['search', site.accountId, site.cloudId, jql],
    queryFn: ({ pageParam }) => ask('issues.search', { site, jql, nextPageToken: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.value.nextPageToken,
    staleTime: Infinity,
    // The mirror answers, and looks itself whether that is fresh enough.
    refetchOnMount: ({ state }) => (hasFurtherPages(state.data) ? false : 'always'),
    refetchOnWindowFocus: false,
  });

/** Asks for the results from the top, and for no more than the first page. */
export async function searchFromTop(client: QueryClient, site: SiteRef, jql: string): Promise<void> {
  const { queryKey } = searchQuery(site, jql);
  client.setQueryData(queryKey, (data) => data && firstPageOnly(data));
  await client.refetchQueries({ queryKey, exact: true });
}
