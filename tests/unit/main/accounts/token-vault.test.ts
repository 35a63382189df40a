import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccessTokens, type AccessTokenPorts } from '../../../../src/main/accounts/access-token';
import type { AccountRecord, Tokens } from '../../../../src/main/accounts/account';
import { atlassianOrigins } from '../../../../src/main/accounts/origins';
import { createProtection } from '../../../../src/main/accounts/protection';
import type { TokenExchange } from '../../../../src/main/accounts/token-exchange';
import { createTokenVault } from '../../../../src/main/accounts/token-vault';
import { fakeKeyring } from './fake-keyring';
import { memoryStore } from './memory-store';

const account: AccountRecord = {
  id: 'account-1',
  kind: 'person',
  origins: atlassianOrigins,
  clientId: 'client-id',
  identity: { accountId: 'person-1', displayName: 'Dana', avatarUrl: null },
  sites: [
    { cloudId: 'cloud-1', url: 'https://one.example.com', name: 'one', avatarUrl: null, scopes: ['read:jira-work'] },
  ],
  addedAt: 7,
  state: { kind: 'active' },
};
const tokens: Tokens = {
  access: 'canary-access',
  refresh: 'canary-refresh',
  expiresAt: 10_000_000,
  scopes: ['read:jira-work'],
};

/** No other process is there. */
const aloneHere: AccessTokenPorts['locks'] = { renewing: (_accountId, work) => work() };

function open(store = memoryStore(), keyring = fakeKeyring()) {
  const box = createProtection({
    settings: store,
    keyring,
    scryptCost: { cost: 16, blockSize: 8, parallelization: 1 },
  });
  const warnings: string[] = [];
  return {
    store,
    keyring,
    box,
    warnings,
    vault: createTokenVault({ store, box, warn: (text) => warnings.push(text) }),
  };
}

describe('the token vault', () => {
  it('gives back after a restart exactly what it was given, and shows none of it on disk', () => {
    fc.assert(
      fc.property(
        fc.record({
          access: fc.string({ unit: 'binary', minLength: 1 }),
          refresh: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
          expiresAt: fc.nat(),
          scopes: fc.array(fc.string()),
        }),
        fc.string({ unit: 'binary' }),
        (given, secret) => {
          const first = open();
          first.vault.put(account, `canary${secret}`, given);
          expect(open(first.store, first.keyring).vault.secretsOf('account-1')).toMatchObject({
            ok: true,
            value: { account, clientSecret: `canary${secret}`, tokens: given },
          });
          expect(first.store.text()).not.toContain('canary');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('deletes nothing while the keyring is lost, and reads everything once it is back', () => {
    const first = open();
    first.vault.put(account, 'canary-secret', tokens);
    first.keyring.loseKey();
    const { vault, store } = open(first.store, first.keyring);
    const before = store.text();
    expect(vault.secretsOf('account-1')).toMatchObject({
      ok: false,
      failure: { kind: 'secrets-locked', mode: 'keyring' },
    });
    expect(vault.list()).toEqual({ ok: true, value: [account] });
    expect(store.text()).toBe(before);
    first.keyring.bringBack();
    expect(vault.secretsOf('account-1')).toMatchObject({ ok: true, value: { tokens } });
  });

  it('writes tokens only onto the sign-in that they were asked for', () => {
    const { vault } = open();
    vault.put(account, 'secret', tokens);
    const secrets = vault.secretsOf('account-1');
    const version = secrets.ok ? secrets.value.version : '';
    const renewed = { ...tokens, access: 'renewed' };
    expect(vault.replaceTokens('account-1', tokens, renewed)).toEqual({ ok: true, value: 'written' });
    expect(vault.replaceTokens('account-1', tokens, { ...tokens, access: 'late' })).toEqual({
      ok: true,
      value: 'outdated',
    });
    expect(vault.endSignIn('account-1', version, { kind: 'signed-out', since: 1 })).toEqual({
      ok: true,
      value: 'outdated',
    });
    expect(vault.secretsOf('account-1')).toMatchObject({ value: { tokens: renewed } });
  });

  it('writes no tokens for a sign-in that has ended meanwhile', () => {
    const { vault } = open();
    vault.put(account, 'secret', tokens);
    const secrets = vault.secretsOf('account-1');
    vault.endSignIn('account-1', secrets.ok ? secrets.value.version : '', { kind: 'signed-out', since: 1 });
    const renewed = { ...tokens, refresh: 'next' };
    expect(vault.replaceTokens('account-1', tokens, renewed)).toEqual({ ok: true, value: 'outdated' });
    expect(vault.secretsOf('account-1')).toMatchObject({ value: { tokens: null } });
  });

  it('leaves an account that it cannot read on disk, says so, and lists the others', () => {
    const { vault, store, warnings } = open();
    vault.put(account, 'secret', tokens);
    store.set('accounts', { ...(store.get('accounts') as object), newer: { kind: 'from a later version' } });
    expect(vault.list()).toEqual({ ok: true, value: [account] });
    expect(warnings).toEqual(['An account on disk has a form that is not known (newer).']);
    vault.put({ ...account, addedAt: 8 }, 'secret', tokens);
    expect(store.text()).toContain('from a later version');
  });

  it('seals everything anew after another protection was chosen', async () => {
    const { vault, box, keyring } = open();
    vault.put(account, 'secret', tokens);
    await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(vault.reseal()).toEqual({ ok: true, value: { left: 0 } });
    keyring.loseKey();
    expect(vault.secretsOf('account-1')).toMatchObject({ ok: true, value: { clientSecret: 'secret', tokens } });
  });

  it('leaves sealed what does not open when it seals anew', async () => {
    const { vault, box, keyring } = open();
    vault.put(account, 'secret', tokens);
    keyring.loseKey();
    await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(vault.reseal()).toEqual({ ok: true, value: { left: 1 } });
    keyring.bringBack();
    expect(vault.secretsOf('account-1')).toMatchObject({ ok: true, value: { tokens } });
  });

  it('forgets an account that is removed, and nothing else', () => {
    const { vault } = open();
    vault.put(account, 'secret', tokens);
    vault.put({ ...account, id: 'account-2' }, 'secret', tokens);
    vault.remove('account-1');
    expect(vault.find('account-1')).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(vault.secretsOf('account-2').ok).toBe(true);
  });
});

describe('renewing tokens while the client secret is replaced', () => {
  const rotated = { ...tokens, access: 'renewed', refresh: 'next' };
  const unused = () => Promise.reject(new Error('not part of this test'));

  it('keeps the pair that comes: the refresh token before it is used up', async () => {
    const { vault } = open();
    vault.put(account, 'secret', { ...tokens, expiresAt: 0 });
    const exchange: TokenExchange = {
      exchangeCode: unused,
      clientCredentials: unused,
      refresh: () => {
        vault.replaceClientSecret('account-1', 'other secret');
        return Promise.resolve({ ok: true, value: rotated });
      },
    };
    const { accessTokenFor } = createAccessTokens({ vault, exchange, locks: aloneHere, now: () => 1000 });
    expect(await accessTokenFor('account-1')).toEqual({ ok: true, value: 'renewed' });
    expect(vault.secretsOf('account-1')).toMatchObject({
      value: { clientSecret: 'other secret', tokens: rotated },
    });
  });

  it('keeps a pair that waits for room on the disk, and does not exchange the used token again', async () => {
    const { vault, store } = open();
    vault.put(account, 'secret', { ...tokens, expiresAt: 0 });
    const used: string[] = [];
    const exchange: TokenExchange = {
      exchangeCode: unused,
      clientCredentials: unused,
      refresh: (_client, refreshToken) => {
        used.push(refreshToken);
        return Promise.resolve({ ok: true, value: rotated });
      },
    };
    const { accessTokenFor } = createAccessTokens({ vault, exchange, locks: aloneHere, now: () => 1000 });
    store.full = true;
    expect(await accessTokenFor('account-1')).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    store.full = false;
    vault.replaceClientSecret('account-1', 'other secret');
    expect(await accessTokenFor('account-1')).toEqual({ ok: true, value: 'renewed' });
    expect(used).toEqual(['canary-refresh']);
    expect(vault.secretsOf('account-1')).toMatchObject({ value: { tokens: rotated } });
  });

  it('does not refuse the new secret for what was said of the former one', async () => {
    const { vault } = open();
    vault.put(account, 'secret', { ...tokens, expiresAt: 0 });
    const exchange: TokenExchange = {
      exchangeCode: unused,
      clientCredentials: unused,
      refresh: () => {
        vault.replaceClientSecret('account-1', 'other secret');
        return Promise.resolve({
          ok: false,
          failure: { kind: 'client-refused', clientIdHint: 'client-id', status: 401, detail: '' },
        });
      },
    };
    const { accessTokenFor } = createAccessTokens({ vault, exchange, locks: aloneHere, now: () => 1000 });
    await accessTokenFor('account-1');
    expect(vault.find('account-1')).toMatchObject({ value: { state: { kind: 'active' } } });
  });
});

describe('renewing tokens on a disk that is full', () => {
  it('hands nothing out that is not kept, and does not ask Atlassian twice once there is room', async () => {
    const { vault, store } = open();
    vault.put(account, 'secret', { ...tokens, expiresAt: 0 });
    let asked = 0;
    const renewed = { ...tokens, access: 'renewed', refresh: 'next' };
    const unused = () => Promise.reject(new Error('not part of this test'));
    const exchange: TokenExchange = {
      exchangeCode: unused,
      clientCredentials: unused,
      refresh: () => {
        asked += 1;
        return Promise.resolve({ ok: true, value: renewed });
      },
    };
    const { accessTokenFor } = createAccessTokens({ vault, exchange, locks: aloneHere, now: () => 1000 });
    store.full = true;
    expect(await accessTokenFor('account-1')).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    store.full = false;
    expect(await accessTokenFor('account-1')).toEqual({ ok: true, value: 'renewed' });
    expect(asked).toBe(1);
    expect(vault.secretsOf('account-1')).toMatchObject({ value: { tokens: renewed } });
  });

  it('says that the sign-in ended when its secrets were kept for a session that is over', async () => {
    const first = open(memoryStore(), fakeKeyring('none'));
    await first.box.choose({ mode: 'session' });
    first.vault.put(account, 'secret', tokens);
    const { vault } = open(first.store, first.keyring);
    const unused = () => Promise.reject(new Error('not part of this test'));
    const exchange: TokenExchange = { exchangeCode: unused, clientCredentials: unused, refresh: unused };
    const { accessTokenFor } = createAccessTokens({ vault, exchange, locks: aloneHere, now: () => 1000 });
    expect(await accessTokenFor('account-1')).toEqual({
      ok: false,
      failure: { kind: 'signed-out', accountId: 'account-1' },
    });
  });

  it('forgets what was kept for a session once it has ended, and nothing else', async () => {
    const first = open();
    first.vault.put({ ...account, id: 'in-the-keyring' }, 'secret', tokens);
    await first.box.choose({ mode: 'session' });
    first.vault.put({ ...account, id: 'for-the-session' }, 'secret', tokens);
    first.vault.put({ ...account, id: 'demo', kind: 'demo' }, 'secret', tokens);
    expect(first.vault.forgetEndedSessions()).toEqual({ ok: true, value: 0 });

    const next = open(first.store, first.keyring);
    expect(next.vault.forgetEndedSessions()).toEqual({ ok: true, value: 1 });
    const left = next.vault.list();
    expect(left.ok ? left.value.map(({ id }) => id).toSorted() : left).toEqual(['demo', 'in-the-keyring']);
  });

  it('forgets nothing that a lost keyring or a passphrase locks', async () => {
    const first = open();
    first.vault.put(account, 'secret', tokens);
    await first.box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    first.vault.put({ ...account, id: 'account-2' }, 'secret', tokens);
    first.keyring.loseKey();
    const next = open(first.store, first.keyring);
    expect(next.vault.forgetEndedSessions()).toEqual({ ok: true, value: 0 });
    expect(next.vault.list()).toMatchObject({ ok: true, value: [{ id: 'account-1' }, { id: 'account-2' }] });
  });
});
