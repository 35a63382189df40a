import type { SyncState } from '@shared/ipc/sync';

/**
 * What the status line says of the mirror in a few words; `null` where nothing is mirrored, or all is well and its age says the rest.
 * Pure.
 */
export function syncWords({ scopes, running, paused, trouble, waiting, lastSyncAt }: SyncState): string | null {
  if (scopes.length === 0) return null;
  if (running !== null) {
    const done = running.done.toLocaleString('en');
    const { total } = running;
    return total !== null && total >= running.done
      ? `Syncing ${done} of ${total.toLocaleString('en')}`
      : `Syncing ${done}`;
  }
  if (paused) return 'Sync paused';
  // Without a network its age says the rest: that there is none stands beside it.
  if (trouble !== null && trouble.kind !== 'offline') return 'Sync stopped';
  if (waiting !== null) return 'Sync waits';
  return lastSyncAt === null ? 'Not synced yet' : null;
}
