import type { Adf } from '../model';
import type { Random } from '../random';

/** A site with more issues than this repeats itself: nobody reads fifty thousand descriptions, and they take seconds to make. */
const REPEATS_AFTER = 2000;
const KEPT = 250;

/** Documents that later issues of the same project and kind may have, too. Documents are replaced, never written into. */
export type DocumentPool = Map<string, Adf[]>;

/**
 * A document of this kind (`PAY description bug`): a new one while the site is small, after that one that an earlier issue
 * has. What refers to its own issue, such as a picture, must not come through here.
 */
export function fromPool(
  from: { pool: DocumentPool; soFar: number; random: Random },
  kind: string,
  make: () => Adf,
): Adf {
  const kept = from.pool.get(kind) ?? [];
  if (from.soFar > REPEATS_AFTER && kept.length > 0) return from.random.pick(kept);
  const made = make();
  if (kept.length < KEPT) kept.push(made);
  from.pool.set(kind, kept);
  return made;
}
