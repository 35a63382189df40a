import { randomFrom, seedOf } from '../world/random';
import type { FaultSpec } from './fault-spec';
import { canHappen, type FaultSource } from './fault-source';
import { pathPattern } from './path-pattern';

export interface RandomFaultOptions {
  /** How many of the requests go wrong: 0 to 1. */
  rate: number;
  /** What may happen; without it, everything that a request can get over without a person. */
  kinds?: readonly FaultSpec[] | undefined;
  /** Below the site; every operation of Jira unless given. */
  path?: string | undefined;
}

/** Nobody is signed out, no site goes away, and no answer is kept back for longer than a fifth of a second. */
const usualKinds: readonly FaultSpec[] = [
  { do: 'drop-before-commit' },
  { do: 'drop-after-commit' },
  { do: 'commit-late', ms: 50 },
  { do: 'commit-late', ms: 1500 },
  { do: 'reset-warm', commit: false },
  { do: 'reset-warm', commit: true },
  { do: 'time-out', commit: false, ms: 100 },
  { do: 'time-out', commit: true, ms: 100 },
  { do: '429', retryAfter: 1, reason: 'jira-burst-based' },
  { do: '429', retryAfter: 0, reason: 'jira-burst-based' },
  { do: '429', retryAfter: null, reason: 'jira-per-issue-on-write' },
  { do: '502', commit: false },
  { do: '502', commit: true },
  { do: '503', retryAfter: null },
  { do: 'truncated-body', bytes: null },
  { do: 'slow-drip', bytes: 2048, everyMs: 5 },
  { do: 'expired-token', status: 401 },
];

/**
 * Faults by chance, replayable: whether a request goes wrong, and how, depends on the seed, its method, its path below the
 * site and how many such requests came before it, and on nothing else. So the same seed and the same requests have the
 * same faults, even when requests to different paths overtake each other.
 */
export function randomFaults(seed: number, options: RandomFaultOptions): FaultSource {
  const fitsPath = pathPattern(options.path ?? '/rest/**');
  const kinds = options.kinds ?? usualKinds;
  return {
    take(candidate) {
      if (kinds.length === 0 || !fitsPath(candidate.path)) return undefined;
      const { request, path, nth } = candidate;
      const random = randomFrom(seedOf(`${String(seed)} ${request.method} ${path} ${String(nth)}`));
      if (random.next() >= options.rate) return undefined;
      const fault = random.pick(kinds);
      return canHappen(fault, candidate) ? fault : undefined;
    },
  };
}
