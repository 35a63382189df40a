import { describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { atlassianOrigins } from '../../../../../src/main/accounts/origins';
import { fakeKeyring } from '../../accounts/fake-keyring';
import { aRecord, atConnect, TOKENS } from './at-connect';

const APP = { clientId: 'client-id', clientSecret: 'canary-secret' };
const elsewhere = { auth: 'http://localhost:9000', api: 'http://localhost:9001' };

describe('the OAuth app', () => {
  it('is shown with the callback that it must have, and its host where that is not Atlassian', async () => {
    expect(await atConnect().handlers['connect.app'](null)).toEqual(
      succeed({
        configured: false,
        clientIdHint: null,
        redirectUri: 'http://localhost:47321/callback',
        foreignHost: null,
      }),
    );
    expect(await atConnect({ origins: elsewhere }).handlers['connect.app'](null)).toMatchObject({
      value: { foreignHost: 'localhost:9000' },
    });
  });

  it('is typed into the small window and kept sealed', async () => {
    const { handlers, typed, forms, apps, store } = atConnect();
    typed.push({ clientId: ' client-id ', clientSecret: 'canary-secret\n' });
    expect(await handlers['connect.enterApp'](null)).toEqual(succeed(true));
    expect(forms[0]?.explanation).toContain('http://localhost:47321/callback');
    expect(apps.read(atlassianOrigins)).toEqual(succeed(APP));
    expect(store.text()).not.toContain('canary');
  });

  it('is not asked for again when the person gives up', async () => {
    const { handlers, typed, apps, state } = atConnect();
    typed.push(null);
    expect(await handlers['connect.enterApp'](null)).toEqual(succeed(false));
    expect(apps.read(atlassianOrigins).ok).toBe(false);
    expect(state.changed).toBe(0);
  });

  it('with a new secret lifts the refusal of the accounts that were made with it, and of no others', async () => {
    const { handlers, typed, vault } = atConnect();
    const refused = { kind: 'client-refused', since: 1, status: 401, detail: '' } as const;
    const records = [
      aRecord({ id: 'mine' }),
      aRecord({ id: 'other-app', clientId: 'other' }),
      aRecord({ id: 'other-origin', origins: elsewhere }),
    ];
    for (const record of records) {
      vault.put(record, 'old', TOKENS);
      const secrets = vault.secretsOf(record.id);
      vault.endSignIn(record.id, secrets.ok ? secrets.value.version : '', refused);
    }
    typed.push(APP);
    await handlers['connect.enterApp'](null);
    const states = await handlers['accounts.list'](null);
    expect(states.ok && Object.fromEntries(states.value.map(({ id, state }) => [id, state]))).toEqual({
      mine: 'ready',
      'other-app': 'client-refused',
      'other-origin': 'client-refused',
    });
    expect(vault.secretsOf('mine')).toMatchObject({ value: { clientSecret: 'canary-secret' } });
  });
});

describe('signing in', () => {
  it.each(['connect.enterApp', 'connect.begin', 'connect.addServiceAccount'] as const)(
    'waits until it is clear how secrets are kept (%s)',
    async (channel) => {
      const { handlers, forms } = atConnect({ keyring: fakeKeyring('No keyring here.') });
      const outcome = await (channel === 'connect.enterApp'
        ? handlers[channel](null)
        : handlers[channel]({ again: null }));
      expect(outcome).toEqual(fail({ kind: 'protection-unchosen' }));
      expect(forms).toEqual([]);
    },
  );

  it('wants an app first, but not for an account that has kept its own', async () => {
    const { handlers, begun } = atConnect();
    expect(await handlers['connect.begin']({ again: null })).toEqual(fail({ kind: 'app-not-configured' }));
    expect((await handlers['connect.begin']({ again: 'account-1' })).ok).toBe(true);
    expect(begun).toMatchObject([{ client: null, again: 'account-1' }]);
  });

  it('opens the browser, and again when asked, until the attempt has ended', async () => {
    const { handlers, apps, opened, cancelled } = atConnect();
    apps.save(atlassianOrigins, APP);
    await handlers['connect.begin']({ again: null });
    expect(await handlers['connect.openBrowser']({ attemptId: 'attempt-1' })).toEqual(succeed(null));
    const url = 'https://auth.example.com/attempt-1';
    expect(opened).toEqual([url, url]);
    await handlers['connect.cancel']({ attemptId: 'attempt-1' });
    expect(cancelled).toEqual(['attempt-1']);
    expect(await handlers['connect.openBrowser']({ attemptId: 'attempt-1' })).toEqual(fail({ kind: 'cancelled' }));
    expect(opened).toHaveLength(2);
  });

  it('has begun also where no browser can be opened: the link can be copied', async () => {
    const { handlers, apps, state } = atConnect();
    apps.save(atlassianOrigins, APP);
    state.browser = () => Promise.reject(new Error('No application is registered for this link.'));
    await expect(handlers['connect.begin']({ again: null })).resolves.toMatchObject({
      ok: true,
      value: { attemptId: 'attempt-1' },
    });
  });

  it('ends with the account', async () => {
    const { handlers, apps, vault, state } = atConnect();
    apps.save(atlassianOrigins, APP);
    await handlers['connect.begin']({ again: null });
    vault.put(aRecord(), 'secret', TOKENS);
    state.signedIn = succeed({ account: aRecord(), arrival: 'added' });
    expect(await handlers['connect.finish']({ attemptId: 'attempt-1' })).toMatchObject({
      value: { account: { id: 'account-1', displayName: 'Dana Ode', state: 'ready' }, insteadOf: null },
    });
    expect(state.changed).toBe(1);
  });

  it('by somebody else than was asked for says who was expected, and keeps both', async () => {
    const { handlers, vault, state } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    await handlers['connect.begin']({ again: 'account-1' });
    const identity = { accountId: 'person-2', displayName: 'Kim Lo', avatarUrl: null };
    const other = aRecord({ id: 'account-2', identity });
    vault.put(other, 'secret', TOKENS);
    state.signedIn = succeed({ account: other, arrival: 'other-person' });
    expect(await handlers['connect.finish']({ attemptId: 'attempt-1' })).toMatchObject({
      value: { account: { displayName: 'Kim Lo' }, insteadOf: 'Dana Ode' },
    });
    expect(vault.list()).toMatchObject({ value: [{ id: 'account-1' }, { id: 'account-2' }] });
  });

  it('that fails changes nothing and says why', async () => {
    const { handlers, state } = atConnect();
    state.signedIn = fail({ kind: 'sign-in-declined', detail: '' });
    expect(await handlers['connect.finish']({ attemptId: 'attempt-1' })).toEqual(state.signedIn);
    expect(state.changed).toBe(0);
  });
});

describe('a service account', () => {
  it('is added with what is typed, and shown with its sites and the scopes that they lack', async () => {
    const { handlers, typed, state } = atConnect();
    typed.push(APP);
    const added = await handlers['connect.addServiceAccount']({ again: null });
    expect(added).toMatchObject({
      value: { account: { kind: 'service', displayName: 'Build robot', sites: [{ cloudId: 'cloud-1' }] } },
    });
    expect(added.ok && added.value.account.sites[0]?.missingScopes).toEqual(['write:jira-work', 'read:jira-user']);
    expect(state.changed).toBe(1);
  });

  it('that Atlassian refuses, or that the person gives up, is not kept', async () => {
    const { handlers, typed, state, vault } = atConnect();
    typed.push(APP, null);
    state.minted = fail({ kind: 'sign-in-refused', error: 'invalid_grant', detail: 'No.' });
    expect(await handlers['connect.addServiceAccount']({ again: null })).toMatchObject({
      failure: { kind: 'client-refused' },
    });
    expect(await handlers['connect.addServiceAccount']({ again: null })).toEqual(fail({ kind: 'cancelled' }));
    expect(vault.list()).toEqual(succeed([]));
  });
});

describe('the accounts', () => {
  it('are locked while their secrets do not open', async () => {
    const { handlers, vault, keyring } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    keyring.absent = 'The keyring was stopped.';
    expect(await handlers['accounts.list'](null)).toMatchObject({ value: [{ state: 'locked' }] });
  });

  it('learn their sites anew', async () => {
    const { handlers, vault, state } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    expect(await handlers['accounts.refreshSites']({ accountId: 'account-1' })).toMatchObject({
      value: { sites: [{ name: 'one' }] },
    });
    expect(vault.find('account-1')).toMatchObject({ value: { sites: [{ cloudId: 'cloud-1' }] } });
    expect(state.changed).toBe(1);
  });

  it.each([
    [1, '1 change of this account'],
    [3, '3 changes of this account'],
  ])('are not removed while %i of their changes did not reach Jira', async (count, said) => {
    const { handlers, vault, state, forgotten } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    state.unfinished = succeed(count);
    const outcome = await handlers['accounts.remove']({ accountId: 'account-1' });
    expect(!outcome.ok && outcome.failure.kind === 'invalid-input' && outcome.failure.message).toContain(said);
    expect(vault.find('account-1').ok).toBe(true);
    expect(forgotten).toEqual([]);
  });

  it('are not removed while it cannot be told what would be lost', async () => {
    const { handlers, vault, state } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    state.unfinished = fail({ kind: 'storage', detail: 'The database process ended.' });
    expect(await handlers['accounts.remove']({ accountId: 'account-1' })).toEqual(state.unfinished);
    expect(vault.find('account-1').ok).toBe(true);
  });

  it('are removed with what was mirrored for them', async () => {
    const { handlers, vault, forgotten, state } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    expect(await handlers['accounts.remove']({ accountId: 'account-1' })).toEqual(succeed(null));
    expect(vault.list()).toEqual(succeed([]));
    expect(forgotten).toEqual(['account-1']);
    expect(state.changed).toBe(1);
  });
});

describe('the protection of secrets', () => {
  const noKeyring = () => fakeKeyring('No keyring here.');

  it('is unchosen where there is no keyring, and says why', async () => {
    expect(await atConnect({ keyring: noKeyring() }).handlers['protection.get'](null)).toEqual(
      succeed({ mode: 'unchosen', locked: false, reason: 'No keyring here.', keyringAvailable: false }),
    );
  });

  it('is a passphrase that the person types, and seals anew what was kept before', async () => {
    const { handlers, vault, apps, keyring, typed, state } = atConnect();
    vault.put(aRecord(), 'secret', TOKENS);
    apps.save(atlassianOrigins, APP);
    typed.push({ passphrase: 'a long passphrase' });
    expect(await handlers['protection.choose']({ mode: 'passphrase' })).toMatchObject({
      value: { mode: 'passphrase' },
    });
    keyring.loseKey();
    expect(vault.secretsOf('account-1').ok).toBe(true);
    expect(apps.read(atlassianOrigins)).toEqual(succeed(APP));
    expect(state.changed).toBe(1);
  });

  it('stays as it was when the person gives up the passphrase', async () => {
    const { handlers, typed } = atConnect();
    typed.push(null);
    expect(await handlers['protection.choose']({ mode: 'passphrase' })).toEqual(fail({ kind: 'cancelled' }));
    expect(await handlers['protection.get'](null)).toMatchObject({ value: { mode: 'keyring' } });
  });

  it('tells that the databases did not open with it', async () => {
    const { handlers, state } = atConnect();
    state.ready = fail({ kind: 'storage', detail: 'file is not a database' });
    expect(await handlers['protection.choose']({ mode: 'session' })).toEqual(state.ready);
    expect(state.changed).toBe(0);
  });

  it('is unlocked by the right passphrase alone', async () => {
    const first = atConnect({ keyring: noKeyring() });
    first.typed.push({ passphrase: 'a long passphrase' });
    await first.handlers['protection.choose']({ mode: 'passphrase' });

    const { handlers, typed, state } = atConnect({ keyring: noKeyring(), store: first.store });
    expect(await handlers['connect.begin']({ again: null })).toMatchObject({ failure: { kind: 'secrets-locked' } });
    typed.push({ passphrase: 'a wrong passphrase' }, null, { passphrase: 'a long passphrase' });
    expect(await handlers['protection.unlock'](null)).toMatchObject({ failure: { kind: 'invalid-input' } });
    expect(await handlers['protection.unlock'](null)).toEqual(fail({ kind: 'cancelled' }));
    expect(state.changed).toBe(0);
    expect(await handlers['protection.unlock'](null)).toMatchObject({ value: { mode: 'passphrase', locked: false } });
    expect(state.changed).toBe(1);
  });

  it('that a keyring holds is unlocked by the keyring being back, without a passphrase', async () => {
    const first = atConnect();
    first.vault.put(aRecord(), 'secret', TOKENS);
    first.keyring.loseKey();
    const { handlers, keyring, forms } = atConnect({ keyring: first.keyring, store: first.store });
    expect(await handlers['protection.unlock'](null)).toMatchObject({
      failure: { kind: 'secrets-locked', mode: 'keyring' },
    });
    keyring.bringBack();
    expect(await handlers['protection.unlock'](null)).toMatchObject({ value: { mode: 'keyring', locked: false } });
    expect(await handlers['accounts.list'](null)).toMatchObject({ value: [{ state: 'ready' }] });
    expect(forms).toEqual([]);
  });
});
