import { describe, expect, it } from 'vitest';
import { waitForLock } from '../../../src/cli/wait-for-lock';

const holder = { host: 'h', pid: 7, start: null, machine: null, boot: null, pidSpace: null };

describe('waiting for the lock', () => {
  function waiting(freeAfter: number): {
    told: string[];
    outcome: ReturnType<typeof waitForLock>;
    clock: { now: number };
  } {
    const clock = { now: 0 };
    const told: string[] = [];
    const outcome = waitForLock('/x/lock', {
      now: () => clock.now,
      tell: (sentence) => void told.push(sentence),
      wait: (milliseconds) => {
        clock.now += milliseconds;
        return Promise.resolve();
      },
      attempt: () => (clock.now >= freeAfter ? { release: () => undefined } : { heldBy: holder }),
    });
    return { told, outcome, clock };
  }

  it('says nothing for two seconds, and then once who has it', async () => {
    const short = waiting(1_800);
    expect((await short.outcome).ok).toBe(true);
    expect(short.told).toEqual([]);
    const long = waiting(30_000);
    expect((await long.outcome).ok).toBe(true);
    expect(long.told).toEqual(['Process 7 on h is using the outbox of this service account. Waiting for it.']);
  });

  it('gives up after a minute, and says which file to delete', async () => {
    const never = waiting(Infinity);
    await expect(never.outcome).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'storage', detail: expect.stringContaining('/x/lock') as unknown },
    });
    expect(never.clock.now).toBe(60_000);
  });
});
