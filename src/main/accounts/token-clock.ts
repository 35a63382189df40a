import type { Tokens } from './account';

/** `good`: two minutes left or more. `ending`: fewer, to be renewed but still accepted. `over`: not to be sent any more. */
export type TokenAge = 'good' | 'ending' | 'over';

/** Renewed early by this much, so that a token endpoint that is away for a moment is not felt. */
const EARLY_MS = 120_000;

/** Pure. `leftByCounter`: what a counter that nobody sets says is left, in ms; `null` when the token was never seen before. */
export function ageOfToken(tokens: Tokens, now: number, leftByCounter: number | null): TokenAge {
  // The clock was set back since it was granted: how old the token is can no longer be told from it.
  if (leftByCounter === null && tokens.grantedAt !== undefined && now < tokens.grantedAt) return 'over';
  const left = Math.min(tokens.expiresAt - now, leftByCounter ?? Infinity);
  if (left <= 0) return 'over';
  return left <= EARLY_MS ? 'ending' : 'good';
}

export interface TokenClock {
  ageOf(accountId: string, tokens: Tokens): TokenAge;
}

/**
 * Tells the age of tokens by two clocks, of which the stricter one counts. The computer's own may be wrong by any time, and set while
 * we run: what it says is compared only with itself. The counter (ms since some moment, never set) stands still while the computer sleeps.
 */
export function createTokenClock(now: () => number, counter: () => number): TokenClock {
  const seen = new Map<string, { readonly access: string; readonly overAt: number }>();
  return {
    ageOf(accountId, tokens) {
      const known = seen.get(accountId);
      if (known?.access === tokens.access) return ageOfToken(tokens, now(), known.overAt - counter());
      const age = ageOfToken(tokens, now(), null);
      seen.set(accountId, {
        access: tokens.access,
        overAt: age === 'over' ? counter() : counter() + tokens.expiresAt - now(),
      });
      return age;
    },
  };
}
