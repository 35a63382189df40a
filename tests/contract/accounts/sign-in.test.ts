import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccountsOverHttp, valueOf, type AccountsOverHttp } from './accounts-over-http';
import { consentInBrowser } from './fake-atlassian';

// A container often has no IPv6, and then nothing listens on ::1.
const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);
const loopback = ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])];

let house: AccountsOverHttp;
beforeEach(async () => {
  house = await openAccountsOverHttp();
});
afterEach(() => house.close());

async function begin(again: string | null = null) {
  return valueOf(await house.signIn.begin({ ...house.request, again }));
}

async function signInOnce(again: string | null = null) {
  const attempt = await begin(again);
  const page = await fetch(await consentInBrowser(attempt.url));
  return { attempt, page, outcome: await house.signIn.finished(attempt.attemptId) };
}

describe('sign-in with Atlassian in a browser', () => {
  it('ends with an account that knows who it is, its sites once each, and its tokens on disk', async () => {
    const { attempt, page, outcome } = await signInOnce();
    const { account, arrival } = valueOf(outcome);
    expect(arrival).toBe('added');
    expect(account).toMatchObject({ kind: 'person', identity: { accountId: 'person-1', displayName: 'Dana Ode' } });
    expect(account.sites).toEqual([
      {
        cloudId: 'cloud-1',
        url: 'https://one.example.com',
        name: 'one',
        avatarUrl: 'https://cdn.example.com/1.png',
        scopes: ['read:jira-user', 'read:jira-work', 'write:jira-work'],
      },
    ]);
    expect(house.atlassian.accepts(valueOf(await house.accessTokens.accessTokenFor(account.id)))).toBe(true);
    expect(attempt.redirectUri).toMatch(/^http:\/\/localhost:\d+\/callback$/);

    const html = await page.text();
    expect(html).toContain('You are signed in as Dana Ode.');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('asks for consent with a single-use state, a challenge and the four default scopes', async () => {
    const one = new URL((await begin()).url);
    const two = new URL((await begin()).url);
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      audience: 'api.atlassian.com',
      prompt: 'consent',
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'read:jira-work write:jira-work read:jira-user offline_access',
    });
    expect(one.searchParams.get('state')).not.toBe(two.searchParams.get('state'));
    expect(one.searchParams.get('code_challenge')).not.toBe(two.searchParams.get('code_challenge'));
  });

  it('says that the person declined, escaped on the page, and keeps nothing', async () => {
    const attempt = await begin();
    const page = await fetch(await consentInBrowser(attempt.url, 'decline'));
    expect(await page.text()).toContain('You declined');
    expect(await house.signIn.finished(attempt.attemptId)).toMatchObject({
      ok: false,
      failure: { kind: 'sign-in-declined' },
    });
    expect(valueOf(house.vault.list())).toEqual([]);
  });

  it('shows another error of Atlassian as text, never as markup', async () => {
    const attempt = await begin();
    const state = new URL(attempt.url).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: 'server_error', error_description: '<script>alert(1)</script>' });
    const html = await (await fetch(`${attempt.redirectUri}?${query}`)).text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(await house.signIn.finished(attempt.attemptId)).toMatchObject({
      ok: false,
      failure: { kind: 'sign-in-refused', error: 'server_error' },
    });
  });

  it('answers a wrong state with 400 and goes on listening for the right one', async () => {
    const attempt = await begin();
    const location = await consentInBrowser(attempt.url);
    for (const state of ['wrong', '', null]) {
      const forged = new URL(location);
      if (state === null) forged.searchParams.delete('state');
      else forged.searchParams.set('state', state);
      expect((await fetch(forged)).status).toBe(400);
    }
    const declined = new URL(attempt.redirectUri);
    declined.search = '?error=access_denied&state=wrong';
    expect((await fetch(declined)).status).toBe(400);
    expect((await fetch(location)).status).toBe(200);
    expect((await house.signIn.finished(attempt.attemptId)).ok).toBe(true);
  });

  it('takes a callback once: a second one is refused while the first is at work, and nobody listens after it', async () => {
    const attempt = await begin();
    const location = await consentInBrowser(attempt.url);
    const release = holdTokenEndpoint();
    const first = fetch(location);
    await until(() => house.atlassian.tokenRequests.length > 0);
    const second = await fetch(location);
    expect(second.status).toBe(400);
    expect(await second.text()).toContain('used already');
    release();
    expect((await first).status).toBe(200);
    expect((await house.signIn.finished(attempt.attemptId)).ok).toBe(true);
    await expect(fetch(location)).rejects.toThrow('fetch failed');
    expect(house.atlassian.tokenRequests).toEqual(['authorization_code']);
  });

  it('refuses a foreign host, another path and every method but GET', async () => {
    const attempt = await begin();
    const location = new URL(await consentInBrowser(attempt.url));
    expect(await statusWithHost(location, 'rebound.example.com')).toBe(421);
    expect(await statusWithHost(location, `localhost.example.com:${location.port}`)).toBe(421);
    expect(await statusWithHost(location, 'localhost')).toBe(421);
    expect((await fetch(new URL('/favicon.ico', location))).status).toBe(404);
    expect((await fetch(location, { method: 'POST' })).status).toBe(405);
    expect((await fetch(location, { method: 'HEAD' })).status).toBe(405);
    for (const host of loopback.map((address) => (address === '::1' ? '[::1]' : address))) {
      const local = new URL(location);
      local.hostname = host;
      local.searchParams.set('state', 'wrong');
      expect((await fetch(local)).status).toBe(400);
    }
    await house.signIn.cancel(attempt.attemptId);
  });

  it('says which port is taken, on either of the two loopback addresses', async () => {
    for (const host of loopback) {
      const other = createServer();
      const port = await new Promise<number>((resolve) => {
        other.listen(0, host, () => resolve((other.address() as { port: number }).port));
      });
      expect(await house.signIn.begin({ ...house.request, callbackPort: port })).toEqual({
        ok: false,
        failure: { kind: 'port-taken', port },
      });
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it('gives up after ten minutes and frees the port', async () => {
    const attempt = await begin();
    expect(attempt.expiresAt).toBe(house.now() + 600_000);
    house.runTimers();
    expect(await house.signIn.finished(attempt.attemptId)).toEqual({
      ok: false,
      failure: { kind: 'sign-in-timed-out', minutes: 10 },
    });
    await expect(fetch(attempt.redirectUri)).rejects.toThrow('fetch failed');
  });

  it('frees the port when it is cancelled, also when another sign-in takes its place on the same port', async () => {
    const first = await begin();
    const port = Number(new URL(first.redirectUri).port);
    const second = valueOf(await house.signIn.begin({ ...house.request, callbackPort: port }));
    expect(second.redirectUri).toBe(first.redirectUri);
    await house.signIn.cancel(second.attemptId);
    expect(await house.signIn.finished(second.attemptId)).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await expect(fetch(second.redirectUri)).rejects.toThrow('fetch failed');
  });

  it('keeps nothing of a sign-in that was cancelled while the code was being exchanged', async () => {
    const attempt = await begin();
    const location = await consentInBrowser(attempt.url);
    const release = holdTokenEndpoint();
    const page = fetch(location);
    await until(() => house.atlassian.tokenRequests.length > 0);
    await house.signIn.cancel(attempt.attemptId);
    expect(await (await page).text()).toContain('cancelled');
    release();
    await until(() => house.atlassian.identityReads > 0);
    expect(valueOf(house.vault.list())).toEqual([]);
  });

  it('says that the app is refused when its secret is wrong, without showing the secret', async () => {
    house.atlassian.clientSecret = 'rotated';
    const { outcome, page } = await signInOnce();
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'client-refused', status: 401, clientIdHint: 'cli…-id' },
    });
    expect(JSON.stringify(outcome)).not.toContain('canary');
    expect(await page.text()).not.toContain('canary');
  });

  it('explains an empty list of sites', async () => {
    house.atlassian.sites = [];
    expect((await signInOnce()).outcome).toEqual({ ok: false, failure: { kind: 'no-sites' } });
  });

  it('knows a person who signs in again, and keeps a different person apart', async () => {
    const first = valueOf((await signInOnce()).outcome).account;
    expect(valueOf((await signInOnce()).outcome)).toMatchObject({ arrival: 'renewed', account: { id: first.id } });
    expect(valueOf((await signInOnce(first.id)).outcome)).toMatchObject({
      arrival: 'renewed',
      account: { id: first.id },
    });

    house.atlassian.person = { accountId: 'person-2', displayName: 'Ravi' };
    const other = valueOf((await signInOnce(first.id)).outcome);
    expect(other.arrival).toBe('other-person');
    expect(other.account.id).not.toBe(first.id);
    expect(valueOf(house.vault.list()).map((account) => account.identity?.displayName)).toEqual(['Dana Ode', 'Ravi']);
  });

  it('signs an account in again at its own origins, whatever the configuration says now', async () => {
    const first = valueOf((await signInOnce()).outcome).account;
    const elsewhere = { auth: 'https://auth.elsewhere.example', api: 'https://api.elsewhere.example' };
    const stranger = { clientId: 'other', clientSecret: 'canary-other' };
    const attempt = valueOf(
      await house.signIn.begin({ origins: elsewhere, client: stranger, callbackPort: 0, again: first.id }),
    );
    expect(new URL(attempt.url).origin).toBe(house.atlassian.origins.auth);
    expect(new URL(attempt.url).searchParams.get('client_id')).toBe('client-one-id');
    await house.signIn.cancel(attempt.attemptId);
  });

  it('leaves no token, secret or code readable in any file that it writes', async () => {
    await signInOnce();
    const files = house.filesWritten();
    const secrets = [...house.atlassian.secretsGiven(), 'canary-client-secret'];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(files).not.toContain(secret);
    expect(files).not.toContain('canary');
    // The same look finds what does lie there in the open.
    expect(files).toContain('Dana Ode');
  });
});

function statusWithHost(url: URL, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: url.port, path: `${url.pathname}${url.search}`, headers: { host } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject).end();
  });
}

function holdTokenEndpoint(): () => void {
  let release = (): void => undefined;
  house.atlassian.hold = new Promise((resolve) => {
    release = resolve;
  });
  return () => release();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
