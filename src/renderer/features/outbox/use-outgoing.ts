import { useQueries, useQuery } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { groupLinesQuery, groupsQuery, outboxQuery } from '../../queries/outbox';
import type { Outgoing } from './arrange';

export interface ReadOutgoing {
  /** `null` until it was read. */
  readonly outgoing: Outgoing | null;
  readonly error: Error | null;
  readonly readAgain: () => void;
}

/** Single changes, groups, and the changes of the groups that are open. */
export function useOutgoing(site: SiteRef, openGroups: readonly string[]): ReadOutgoing {
  const changes = useQuery(outboxQuery(site));
  const groups = useQuery(groupsQuery(site));
  const opened = useQueries({ queries: openGroups.map((groupId) => groupLinesQuery(site, groupId)) });
  const ofGroup = new Map(
    openGroups.flatMap((groupId, at) => {
      const read = opened[at]?.data;
      return read === undefined ? [] : [[groupId, read.lines] as const];
    }),
  );
  const queries = [changes, groups, ...opened];
  return {
    outgoing:
      changes.data === undefined || groups.data === undefined
        ? null
        : { changes: changes.data, groups: groups.data, ofGroup },
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    readAgain: () => {
      for (const query of queries) if (query.error !== null) void query.refetch();
    },
  };
}
