import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { codeChallenge } from '../../../src/main/accounts/authorize-url';
import { createFileStore } from '../../../src/main/accounts/file-store';
import { createProtection } from '../../../src/main/accounts/protection';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createTokenVault, type TokenVault } from '../../../src/main/accounts/token-vault';
import { valueOf } from './accounts-over-http';
import { client, consentInBrowser, startFakeAtlassian, type FakeAtlassian } from './fake-atlassian';

const programs = {
  /** Starts, renews once, and dies before the step that it is told. */
  renew: new URL('./renew-child.ts', import.meta.url),
  /** Calls Jira as often as it is told. */
  calls: new URL('./calls-child.ts', import.meta.url),
};

export const passphrase = 'a long passphrase';
export const accountId = 'account-1';

/** A user-data folder with one person signed in, and a program beside it that works on the folder in a process of its own. */
export interface SignedInFolder {
  readonly folder: string;
  readonly atlassian: FakeAtlassian;
  readonly vault: TokenVault;
  /** The built program. */
  readonly child: string;
  close(): Promise<void>;
}

/** @param options.expiresIn how long the tokens last, in seconds */
export async function openSignedInFolder(
  program: keyof typeof programs,
  options: { readonly expiresIn: number },
): Promise<SignedInFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'signed-in-'));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(import.meta.dirname, '../../../src/shared') } },
    build: {
      ssr: fileURLToPath(programs[program]),
      outDir: join(folder, 'built'),
      target: 'node20.18',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const atlassian = await startFakeAtlassian();
  atlassian.expiresIn = options.expiresIn;
  return {
    folder,
    atlassian,
    vault: await signIn(folder, atlassian),
    child: join(folder, 'built/child.mjs'),
    async close() {
      await atlassian.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Signs in through the consent page once; nothing after this ever opens a browser again. */
async function signIn(folder: string, atlassian: FakeAtlassian): Promise<TokenVault> {
  const keyring = { problem: () => 'none here', encrypt: String, decrypt: String };
  const settings = createFileStore(join(folder, 'settings.json'));
  const box = createProtection({ settings, keyring, scryptCost: { cost: 16, blockSize: 8, parallelization: 1 } });
  await box.choose({ mode: 'passphrase', passphrase });
  const vault = createTokenVault({ store: createFileStore(join(folder, 'accounts.json')), box, warn: String });
  const redirectUri = 'http://localhost:1/callback';
  const verifier = 'v'.repeat(43);
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
  return vault;
}
