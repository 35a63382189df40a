import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryLock, type Attempt } from '../../../src/cli/lock';
import { ownIdentity } from '../../../src/cli/process-identity';
import { waitForLock } from '../../../src/cli/wait-for-lock';
import { temporaryFolder } from '../main/storage/temporary-database';

const isHeld = (attempt: Attempt): attempt is Extract<Attempt, { release: () => void }> => 'release' in attempt;

/** The number of a process that has ended and was waited for. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

describe('the lock', () => {
  it('is held by one at a time, names its holder, and leaves nothing behind', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    const first = tryLock(file);
    expect(tryLock(file)).toEqual({ heldBy: ownIdentity() });
    if (!isHeld(first)) throw new Error('The lock was not free.');
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it('of a process that ended is taken over at once', async () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ host: hostname(), pid: await deadPid(), start: null }));
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it.runIf(process.platform === 'linux')('of a process whose number was given to another one is taken over', () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ ...ownIdentity(), start: '1' }));
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it.each([
    [
      'another computer',
      JSON.stringify({ host: 'elsewhere', pid: 1, start: null }),
      { host: 'elsewhere', pid: 1, start: null },
    ],
    ['something that is no lock of ours', 'hello', null],
  ])('of %s is left alone', (_whose, text, heldBy) => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, text);
    expect(tryLock(file)).toEqual({ heldBy });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is not released by who lost it', () => {
    const file = join(temporaryFolder(), 'lock');
    const mine = tryLock(file);
    writeFileSync(file, 'of somebody else');
    if (isHeld(mine)) mine.release();
    expect(readFileSync(file, 'utf8')).toBe('of somebody else');
  });
});

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
      attempt: () =>
        clock.now >= freeAfter ? { release: () => undefined } : { heldBy: { host: 'h', pid: 7, start: null } },
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
