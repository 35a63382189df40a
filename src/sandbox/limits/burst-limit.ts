import type { Window } from './limit';

interface Bucket {
  left: number;
  at: number;
}

export interface BurstState {
  limit: number;
  remaining: number;
  exceeded: boolean;
  /** Until a request is let in again; 0 when it is. */
  waitMilliseconds: number;
  /** Epoch milliseconds: when the bucket is full again. */
  fullAt: number;
}

/** Token buckets by name, filled evenly. */
export class BurstLimits {
  private readonly buckets = new Map<string, Bucket>();

  /** Looks without taking. */
  look(name: string, window: Window, now: number): BurstState {
    return stateOf(this.filled(name, window, now), window, now);
  }

  take(name: string, window: Window, now: number): BurstState {
    const left = this.filled(name, window, now) - 1;
    this.buckets.set(name, { left, at: now });
    return stateOf(left, window, now);
  }

  private filled(name: string, window: Window, now: number): number {
    const before = this.buckets.get(name) ?? { left: window.count, at: now };
    const gained = (Math.max(0, now - before.at) / window.milliseconds) * window.count;
    return Math.min(window.count, before.left + gained);
  }
}

function stateOf(left: number, window: Window, now: number): BurstState {
  const toFill = (tokens: number): number =>
    Math.ceil((Math.max(0, tokens - left) / window.count) * window.milliseconds);
  return {
    limit: window.count,
    remaining: Math.floor(left),
    // A hair below one is rounding, not a missing token.
    exceeded: left < 1 - 1e-9,
    waitMilliseconds: left < 1 - 1e-9 ? toFill(1) : 0,
    fullAt: now + toFill(window.count),
  };
}
