import type { SiteRef } from '@shared/jira/site';

type After = (milliseconds: number, work: () => void) => () => void;

/** Runs `work` at most once in so many milliseconds, and once more at the end of a burst of calls. */
export function throttle(milliseconds: number, after: After, work: () => void): () => void {
  let resting = false;
  let again = false;
  const run = (): void => {
    again = false;
    resting = true;
    work();
    after(milliseconds, () => {
      resting = false;
      if (again) run();
    });
  };
  return () => {
    if (resting) again = true;
    else run();
  };
}

/** The same for each account and site by itself. */
export function throttleBySite(
  milliseconds: number,
  after: After,
  work: (site: SiteRef) => void,
): (site: SiteRef) => void {
  const bySite = new Map<string, () => void>();
  return ({ accountId, cloudId }) => {
    const key = JSON.stringify([accountId, cloudId]);
    const run = bySite.get(key) ?? throttle(milliseconds, after, () => work({ accountId, cloudId }));
    bySite.set(key, run);
    run();
  };
}
