import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { couldNotAsk } from '@shared/ipc/not-asked';

/**
 * Why a queued change is not sent now: its own reason, or the one for which another waits that holds all of them, as no network. `null`:
 * nothing is in its way but its turn. Pure.
 *
 * @param others the changes of the same account and site
 */
export function whyItWaits({ status }: Change, others: readonly Change[]): Failure | null {
  if (status.state !== 'queued') return null;
  if (status.reason !== null) return status.reason;
  for (const { status: other } of others)
    if (other.state === 'queued' && other.reason !== null && couldNotAsk(other.reason)) return other.reason;
  return null;
}

/** How many wait that were made before it. Pure. */
export function waitingBefore(change: Change, others: readonly Change[]): number {
  return others.filter(
    ({ id, status, createdAt }) =>
      id !== change.id && (status.state === 'queued' || status.state === 'sending') && createdAt < change.createdAt,
  ).length;
}
