import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/main/accounts/file-store';
import { createProtection } from '../../../src/main/accounts/protection';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createTokenVault } from '../../../src/main/accounts/token-vault';
import { valueOf } from './accounts-over-http';
import { client, consentInBrowser, startFakeAtlassian, type FakeAtlassian } from './fake-atlassian';

const passphrase = 'a long passphrase';
const accountId = 'account-1';
const kills = process.env['SOAK'] === undefined ? 24 : 200;

let folder: string;
let atlassian: FakeAtlassian;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renew-'));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(import.meta.dirname, '../../../src/shared') } },
    build: {
      ssr: fileURLToPath(new URL('./renew-child.ts', import.meta.url)),
      outDir: join(folder, 'built'),
      target: 'node20.18',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  atlassian = await startFakeAtlassian();
  // Always in its last two minutes, so that each start renews.
  atlassian.expiresIn = 60;
  await signIn();
}, 60_000);

afterAll(async () => {
  await atlassian.close();
  rmSync(folder, { recursive: true });
});

/** Signs in through the consent page once; nothing after this ever opens a browser again. */
async function signIn(): Promise<void> {
  const keyring = { problem: () => 'none here', encrypt: String, decrypt: String };
  const settings = createFileStore(join(folder, 'settings.json'));
  const box = createProtection({ settings, keyring, scryptCost: { cost: 16, blockSize: 8, parallelization: 1 } });
  await box.choose({ mode: 'passphrase', passphrase });
  const vault = createTokenVault({ store: createFileStore(join(folder, 'accounts.json')), box, warn: String });
  const redirectUri = 'http://localhost:1/callback';
  const verifier = 'v'.repeat(43);
  const { codeChallenge } = await import('../../../src/main/accounts/authorize-url');
  const query = new URLSearchParams({ redirect_uri: redirectUri, state: 's', code_challenge: codeChallenge(verifier) });
  const location = new URL(await consentInBrowser(`${atlassian.origins.auth}/authorize?${query}`));
  const code = location.searchParams.get('code') ?? '';
  const exchange = createHttpTokenExchange({ fetch, now: Date.now });
  const grant = { code, redirectUri, codeVerifier: verifier };
  const tokens = valueOf(await exchange.exchangeCode({ ...client, origins: atlassian.origins }, grant));
  const account = { identity: null, sites: [], addedAt: 1, state: { kind: 'active' } } as const;
  valueOf(
    vault.put(
      { ...account, id: accountId, kind: 'person', origins: atlassian.origins, clientId: client.clientId },
      client.clientSecret,
      tokens,
    ),
  );
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly printed: { token: { ok: boolean; value?: string; failure?: unknown }; steps: number } | null;
}

function start(dieBefore: number): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [join(folder, 'built/child.mjs'), folder, accountId, passphrase, String(dieBefore)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  atlassian.onRefresh.arrived = dieBefore === -1 ? () => child.kill('SIGKILL') : () => undefined;
  atlassian.onRefresh.committed = dieBefore === -2 ? () => child.kill('SIGKILL') : () => undefined;
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
        JSON.parse(readFileSync(join(folder, 'accounts.json'), 'utf8'));

        const next = await start(0);
        const token = next.printed?.token;
        expect(token, `after a kill at ${moment}`).toMatchObject({ ok: true });
        expect(atlassian.accepts(token?.value ?? '')).toBe(true);
        if (token?.ok !== true) browsers += 1;
      }
      expect(browsers).toBe(0);
    },
  );

  it('is signed out kindly once the reuse window is closed, so that the test above can fail', async () => {
    atlassian.reuseWindowMs = -1;
    expect((await start(-2)).signal).toBe('SIGKILL');
    expect((await start(0)).printed?.token).toEqual({ ok: false, failure: { kind: 'signed-out', accountId } });
  });
});
