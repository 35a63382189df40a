import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addServiceAccount } from '../../../src/main/accounts/service-account';
import { shownAccount } from '../../../src/main/accounts/shown-account';
import { rereadSites } from '../../../src/main/accounts/sites';
import { openAccountsOverHttp, valueOf, type AccountsOverHttp } from './accounts-over-http';
import { client, startFakeAtlassian } from './fake-atlassian';

let house: AccountsOverHttp;
beforeEach(async () => {
  house = await openAccountsOverHttp();
});
afterEach(() => house.close());

function add(credentials = client) {
  return addServiceAccount(house, { kind: 'service', origins: house.atlassian.origins, credentials });
}

describe('a service account', () => {
  it('is added with its sites and its name, and mints a token anew when one runs out', async () => {
    const { account } = valueOf(await add());
    expect(account).toMatchObject({
      kind: 'service',
      identity: { displayName: 'Dana Ode' },
      sites: [{ cloudId: 'cloud-1' }],
    });
    const first = valueOf(await house.accessTokens.accessTokenFor(account.id));
    house.clock.now += 3_600_000;
    const second = valueOf(await house.accessTokens.accessTokenFor(account.id));
    expect(second).not.toBe(first);
    expect(house.atlassian.tokenRequests).toEqual(['client_credentials', 'client_credentials']);
  });

  it('is not added with a wrong secret, and the failure does not repeat it', async () => {
    const outcome = await add({ ...client, clientSecret: 'canary-wrong' });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'client-refused', status: 401 } });
    expect(JSON.stringify(outcome)).not.toContain('canary');
    expect(valueOf(house.vault.list())).toEqual([]);
  });

  it('is added without a name when read:jira-user is missing, and names the missing scopes of each site', async () => {
    house.atlassian.scopes = 'read:jira-work';
    house.atlassian.sites = [
      { id: 'cloud-1', url: 'https://one.example.com/', name: 'one', scopes: ['read:jira-work'] },
    ];
    const { account } = valueOf(await add());
    expect(account.identity).toBeNull();
    expect(shownAccount(account, true)).toMatchObject({
      displayName: 'Service account',
      foreignHost: new URL(house.atlassian.origins.auth).host,
      state: 'ready',
      sites: [{ url: 'https://one.example.com', missingScopes: ['write:jira-work', 'read:jira-user'] }],
    });
    expect(valueOf(await add()).arrival).toBe('renewed');
  });

  it('stops asking after its secret was refused, until another is entered', async () => {
    const { account } = valueOf(await add());
    house.atlassian.clientSecret = 'rotated';
    house.clock.now += 3_600_000;
    for (let call = 0; call < 3; call += 1) {
      expect(await house.accessTokens.accessTokenFor(account.id)).toMatchObject({
        ok: false,
        failure: { kind: 'client-refused', status: 401 },
      });
    }
    expect(house.atlassian.tokenRequests).toHaveLength(2);
    expect(shownAccount(valueOf(house.vault.find(account.id)), true).state).toBe('client-refused');

    valueOf(house.vault.replaceClientSecret(account.id, 'rotated'));
    expect((await house.accessTokens.accessTokenFor(account.id)).ok).toBe(true);
  });

  it('of the demo site is one account, wherever the demo site listens this time', async () => {
    const demo = () =>
      addServiceAccount(house, { kind: 'demo', origins: house.atlassian.origins, credentials: client });
    const first = valueOf(await demo()).account;
    const elsewhere = await startFakeAtlassian();
    const again = await addServiceAccount(house, { kind: 'demo', origins: elsewhere.origins, credentials: client });
    await elsewhere.close();
    expect(valueOf(again)).toMatchObject({ arrival: 'renewed', account: { id: first.id, origins: elsewhere.origins } });
  });

  it('keeps up with its sites, through one renewal when its token was revoked', async () => {
    const { account } = valueOf(await add());
    house.atlassian.sites = [];
    house.atlassian.revokeAll();
    expect(valueOf(await rereadSites(house, account.id)).sites).toEqual([]);
    expect(house.atlassian.tokenRequests).toHaveLength(2);
  });
});
