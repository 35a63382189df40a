const MOST = 3;
const WITHIN_MS = 60_000;

/** Lets a page that broke be loaded again, at most three times in a minute: what breaks at once each time would never end. */
export function createReloadLimit(now: () => number): () => boolean {
  let reloads: readonly number[] = [];
  return () => {
    const at = now();
    reloads = reloads.filter((before) => at - before < WITHIN_MS);
    if (reloads.length >= MOST) return false;
    reloads = [...reloads, at];
    return true;
  };
}
