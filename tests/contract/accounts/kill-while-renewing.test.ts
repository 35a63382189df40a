import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountId, openSignedInFolder, passphrase, type SignedInFolder } from './signed-in-folder';

const kills = process.env['SOAK'] === undefined ? 24 : 200;

let house: SignedInFolder;

beforeAll(async () => {
  // Always in its last two minutes, so that each start renews.
  house = await openSignedInFolder('renew', { expiresIn: 60 });
}, 60_000);

afterAll(() => house.close());

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly printed: { token: { ok: boolean; value?: string; failure?: unknown }; steps: number } | null;
}

function start(dieBefore: number): Promise<Ended> {
  const child = spawn(process.execPath, [house.child, house.folder, accountId, passphrase, String(dieBefore)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  house.atlassian.onRefresh.arrived = dieBefore === -1 ? () => child.kill('SIGKILL') : () => undefined;
  house.atlassian.onRefresh.committed = dieBefore === -2 ? () => child.kill('SIGKILL') : () => undefined;
  return new Promise((settle) => {
    child.on('close', (_code, signal) => {
      const text = Buffer.concat(chunks).toString();
      settle({ signal, printed: text === '' ? null : (JSON.parse(text) as Ended['printed']) });
    });
  });
}

describe('kill -9 around a renewal', () => {
  it(
    `leaves the next start signed in without a browser, ${kills} times in a row`,
    { timeout: kills * 5_000 },
    async () => {
      const undisturbed = await start(0);
      const steps = undisturbed.printed?.steps ?? 0;
      expect(steps).toBeGreaterThan(8);
      // Every step in turn, and the two moments at the server: before it has rotated the token, and after.
      const moments = [-1, -2, ...Array.from({ length: steps }, (_, index) => index + 1)];
      let browsers = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const moment = moments[kill % moments.length] ?? 0;
        const killed = await start(moment);
        expect(killed.signal, `killed at ${moment}`).toBe('SIGKILL');
        // Whole at every moment: the old content or the new one.
        JSON.parse(readFileSync(join(house.folder, 'accounts.json'), 'utf8'));

        const next = await start(0);
        const token = next.printed?.token;
        expect(token, `after a kill at ${moment}`).toMatchObject({ ok: true });
        expect(house.atlassian.accepts(token?.value ?? '')).toBe(true);
        if (token?.ok !== true) browsers += 1;
      }
      expect(browsers).toBe(0);
    },
  );

  it('is signed out kindly once the reuse window is closed, so that the test above can fail', async () => {
    house.atlassian.reuseWindowMs = -1;
    expect((await start(-2)).signal).toBe('SIGKILL');
    expect((await start(0)).printed?.token).toEqual({ ok: false, failure: { kind: 'signed-out', accountId } });
  });
});
