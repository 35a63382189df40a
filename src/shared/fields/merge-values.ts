import type { Merge } from './field-type';

/** What makes two values the same to Jira: an id, an instant, a canonical text. */
export type Identity<V> = (value: V) => string;

function same<V>(a: V | null, b: V | null, identity: Identity<V>): boolean {
  if (a === null || b === null) return a === b;
  return identity(a) === identity(b);
}

/** One side changed, or both alike: that is the value. Both differently: a person decides. */
export function mergeWhole<V>(base: V | null, mine: V | null, theirs: V | null, identity: Identity<V>): Merge<V> {
  if (same(mine, base, identity) || same(mine, theirs, identity)) return { state: 'merged', value: theirs };
  if (same(theirs, base, identity)) return { state: 'merged', value: mine };
  return { state: 'conflict' };
}

/** Sets never conflict: what either side added is in, what either side removed is out. Order is theirs, then mine. */
export function mergeSets<T>(
  base: readonly T[] | null,
  mine: readonly T[] | null,
  theirs: readonly T[] | null,
  identity: Identity<T>,
): Merge<readonly T[]> {
  const whole = mergeWhole(base, mine, theirs, (items: readonly T[]) => JSON.stringify(items.map(identity).sort()));
  if (whole.state === 'merged') return whole;
  const inBase = new Set((base ?? []).map(identity));
  const inMine = new Set((mine ?? []).map(identity));
  const inTheirs = new Set((theirs ?? []).map(identity));
  const kept = (theirs ?? []).filter((item) => inMine.has(identity(item)) || !inBase.has(identity(item)));
  const added = (mine ?? []).filter((item) => !inBase.has(identity(item)) && !inTheirs.has(identity(item)));
  const merged = [...kept, ...added];
  return { state: 'merged', value: merged.length === 0 ? null : merged };
}
