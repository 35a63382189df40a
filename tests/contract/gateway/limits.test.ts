import { describe, expect, it } from 'vitest';
import { gatewayOn, write } from './gateway-on';
import { startLimitedServer, type Limit, type LimitedServer } from './limited-server';
import { VirtualClock } from './virtual-clock';

const SECONDS = 30;

/** Numbers that look random and are the same in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** More than can be sent in the time, all at once. */
async function flood(
  limit: Limit,
  seed: number,
): Promise<LimitedServer & { readonly used: number; readonly failures: number }> {
  const clock = new VirtualClock();
  const began = clock.now;
  const random = noise(seed);
  const limited = await startLimitedServer(clock, limit, () => 20 + random() * 60);
  const under = gatewayOn(limited.server.origin, {
    fetch: limited.fetch,
    now: () => clock.now,
    wait: clock.wait,
    random,
  });
  let failures = 0;
  const over: AbortController[] = [];
  const all = Array.from({ length: limit.rate * SECONDS * 2 }, async () => {
    const patience = new AbortController();
    over.push(patience);
    const outcome = await under.gateway.request({ ...write, priority: 'outbox', signal: patience.signal });
    if (!outcome.ok && outcome.failure.kind !== 'cancelled') failures++;
  });
  await clock.run(() => clock.now - began >= SECONDS * 1000, limited.busy);
  const used = limited.accepted.filter((at) => at - began <= SECONDS * 1000).length / (limit.rate * SECONDS);
  for (const patience of over) patience.abort();
  let ended = false;
  void Promise.all(all).then(() => (ended = true));
  await clock.run(() => ended, limited.busy);
  return Object.assign(limited, { used, failures });
}

const SEEDS = [1, 2, 3];

describe('a site that takes two POST a second', () => {
  it.each(SEEDS.flatMap((seed) => [['always', seed] as const, ['when-refused', seed] as const]))(
    'is used to 0.95 and more where it tells its limit (%s, noise %i), and never asked before Retry-After',
    async (tells, seed) => {
      const run = await flood({ rate: 2, room: 2, retryAfter: '1', tells }, seed);
      expect(run.early).toBe(0);
      expect(run.failures).toBe(0);
      expect(run.used).toBeGreaterThanOrEqual(0.95);
      // The first volley, and hardly any after it.
      expect(run.refused).toBeLessThanOrEqual(10);
    },
    60_000,
  );

  it.each(SEEDS)(
    'is found out where it tells nothing but Retry-After (noise %i)',
    async (seed) => {
      const run = await flood({ rate: 2, room: 2, retryAfter: '1', tells: 'never' }, seed);
      expect(run.early).toBe(0);
      expect(run.failures).toBe(0);
      expect(run.used).toBeGreaterThanOrEqual(0.8);
    },
    60_000,
  );

  it('is not stormed when it says Retry-After: 0', async () => {
    const run = await flood({ rate: 2, room: 2, retryAfter: '0', tells: 'never' }, 1);
    expect(run.used).toBeGreaterThanOrEqual(0.8);
    expect(run.refused).toBeLessThanOrEqual(SECONDS * 2);
  }, 60_000);
});

describe('a site that takes twenty POST a second', () => {
  it('is used to 0.95 and more, though hundreds wait in the line', async () => {
    const run = await flood({ rate: 20, room: 20, retryAfter: '1', tells: 'always' }, 1);
    expect(run.early).toBe(0);
    expect(run.failures).toBe(0);
    expect(run.used).toBeGreaterThanOrEqual(0.95);
  }, 60_000);
});
