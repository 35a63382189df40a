import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { networkQuery } from '../../queries/network';

/** Nobody else may be asking Atlassian anything, and without an answer nobody knows that the network is back. */
const TRY_AGAIN_MS = 10_000;

/** What the screen could not read of this site is tried again while there is no network, and read anew at once when it is back. */
export function useReadWhenBack({ accountId, cloudId }: SiteRef): void {
  const client = useQueryClient();
  const online = useQuery(networkQuery).data?.online ?? true;
  const was = useRef(online);
  useEffect(() => {
    const readFailed = (): void =>
      void client.refetchQueries({
        type: 'active',
        predicate: ({ queryKey, state }) =>
          state.status === 'error' && queryKey[1] === accountId && queryKey[2] === cloudId,
      });
    const back = online && !was.current;
    was.current = online;
    if (back) readFailed();
    if (online) return undefined;
    const trying = setInterval(readFailed, TRY_AGAIN_MS);
    return () => clearInterval(trying);
  }, [accountId, client, cloudId, online]);
}
