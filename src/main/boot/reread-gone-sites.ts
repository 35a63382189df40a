import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';

export interface RereadPorts {
  readonly reread: (accountId: string) => Promise<Outcome<unknown>>;
  readonly changed: () => void;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

/** A site that is gone for good answers so to every request: that says nothing new. */
const AGAIN_AFTER_MS = 60_000;

/**
 * What to do when the gateway no longer reaches a site (contract 2.8): asks accessible-resources once, so that the picker tells the truth,
 * and for an account not again within a minute.
 */
export function rereadGoneSites({ reread, changed, now, warn }: RereadPorts): (site: SiteRef) => void {
  const lastAt = new Map<string, number>();
  return ({ accountId }) => {
    const last = lastAt.get(accountId);
    if (last !== undefined && now() - last < AGAIN_AFTER_MS && now() >= last) return;
    lastAt.set(accountId, now());
    reread(accountId).then(
      (outcome) => {
        if (outcome.ok) changed();
        else warn(`sites: ${outcome.failure.kind}`);
      },
      (error: unknown) => warn(`sites: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
}
