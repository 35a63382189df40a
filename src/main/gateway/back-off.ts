import { instantOf } from './rate-headers';

/** What a try came to, as far as trying again is concerned. */
export type Attempt =
  | { readonly kind: 'refused'; readonly status: number; readonly retryAt: number | null }
  /** Certainly nothing was sent: no name, no route, connection refused. */
  | { readonly kind: 'not-sent' }
  /** Bytes went out and no whole answer came. */
  | { readonly kind: 'no-answer' };

const MOST_RETRIES = 4;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** `Retry-After: 0` must not become a storm. */
const SHORTEST_WAIT_MS = 250;
/** Over the moment that was named, so that not all who were refused come back at once. */
const MOST_JITTER_MS = 5_000;

/**
 * How long to wait before the same request goes out again, or `null` when it must not (§4 of the contract). A 429 was
 * refused before it was executed, so any method may be replayed; a 5xx or a lost answer only for reads. Pure.
 *
 * @param random 0 up to, not including, 1
 * @returns milliseconds
 */
export function waitBeforeRetry(
  attempt: Attempt,
  tries: number,
  intent: 'read' | 'write',
  now: number,
  random: number,
): number | null {
  if (tries > MOST_RETRIES) return null;
  switch (attempt.kind) {
    case 'refused': {
      if (attempt.status !== 429 && !(intent === 'read' && attempt.status >= 500)) return null;
      return holdUntil(attempt.retryAt, tries, now, random) - now;
    }
    case 'not-sent':
      // A dead network is told at once rather than after a minute; what waits for it is the outbox and the next read.
      return null;
    case 'no-answer':
      return intent === 'read' && tries === 1 ? SHORTEST_WAIT_MS : null;
  }
}

/**
 * `Retry-After` in seconds or as an HTTP date, else `Beta-Retry-After`, else of a 429 `X-RateLimit-Reset` as an instant: that one is on
 * answers of every status, where it says when a limit is full again and nothing of the answer (contract §4). Epoch milliseconds on the
 * clock of this computer: a date counts by its distance from the answer's own.
 */
export function retryAtFrom(status: number, headers: { get(name: string): string | null }, now: number): number | null {
  const date = headers.get('date');
  const after = headers.get('retry-after') ?? headers.get('beta-retry-after');
  if (after !== null && after.trim() !== '') {
    const seconds = Number(after);
    if (Number.isFinite(seconds)) return now + Math.max(0, seconds) * 1000;
    const at = instantOf(after, date, now);
    if (at !== null) return at;
  }
  return status === 429 ? instantOf(headers.get('x-ratelimit-reset'), date, now) : null;
}

/** Until when to leave alone what was refused: never before the moment named, never at once; jitter only adds. Epoch ms. Pure. */
export function holdUntil(retryAt: number | null, tries: number, now: number, random: number): number {
  if (retryAt === null) return now + Math.round(doubled(tries) * (0.7 + 0.6 * random));
  const wait = Math.max(SHORTEST_WAIT_MS, retryAt - now);
  return now + Math.ceil(wait + Math.min(MOST_JITTER_MS, wait * 0.3) * random);
}

function doubled(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
}
