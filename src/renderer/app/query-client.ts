import { QueryClient } from '@tanstack/react-query';

/**
 * The cache of what main answered. Main knows about the network and about age: nothing is retried or refetched by a timer
 * here, and a query runs offline like any other (`networkMode: 'always'`).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
