import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** The account and site that the person works with; main remembers it between starts. */
export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: () => ask('workspace.get', null),
  staleTime: Infinity,
});

export function useChooseSite(): (site: SiteRef | null) => void {
  const client = useQueryClient();
  return useCallback(
    (site) => {
      client.setQueryData(workspaceQuery.queryKey, site);
      // Forgetting the choice at the next start is the worst that can happen; the screen has it already.
      void ask('workspace.choose', site).catch(() => client.invalidateQueries({ queryKey: workspaceQuery.queryKey }));
    },
    [client],
  );
}
