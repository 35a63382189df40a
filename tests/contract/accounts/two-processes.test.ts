import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync, utimesSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownIdentity } from '../../../src/main/storage/process-identity';
import { accountId, openSignedInFolder, passphrase, type SignedInFolder } from './signed-in-folder';

let house: SignedInFolder;
let processes: ChildProcess[];

beforeEach(async () => {
  house = await openSignedInFolder('calls', { expiresIn: 3600 });
  house.atlassian.tokenRequests.length = 0;
  processes = await Promise.all([start(), start()]);
}, 60_000);

afterEach(async () => {
  for (const child of processes) child.kill('SIGKILL');
  await house.close();
});

async function start(): Promise<ChildProcess> {
  const child = fork(house.child, [house.folder, accountId, passphrase]);
  await once(child, 'message');
  return child;
}

/** So many calls in each process at once; what each of them met. */
async function call(each: number): Promise<unknown[]> {
  const met = await Promise.all(
    processes.map(async (child) => {
      const answer = once(child, 'message');
      child.send(each);
      return (await answer)[0] as unknown[];
    }),
  );
  return met.flat();
}

const through = (count: number): string[] => Array.from({ length: count }, () => 'ok');

describe('two processes on one user-data folder', () => {
  it('renew once for a hundred 401s at the same time, fifty in each', async () => {
    expect(await call(1)).toEqual(through(2));
    expect(house.atlassian.tokenRequests).toEqual([]);
    for (let round = 1; round <= 5; round += 1) {
      house.atlassian.expireAccess();
      expect(await call(50)).toEqual(through(100));
      expect(house.atlassian.tokenRequests).toHaveLength(round);
    }
    expect(house.atlassian.rejections).toBe(500);
  });

  it('renew once for a token that has run out, also when the answer takes its time', async () => {
    house.atlassian.hold = new Promise((resolve) => {
      house.atlassian.onTokenRequest = () => setTimeout(resolve, 300);
    });
    endTokens();
    expect(await call(50)).toEqual(through(100));
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });

  it('are both signed out kindly by one request when the grant was revoked', async () => {
    house.atlassian.revokeAll();
    expect(new Set(await call(50))).toEqual(new Set(['signed-out']));
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });

  it('go on when one of them is killed in the midst of its renewal, with no other sign-in', async () => {
    const [first, second] = processes;
    house.atlassian.expireAccess();
    const arrived = new Promise<void>((resolve) => {
      house.atlassian.onRefresh.committed = () => {
        first?.kill('SIGKILL');
        resolve();
      };
    });
    first?.send(50);
    await arrived;
    house.atlassian.onRefresh = {};
    if (second !== undefined) processes = [second];
    expect(await call(50)).toEqual(through(50));
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token', 'refresh_token']);
  });

  it('go on when a process on another computer has left its lock a minute ago', async () => {
    house.atlassian.expireAccess();
    const lock = join(house.folder, 'locks', `renew-${accountId}`);
    mkdirSync(join(house.folder, 'locks'), { recursive: true });
    writeFileSync(lock, JSON.stringify({ ...ownIdentity(), host: 'elsewhere', machine: 'another' }));
    const minuteAgo = Date.now() / 1000 - 61;
    utimesSync(lock, minuteAgo, minuteAgo);
    expect(await call(50)).toEqual(through(100));
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });
});

/** The tokens on disk, as they are when their hour is over. */
function endTokens(): void {
  const secrets = house.vault.secretsOf(accountId);
  if (!secrets.ok || secrets.value.tokens === null) throw new Error('Nobody is signed in.');
  house.vault.replaceTokens(accountId, secrets.value.tokens, { ...secrets.value.tokens, expiresAt: Date.now() - 1 });
}
