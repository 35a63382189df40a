import { useQuery } from '@tanstack/react-query';
import type { ChangeGroup } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import { groupsQuery } from '../queries/outbox';

/** How many per cent of the runs that go on are created; `null` when none does. */
export function useRunShare(site: SiteRef): number | null {
  return shareOf(useQuery(groupsQuery(site)).data ?? []);
}

/** Pure. */
function shareOf(groups: readonly ChangeGroup[]): number | null {
  const open = groups.filter(({ counts: { queued = 0, sending = 0, unknown = 0 } }) => queued + sending + unknown > 0);
  const total = open.reduce((sum, group) => sum + group.total, 0);
  const applied = open.reduce((sum, { counts }) => sum + (counts.applied ?? 0), 0);
  return total === 0 ? null : Math.floor((applied / total) * 100);
}
