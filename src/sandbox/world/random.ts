/**
 * Seeded chance: mulberry32, a 32-bit generator by Tommy Ettinger (public domain), enough for made-up data and the same
 * on every machine.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `count` different items, in the order of `from`. */
  some<T>(from: readonly T[], count: number): T[];
  /** One key of `weights`, more often the heavier ones. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A version 4 uuid. */
  uuid(): string;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  function int(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  function pick<T>(from: readonly T[]): T {
    const item = from[int(0, from.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  function some<T>(from: readonly T[], count: number): T[] {
    const chosen: T[] = [];
    let wanted = Math.min(count, from.length);
    // Selection sampling keeps the order and looks at each item once.
    for (const [index, item] of from.entries()) {
      if (wanted > 0 && next() * (from.length - index) < wanted) {
        chosen.push(item);
        wanted -= 1;
      }
    }
    return chosen;
  }

  function weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const keys = Object.keys(weights) as K[];
    let left = next() * keys.reduce((sum, key) => sum + weights[key], 0);
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    return pick(keys);
  }

  function hex8(): string {
    return Math.floor(next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  }

  function uuid(): string {
    const [a, b, c, d] = [hex8(), hex8(), hex8(), hex8()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${pick(['8', '9', 'a', 'b'])}${c.slice(1, 4)}-${c.slice(4)}${d}`;
  }

  return { next, int, chance: (probability) => next() < probability, pick, some, weighted, uuid };
}

/** FNV-1a: a seed from a text, so that what hangs on a name does not hang on the order of calls. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
