import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { editFieldsQuery, transitionsQuery } from '../queries';

/** Who goes through a list with `j` does not stay on an issue for so long, and asks for nothing that is not needed. */
const STAYED_MS = 1_000;

/** Reads what may be done with an issue that somebody stays on: it opens at once then, and without a network. */
export function useOffersAhead(site: SiteRef, issueKey: string): void {
  const client = useQueryClient();
  const { accountId, cloudId } = site;
  useEffect(() => {
    const timer = setTimeout(() => {
      const ref = { accountId, cloudId };
      // A failure is told where it is in the way: when something is to be edited.
      void client.prefetchQuery(editFieldsQuery(ref, issueKey));
      void client.prefetchQuery(transitionsQuery(ref, issueKey));
    }, STAYED_MS);
    return () => clearTimeout(timer);
  }, [client, accountId, cloudId, issueKey]);
}
