import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { AccountRecord } from '../accounts/account';

export interface RereadPorts {
  readonly reread: (accountId: string) => Promise<Outcome<Pick<AccountRecord, 'formerSites'>>>;
  readonly changed: () => void;
  /** Calls back once after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => unknown;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

/** A site that is gone for good answers so to every request: that says nothing new. */
const AGAIN_AFTER_MS = 60_000;
/** A site may come back when a bill is paid or a vacation ends. */
const LONGEST_MS = 30 * 60_000;

/**
 * What to do when the gateway no longer reaches a site (contract 2.8): asks accessible-resources once, so that the picker tells the truth,
 * and for an account not again within a minute. As long as a site of it is gone it is asked again by itself, ever more seldom, so that
 * all goes on when the site is back.
 */
export function rereadGoneSites({ reread, changed, after, now, warn }: RereadPorts) {
  const lastAt = new Map<string, number>();
  const watched = new Set<string>();

  function ask(accountId: string, next: number): void {
    lastAt.set(accountId, now());
    reread(accountId).then(
      (outcome) => {
        if (outcome.ok) changed();
        else warn(`sites: ${outcome.failure.kind}`);
        watch(accountId, !outcome.ok || (outcome.value.formerSites ?? []).length > 0 ? next : null);
      },
      (error: unknown) => {
        warn(`sites: ${error instanceof Error ? error.message : String(error)}`);
        watch(accountId, next);
      },
    );
  }

  /** @param pause `null` once there is nothing to wait for any more */
  function watch(accountId: string, pause: number | null): void {
    if (pause === null || watched.has(accountId)) return;
    watched.add(accountId);
    after(pause, () => {
      watched.delete(accountId);
      ask(accountId, Math.min(LONGEST_MS, pause * 2));
    });
  }

  return {
    gone({ accountId }: SiteRef): void {
      const last = lastAt.get(accountId);
      if (last !== undefined && now() - last < AGAIN_AFTER_MS && now() >= last) return;
      ask(accountId, AGAIN_AFTER_MS);
    },
    /** At a start, for an account with a site that was gone when the program ended. */
    watch: (accountId: string) => watch(accountId, AGAIN_AFTER_MS),
  };
}
