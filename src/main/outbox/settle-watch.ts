import type { JournalledChange } from './journalled-change';

/** Those who wait for a change to come to rest. */
export class SettleWatch {
  private readonly watchers = new Map<string, Set<(change: JournalledChange) => void>>();

  constructor(
    private readonly after: (milliseconds: number, work: () => void) => () => void,
    private readonly get: (changeId: string) => Promise<JournalledChange | null>,
  ) {}

  tell(change: JournalledChange): void {
    for (const watcher of this.watchers.get(change.id) ?? []) watcher(change);
  }

  /** Resolves with the change once it is no longer queued or being sent, or after `patience` milliseconds as it is then. */
  settled(changeId: string, patience: number): Promise<JournalledChange | null> {
    return new Promise((resolve, reject) => {
      const done = (change: JournalledChange): void => {
        const { state } = change.status;
        // Waiting for a cause to pass is an answer; waiting for its turn is not.
        if (state === 'sending' || (state === 'queued' && change.status.reason === null)) return;
        leave();
        resolve(change);
      };
      const leave = (): void => {
        callTimeOff();
        this.watchers.get(changeId)?.delete(done);
        if (this.watchers.get(changeId)?.size === 0) this.watchers.delete(changeId);
      };
      const callTimeOff = this.after(patience, () => {
        leave();
        this.get(changeId).then(resolve, reject);
      });
      const set = this.watchers.get(changeId) ?? new Set();
      this.watchers.set(changeId, set.add(done));
    });
  }
}
