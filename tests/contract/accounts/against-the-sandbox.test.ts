import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redirectUriFor } from '../../../src/main/accounts/loopback-callback';
import { addServiceAccount } from '../../../src/main/accounts/service-account';
import { missingScopes } from '../../../src/main/accounts/sites';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { freePort } from '../../free-port';
import { openAccountsOverHttp, valueOf, type AccountsOverHttp } from './accounts-over-http';

let house: AccountsOverHttp;
let sandbox: Sandbox;
beforeEach(async () => {
  house = await openAccountsOverHttp();
  // The sandbox matches the callback to the letter, so the port is chosen before either of the two listens.
  port = await freePort();
});
afterEach(async () => {
  await sandbox.close();
  await house.close();
});

let port: number;
const origins = () => ({ auth: sandbox.authOrigin, api: sandbox.apiOrigin });

async function begin() {
  const { clientId, clientSecret } = sandbox.threeLegged;
  const client = { clientId, clientSecret };
  return valueOf(await house.signIn.begin({ origins: origins(), client, callbackPort: port, again: null }));
}

/** Fills in the consent form as it stands on the page, and answers where the browser is sent. */
async function answerConsent(url: string, decision: 'accept' | 'decline'): Promise<string> {
  const html = await (await fetch(url)).text();
  const field = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
  const form = new URLSearchParams({
    transaction: field(/name="transaction" value="([^"]+)"/),
    account: field(/<option value="([^"]+)"/),
    cloudId: field(/name="cloudId" value="([^"]+)"/),
    decision,
  });
  const answer = await fetch(new URL(field(/<form method="post" action="([^"]+)"/), url), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}

describe('accounts against the sandbox', () => {
  it('signs a person in, renews by rotation, and is signed out when the grant is revoked', async () => {
    sandbox = await startSandbox({ redirectUri: redirectUriFor(port), issues: 20 });
    const attempt = await begin();
    const page = await fetch(await answerConsent(attempt.url, 'accept'));
    expect(await page.text()).toContain('Go back to Workbench');
    const { account } = valueOf(await house.signIn.finished(attempt.attemptId));
    expect(account.identity).not.toBeNull();
    expect(new Set(account.sites.map((site) => site.cloudId)).size).toBe(account.sites.length);
    expect(account.sites.flatMap(missingScopes)).toEqual([]);

    const first = valueOf(await house.accessTokens.accessTokenFor(account.id));
    const second = valueOf(await house.accessTokens.accessTokenFor(account.id, { rejected: first }));
    expect(second).not.toBe(first);
    sandbox.revokeGrant(account.identity?.accountId ?? '');
    expect(await house.accessTokens.accessTokenFor(account.id, { rejected: second })).toEqual({
      ok: false,
      failure: { kind: 'signed-out', accountId: account.id },
    });
  });

  it('says that the person declined', async () => {
    sandbox = await startSandbox({ redirectUri: redirectUriFor(port), issues: 20 });
    const attempt = await begin();
    await fetch(await answerConsent(attempt.url, 'decline'));
    expect(await house.signIn.finished(attempt.attemptId)).toMatchObject({
      ok: false,
      failure: { kind: 'sign-in-declined' },
    });
  });

  it('adds a service account, refuses a wrong secret, and names a scope that is missing', async () => {
    sandbox = await startSandbox({ issues: 20, serviceAccountScopes: ['read:jira-work', 'read:jira-user'] });
    const credentials = sandbox.serviceAccount;
    const { account } = valueOf(await addServiceAccount(house, { kind: 'service', origins: origins(), credentials }));
    expect(account.sites.length).toBeGreaterThan(0);
    expect(account.sites.map(missingScopes)).toEqual(account.sites.map(() => ['write:jira-work']));

    const wrong = { ...credentials, clientSecret: 'canary-wrong' };
    const refused = await addServiceAccount(house, { kind: 'service', origins: origins(), credentials: wrong });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'client-refused' } });
  });
});
