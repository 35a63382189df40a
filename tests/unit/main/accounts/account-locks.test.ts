import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccountLocks } from '../../../../src/main/accounts/account-locks';
import { ownIdentity } from '../../../../src/main/storage/process-identity';
import { temporaryFolder } from '../storage/temporary-database';

/** Two processes' worth of locks on one folder, whose waiting lasts no time. */
function twoOnOneFolder(folder = temporaryFolder()) {
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return new Promise((resolve) => setImmediate(resolve));
  };
  return { folder, waits, one: createAccountLocks({ folder, wait }), other: createAccountLocks({ folder, wait }) };
}

const done = { ok: true, value: null } as const;

describe('the locks of the accounts', () => {
  it('let one renewal of an account run at a time, and those of two accounts side by side', async () => {
    const { one, other } = twoOnOneFolder();
    const running = new Set<string>();
    const most = new Map<string, number>();
    const work = (accountId: string) => async () => {
      const name = `${accountId} ${Math.random()}`;
      running.add(name);
      const same = [...running].filter((each) => each.startsWith(accountId)).length;
      most.set(accountId, Math.max(same, most.get(accountId) ?? 0));
      most.set('all', Math.max(running.size, most.get('all') ?? 0));
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      running.delete(name);
      return done;
    };
    await Promise.all(['a', 'b', 'a', 'b', 'a', 'b'].map((id, at) => (at < 3 ? one : other).renewing(id, work(id))));
    expect(Object.fromEntries(most)).toEqual({ a: 1, b: 1, all: 2 });
  });

  it('leave nothing behind, also when the work throws', async () => {
    const { one, folder } = twoOnOneFolder();
    await expect(one.renewing('a', () => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
    expect(() =>
      one.changing(() => {
        throw new Error('a full disk');
      }),
    ).toThrow('a full disk');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('take an account id as a name and never as a path', async () => {
    const { one, folder } = twoOnOneFolder(join(temporaryFolder(), 'locks'));
    let names: string[] = [];
    await one.renewing('../../outside', () => {
      names = readdirSync(folder);
      return Promise.resolve(done);
    });
    expect(names).toEqual(['renew-..%2F..%2Foutside']);
  });

  it('pause between two looks, and give up in words when the lock of a computer out of sight never grows old', async () => {
    const { one, folder, waits } = twoOnOneFolder();
    const file = join(folder, 'renew-a');
    writeFileSync(file, JSON.stringify({ ...ownIdentity(), host: 'elsewhere', machine: 'm' }));
    expect(await one.renewing('a', () => Promise.resolve(done))).toMatchObject({
      ok: false,
      failure: { kind: 'storage', detail: expect.stringMatching(/elsewhere has held .* delete .*renew-a$/) as unknown },
    });
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20);
    expect(existsSync(file)).toBe(true);
  });

  it('fail in words where no lock can be made', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    const { one } = twoOnOneFolder(join(folder, 'locks'));
    expect(await one.renewing('a', () => Promise.resolve(done))).toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    });
  });

  it('hold the program up for a second at most while another one writes, then say who is in the way and leave it', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'write');
    writeFileSync(file, JSON.stringify({ ...ownIdentity(), host: 'elsewhere', machine: 'm' }));
    let passed = 0;
    const one = createAccountLocks({
      folder,
      counter: () => passed,
      block: (milliseconds) => void (passed += milliseconds),
    });
    expect(() => one.changing(() => 'written')).toThrow(
      /elsewhere has been writing .* Try again in 10 seconds\. .* delete .*write$/,
    );
    expect(passed).toBeGreaterThan(500);
    expect(passed).toBeLessThanOrEqual(1_000);
    expect(existsSync(file)).toBe(true);
  });

  it('count the time of a slow disk into that second', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'write'), JSON.stringify({ ...ownIdentity(), host: 'elsewhere', machine: 'm' }));
    let passed = 0;
    let blocked = 0;
    const one = createAccountLocks({ folder, counter: () => (passed += 400), block: () => void blocked++ });
    expect(() => one.changing(() => 'written')).toThrow('has been writing');
    expect(blocked).toBe(2);
  });

  it('let a write wait for the one of a process that was killed in its midst no longer than it takes to see it', () => {
    const { one, folder } = twoOnOneFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'write'), JSON.stringify({ ...ownIdentity(), start: '1' }));
    expect(one.changing(() => 'written')).toBe('written');
  });
});
