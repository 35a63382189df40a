import { useCallback } from 'react';
import { create } from 'zustand';
import type { Change } from '@shared/ipc/change';
import { useToasts } from '../../../ui/overlay/toasts';

/** A change that was just made here, and the issue that it is about. */
export interface FollowedChange {
  readonly change: Change;
  readonly issueId: string;
}

interface FollowedChanges {
  readonly changes: readonly FollowedChange[];
  /** The newest of an issue takes the place of the one before. */
  readonly follow: (change: Change, issueId: string) => void;
  readonly leave: (changeId: string) => void;
}

/** What a person has just done, as long as its toast is there. It outlives the issue's panel. */
export const useFollowedChanges = create<FollowedChanges>((set) => ({
  changes: [],
  follow: (change, issueId) =>
    set(({ changes }) => ({
      changes: [...changes.filter((former) => former.issueId !== issueId), { change, issueId }],
    })),
  leave: (changeId) => set(({ changes }) => ({ changes: changes.filter(({ change }) => change.id !== changeId) })),
}));

/** Begins to tell of a change, in the place of the one before it. */
export function useFollow(): (change: Change, issueId: string) => void {
  const { close } = useToasts();
  return useCallback(
    (change, issueId) => {
      const { changes, follow } = useFollowedChanges.getState();
      for (const former of changes) if (former.issueId === issueId) close(former.change.id);
      follow(change, issueId);
    },
    [close],
  );
}
