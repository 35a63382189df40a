import type { QueryClient } from '@tanstack/react-query';
import { listen } from '../bridge';
import { hasFurtherPages } from '../queries/pages';

/**
 * Turns what main tells unasked into asking again. Query keys begin with the part of the program they belong to and then the
 * site: `['issue', accountId, cloudId, …]`. Answers how to stop.
 */
export function pushToCache(client: QueryClient): () => void {
  const stops = [
    listen('mirror.changed', ({ site, topics }) => {
      for (const topic of topics) {
        const [part = ''] = topic.split(':', 1);
        const queryKey = [part, site.accountId, site.cloudId];
        void client.invalidateQueries({ queryKey, predicate: ({ state }) => !hasFurtherPages(state.data) });
        // A long list is marked as old, and read again by whoever looks at it.
        void client.invalidateQueries({
          queryKey,
          predicate: ({ state }) => hasFurtherPages(state.data),
          refetchType: 'none',
        });
      }
    }),
    listen('outbox.changed', ({ site }) => {
      void client.invalidateQueries({ queryKey: ['outbox', site.accountId, site.cloudId] });
      // What Jira refused comes back among the drafts.
      void client.invalidateQueries({ queryKey: ['drafts', site.accountId, site.cloudId] });
    }),
    listen('sync.changed', ({ site }) => {
      void client.invalidateQueries({ queryKey: ['sync', site.accountId, site.cloudId] });
    }),
    listen('accounts.changed', () => {
      void client.invalidateQueries({ queryKey: ['accounts'] });
      void client.invalidateQueries({ queryKey: ['protection'] });
    }),
    listen('network.changed', () => {
      void client.invalidateQueries({ queryKey: ['network'] });
      // What a picker found before is of Jira no longer, or not yet: asked again, it says where it comes from.
      void client.invalidateQueries({ queryKey: ['pickers'] });
    }),
    listen('limits.changed', () => void client.invalidateQueries({ queryKey: ['limits'] })),
    listen('requests.changed', () => void client.invalidateQueries({ queryKey: ['requests'] })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
