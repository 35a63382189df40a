import type { ChangeState } from '@shared/ipc/change';
import type { PendingState } from '../marks/pending-mark';

/** How a change that Jira has not applied is marked beside what it changes. Pure. */
export function markOf(status: ChangeState): PendingState {
  if (status.state === 'conflict') return 'conflict';
  if (status.state === 'rejected') return 'refused';
  return status.state === 'unknown' || status.state === 'unsure' ? 'looking' : 'waiting';
}
