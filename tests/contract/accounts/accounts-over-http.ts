import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessTokens, type AccessTokens } from '../../../src/main/accounts/access-token';
import { createAccountLocks, type AccountLocks } from '../../../src/main/accounts/account-locks';
import { createFileStore } from '../../../src/main/accounts/file-store';
import { createProtection } from '../../../src/main/accounts/protection';
import { createSignIn, type SignIn, type SignInRequest } from '../../../src/main/accounts/sign-in';
import { createHttpTokenExchange, type TokenExchange } from '../../../src/main/accounts/token-exchange';
import type { HttpFetch } from '../../../src/main/gateway/http-fetch';
import { createTokenVault, type TokenVault } from '../../../src/main/accounts/token-vault';
import { client, startFakeAtlassian, type FakeAtlassian } from './fake-atlassian';

export interface AccountsOverHttp {
  readonly atlassian: FakeAtlassian;
  readonly vault: TokenVault;
  readonly exchange: TokenExchange;
  readonly accessTokens: AccessTokens;
  readonly locks: AccountLocks;
  readonly signIn: SignIn;
  readonly request: SignInRequest;
  readonly fetch: HttpFetch;
  readonly now: () => number;
  /** The computer's clock, and a counter that goes on when the clock is set. */
  readonly clock: { now: number; counter: number };
  /** What a start of the program on the same folder has: the same vault and clock, and nothing in memory. */
  startAgain(): AccessTokens;
  /** Runs the timers that are set, as if their time had come. */
  runTimers(): void;
  /** The text of every file that was written. */
  filesWritten(): string;
  close(): Promise<void>;
}

/** Everything of accounts put together over real HTTP and real files, with a clock that the test turns. */
export async function openAccountsOverHttp(): Promise<AccountsOverHttp> {
  const atlassian = await startFakeAtlassian();
  const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  const clock = { now: Date.now(), counter: 0 };
  const now = (): number => clock.now;
  const timers = new Set<() => void>();
  const keyring = {
    problem: () => 'none here',
    encrypt: (plain: string) => plain,
    decrypt: (sealed: string) => sealed,
  };
  const settings = createFileStore(join(folder, 'settings.json'));
  const box = createProtection({ settings, keyring, scryptCost: { cost: 16, blockSize: 8, parallelization: 1 } });
  await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
  const locks = createAccountLocks({ folder: join(folder, 'locks') });
  const vault = createTokenVault({
    changing: locks.changing,
    store: createFileStore(join(folder, 'accounts.json')),
    box,
    warn: (sentence) => {
      throw new Error(sentence);
    },
  });
  const exchange = createHttpTokenExchange({ fetch, now });
  const signIn = createSignIn({
    vault,
    exchange,
    fetch,
    now,
    setTimer: (_milliseconds, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const startAgain = (): AccessTokens =>
    createAccessTokens({ vault, exchange, locks, now, counter: () => clock.counter });
  return {
    atlassian,
    vault,
    exchange,
    signIn,
    fetch,
    now,
    clock,
    accessTokens: startAgain(),
    startAgain,
    locks,
    request: { origins: atlassian.origins, client, callbackPort: 0, again: null },
    runTimers: () => {
      for (const run of timers) run();
    },
    filesWritten: () =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
        .join('\n'),
    async close() {
      await atlassian.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The value of an outcome that a test relies on. */
export function valueOf<T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!outcome.ok) throw new Error(`Expected a value, got ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}
