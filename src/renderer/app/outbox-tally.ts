import { useQuery } from '@tanstack/react-query';
import type { Change, ChangeGroup } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import { onItsWay } from '../ui/change/change-state';
import { groupsQuery, outboxQuery } from '../queries/outbox';

export interface OutboxTally {
  readonly waiting: number;
  /** All that waits is of runs: creates of sheets. */
  readonly onlyRuns: boolean;
  readonly conflicts: number;
  readonly unsure: number;
  readonly refused: number;
}

/** How much of a site's outbox is in which state, groups counted in. Pure. */
function tallyOf(changes: readonly Change[], groups: readonly ChangeGroup[]): OutboxTally {
  const single = (test: (change: Change) => boolean): number => changes.filter(test).length;
  const grouped = (...states: readonly Change['status']['state'][]): number =>
    groups.reduce((sum, { counts }) => sum + states.reduce((all, state) => all + (counts[state] ?? 0), 0), 0);
  const alone = single(({ status }) => onItsWay(status));
  return {
    waiting: alone + grouped('queued', 'sending', 'unknown'),
    onlyRuns: alone === 0,
    conflicts: single(({ status }) => status.state === 'conflict') + grouped('conflict'),
    unsure: single(({ status }) => status.state === 'unsure') + grouped('unsure'),
    refused: single(({ status }) => status.state === 'rejected') + grouped('rejected'),
  };
}

/** `null` until it was read; `failed` when it cannot be. */
export function useOutboxTally(site: SiteRef): { readonly tally: OutboxTally | null; readonly failed: boolean } {
  const changes = useQuery(outboxQuery(site));
  const groups = useQuery(groupsQuery(site));
  return {
    tally: changes.data === undefined || groups.data === undefined ? null : tallyOf(changes.data, groups.data),
    failed: changes.isError || groups.isError,
  };
}
