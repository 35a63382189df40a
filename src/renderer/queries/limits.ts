import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** Timers of browsers end at 24 days; and a wait that has just ended is asked about a moment later. */
const LONGEST_MS = 3_600_000;
const A_MOMENT_MS = 500;

/** How much of Atlassian's limits is left on a site, and what holds requests up. Asked again when that is over: main tells of calls alone. */
export const limitsQuery = (site: SiteRef) =>
  queryOptions({
    queryKey: ['limits', site.accountId, site.cloudId],
    queryFn: () => ask('app.limits', site),
    refetchInterval: ({ state }) => {
      const until = state.data?.waiting?.until;
      return until === undefined ? false : Math.min(LONGEST_MS, Math.max(0, until - Date.now()) + A_MOMENT_MS);
    },
  });
