import type { SiteRef } from '@shared/jira/site';
import type { JournalledChange } from './journalled-change';

interface Watcher {
  /** Where the change stands now. */
  readonly tell: (change: JournalledChange) => void;
  /** It is not begun now: where it stands is the answer. */
  readonly answer: () => void;
}

/** Those who wait for a change to come to rest. */
export class SettleWatch {
  private readonly watchers = new Map<string, Set<Watcher>>();

  constructor(
    private readonly after: (milliseconds: number, work: () => void) => () => void,
    private readonly get: (site: SiteRef, changeId: string) => Promise<JournalledChange | null>,
  ) {}

  tell(change: JournalledChange): void {
    for (const watcher of this.watchers.get(change.id) ?? []) watcher.tell(change);
  }

  /** Ids of the changes that somebody waits for. */
  awaited(): readonly string[] {
    return [...this.watchers.keys()];
  }

  /** Nothing is being done about this change: whoever waits for it is answered where it stands. */
  answer(changeId: string): void {
    for (const watcher of this.watchers.get(changeId) ?? []) watcher.answer();
  }

  /** Resolves with the change once it is no longer queued or being sent; as it is then, where it has to wait, or after `patience` milliseconds. */
  settled(site: SiteRef, changeId: string, patience: number): Promise<JournalledChange | null> {
    return new Promise((resolve, reject) => {
      const tell = (change: JournalledChange): void => {
        const { state } = change.status;
        // Waiting for a cause to pass is an answer; waiting for its turn is not.
        if (state === 'sending' || (state === 'queued' && change.status.reason === null)) return;
        leave();
        resolve(change);
      };
      const leave = (): void => {
        callTimeOff();
        this.watchers.get(changeId)?.delete(watcher);
        if (this.watchers.get(changeId)?.size === 0) this.watchers.delete(changeId);
      };
      const answer = (): void => {
        leave();
        this.get(site, changeId).then(resolve, reject);
      };
      const watcher: Watcher = { tell, answer };
      const callTimeOff = this.after(patience, answer);
      const set = this.watchers.get(changeId) ?? new Set();
      this.watchers.set(changeId, set.add(watcher));
    });
  }
}
