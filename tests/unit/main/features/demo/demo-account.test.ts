import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Tokens } from '../../../../../src/main/accounts/account';
import type { TokenClient } from '../../../../../src/main/accounts/token-exchange';
import { createTokenVault, type TokenVault } from '../../../../../src/main/accounts/token-vault';
import { createProtection } from '../../../../../src/main/accounts/protection';
import { createDemoAccount, type DemoAccount } from '../../../../../src/main/features/demo/demo-account';
import type { DemoReady, DemoSite } from '../../../../../src/main/features/demo/demo-site';
import { fakeKeyring } from '../../accounts/fake-keyring';
import { memoryStore } from '../../accounts/memory-store';

let starts: number;
let up: DemoReady | null;
let startFails: Error | null;
let clients: TokenClient[];
let mint: Outcome<Tokens>;
let changes: number;
let defects: unknown[];
let vault: TokenVault;
let account: DemoAccount;

const site: DemoSite = {
  start() {
    if (startFails !== null) return Promise.reject(startFails);
    if (up === null) {
      starts++;
      const port = 4000 + 10 * starts;
      up = {
        ready: true,
        authOrigin: `http://127.0.0.1:${port}`,
        apiOrigin: `http://127.0.0.1:${port + 1}`,
        serviceAccount: { clientId: 'demo', clientSecret: `secret-${starts}` },
      };
    }
    return Promise.resolve(up);
  },
  running: () => up,
  reset: () => Promise.reject(new Error('not here')),
  stop: () => undefined,
};

const json = (body: unknown): Response => new Response(JSON.stringify(body), { status: 200 });

beforeEach(() => {
  starts = 0;
  up = null;
  startFails = null;
  clients = [];
  mint = succeed({ access: 'access', refresh: null, expiresAt: 9e12, scopes: [] });
  changes = 0;
  defects = [];
  const store = memoryStore();
  vault = createTokenVault({
    store,
    box: createProtection({ settings: store, keyring: fakeKeyring() }),
    warn: () => undefined,
  });
  account = createDemoAccount({
    vault,
    now: () => 7,
    fetch: (url) =>
      Promise.resolve(
        url.endsWith('/accessible-resources')
          ? json([
              { id: 'cloud-1', url: 'https://demo.example', name: 'Demo', scopes: ['read:jira-work'], avatarUrl: null },
            ])
          : json({ accountId: 'demo-1', displayName: 'Demo', accountType: 'app' }),
      ),
    exchange: {
      exchangeCode: () => Promise.reject(new Error('not here')),
      refresh: () => Promise.reject(new Error('not here')),
      clientCredentials: (client) => {
        clients.push(client);
        return Promise.resolve(mint);
      },
    },
    demo: site,
    changed: () => void changes++,
    reportDefect: (_where, error) => {
      defects.push(error);
      return 'E-1';
    },
  });
});

describe('the account of the demo site', () => {
  it('is started and signed in once, however many ask for it at once, and costs nothing while it is up', async () => {
    await expect(Promise.all([account.ready(), account.ready(), account.open()])).resolves.toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    await account.ready();
    expect([starts, clients.length, changes]).toEqual([1, 1, 1]);
  });

  it('signs in anew, as the same account, after its process ended unasked', async () => {
    const first = await account.open();
    up = null;
    await expect(account.ready()).resolves.toEqual(succeed(null));
    expect(clients.map(({ clientSecret }) => clientSecret)).toEqual(['secret-1', 'secret-2']);
    const accounts = vault.list();
    expect(accounts.ok && accounts.value.map(({ id }) => id)).toEqual([first.ok && first.value.id]);
    expect(accounts.ok && accounts.value[0]?.origins.api).toBe('http://127.0.0.1:4021');
  });

  it('says so when the site does not come up, and is tried again with the next need', async () => {
    startFails = new Error('The demo site did not answer within 20 seconds.');
    await expect(account.ready()).resolves.toEqual(fail({ kind: 'internal', reference: 'E-1' }));
    expect(defects).toEqual([startFails]);
    startFails = null;
    await expect(account.ready()).resolves.toEqual(succeed(null));
  });

  it('is not taken for signed in when the sign-in did not work', async () => {
    mint = fail({ kind: 'unavailable', status: 503, detail: '' });
    await expect(account.ready()).resolves.toEqual(mint);
    expect(changes).toBe(0);
    mint = succeed({ access: 'access', refresh: null, expiresAt: 9e12, scopes: [] });
    await expect(account.ready()).resolves.toEqual(succeed(null));
  });
});
