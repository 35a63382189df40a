import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/http/serve-world';
import { mara } from './fake-world';
import { fakeClock, running } from './running';
import {
  answerConsent,
  authorizeUrl,
  consent,
  refreshWith,
  requestToken,
  signIn,
  tokensOf,
  transactionIn,
} from './sign-in';

async function statusOf(sandbox: Sandbox, accessToken: string): Promise<number> {
  const url = `${sandbox.apiOrigin}/oauth/token/accessible-resources`;
  return (await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).status;
}

async function codeExchange(sandbox: Sandbox, change: Record<string, unknown> = {}): Promise<Response> {
  const code = (await consent(sandbox)).get('code');
  const { redirectUri } = sandbox.threeLegged;
  return requestToken(sandbox, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...change });
}

describe('exchanging a code', () => {
  it('answers a pair for an hour, with the scopes that were consented to', async () => {
    const pair = await tokensOf(await codeExchange(await running()));
    expect(pair).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    expect(pair.scope.split(' ').sort()).toEqual(
      ['offline_access', 'read:jira-user', 'read:jira-work', 'write:jira-work'].sort(),
    );
  });

  it('gives tokens as long as Atlassian’s', async () => {
    const pair = await signIn(await running());
    expect(pair.access_token.length).toBeGreaterThan(1400);
    expect(pair.refresh_token?.length).toBeGreaterThan(1400);
    expect(pair.access_token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('gives no refresh token without offline_access', async () => {
    expect(await signIn(await running(), { scopes: 'read:jira-work' })).not.toHaveProperty('refresh_token');
  });

  it('takes a form as well as JSON', async () => {
    const sandbox = await running();
    const { clientId, clientSecret, redirectUri } = sandbox.threeLegged;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      code: (await consent(sandbox)).get('code') ?? '',
      redirect_uri: redirectUri,
    });
    const response = await fetch(`${sandbox.authOrigin}/oauth/token`, { method: 'POST', body });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  it('works once', async () => {
    const sandbox = await running();
    const code = (await consent(sandbox)).get('code');
    const given = { grant_type: 'authorization_code', code, redirect_uri: sandbox.threeLegged.redirectUri };
    expect((await requestToken(sandbox, given)).status).toBe(200);
    const again = await requestToken(sandbox, given);
    expect(again.status).toBe(403);
    expect(await again.json()).toEqual({ error: 'invalid_grant', error_description: 'Invalid authorization code' });
  });

  it('fails after a minute, and for another redirect_uri', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock });
    const code = (await consent(sandbox)).get('code');
    const { redirectUri } = sandbox.threeLegged;
    const other = await requestToken(sandbox, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${redirectUri}/`,
    });
    expect(other.status).toBe(403);
    clock.forward(60);
    const late = await requestToken(sandbox, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('refuses a wrong secret and an unknown client alike', async () => {
    const sandbox = await running();
    for (const change of [{ client_secret: 'wrong' }, { client_secret: undefined }, { client_id: 'nobody' }]) {
      const response = await codeExchange(sandbox, change);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'access_denied', error_description: 'Unauthorized' });
    }
  });

  it.each(['grant_type', 'client_id', 'code', 'redirect_uri'])('says that %s is missing', async (name) => {
    const response = await codeExchange(await running(), { [name]: undefined });
    expect(response.status).toBe(400);
    const body = (await response.json()) as { error: string; error_description: string };
    expect(body.error).toBe('invalid_request');
    expect(body.error_description).toContain(name);
  });

  it('refuses grant types that it does not know, and bodies that are neither JSON nor a form', async () => {
    const sandbox = await running();
    expect(await (await requestToken(sandbox, { grant_type: 'password' })).json()).toMatchObject({
      error: 'unsupported_grant_type',
    });
    for (const [type, body] of [
      ['application/json', '{"grant_type":'],
      ['application/json', '[]'],
      ['text/plain', 'grant_type=refresh_token'],
    ] as const) {
      const url = `${sandbox.authOrigin}/oauth/token`;
      const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: 'invalid_request' });
    }
  });

  it('ignores a code_verifier unless the switch is on', async () => {
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const exchange = async (checkPkce: boolean, given: string | undefined): Promise<number> => {
      const sandbox = await running({ tokens: { checkPkce } });
      const shown = await fetch(authorizeUrl(sandbox, { code_challenge: challenge, code_challenge_method: 'S256' }));
      const answered = await answerConsent(sandbox, {
        transaction: transactionIn(await shown.text()),
        account: mara.accountId,
        cloudId: sandbox.sites[0]?.id ?? '',
        decision: 'accept',
      });
      const code = new URL(answered.headers.get('location') ?? '').searchParams.get('code');
      return (await codeExchange(sandbox, { code, code_verifier: given })).status;
    };
    expect(await exchange(false, 'another')).toBe(200);
    expect(await exchange(true, verifier)).toBe(200);
    expect(await exchange(true, 'another')).toBe(403);
    expect(await exchange(true, undefined)).toBe(403);
  });
});

describe('refreshing', () => {
  it('always gives a new refresh token, and the old access token lives on', async () => {
    const sandbox = await running();
    const first = await signIn(sandbox);
    const second = await tokensOf(await refreshWith(sandbox, first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(await statusOf(sandbox, first.access_token)).toBe(200);
    expect(await statusOf(sandbox, second.access_token)).toBe(200);
  });

  it('answers a used token with a fresh pair for ten minutes after its first use', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock });
    const { refresh_token: used } = await signIn(sandbox);
    const second = await tokensOf(await refreshWith(sandbox, used));
    clock.forward(599);
    const third = await tokensOf(await refreshWith(sandbox, used));
    expect(third.refresh_token).not.toBe(second.refresh_token);
    clock.forward(1);
    const dead = await refreshWith(sandbox, used);
    expect(dead.status).toBe(403);
    expect(await dead.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'Unknown or invalid refresh token.',
    });
    // The pairs that came of it are not harmed.
    expect((await refreshWith(sandbox, third.refresh_token)).status).toBe(200);
  });

  it('refuses at once without the leeway, in the other wording when asked to', async () => {
    const sandbox = await running({ tokens: { refreshLeewaySeconds: 0, deadRefreshToken: 'unauthorized_client' } });
    const { refresh_token: used } = await signIn(sandbox);
    await refreshWith(sandbox, used);
    const dead = await refreshWith(sandbox, used);
    expect(dead.status).toBe(403);
    expect(await dead.json()).toEqual({ error: 'unauthorized_client', error_description: 'refresh_token is invalid' });
  });

  it('ends after 90 idle days, counted anew from each refresh', async () => {
    const clock = fakeClock();
    const day = 24 * 60 * 60;
    const sandbox = await running({ clock });
    const first = await signIn(sandbox);
    clock.forward(89 * day);
    const second = await tokensOf(await refreshWith(sandbox, first.refresh_token));
    clock.forward(89 * day);
    const third = await tokensOf(await refreshWith(sandbox, second.refresh_token));
    clock.forward(91 * day);
    expect((await refreshWith(sandbox, third.refresh_token)).status).toBe(403);
  });

  it('ends at the absolute limit when there is one', async () => {
    const clock = fakeClock();
    const day = 24 * 60 * 60;
    const sandbox = await running({ clock, tokens: { refreshAbsoluteDays: 100 } });
    const first = await signIn(sandbox);
    clock.forward(80 * day);
    const second = await tokensOf(await refreshWith(sandbox, first.refresh_token));
    clock.forward(21 * day);
    expect((await refreshWith(sandbox, second.refresh_token)).status).toBe(403);
  });

  it('is over when the grant is revoked', async () => {
    const sandbox = await running();
    const pair = await signIn(sandbox);
    sandbox.revokeGrant(mara.accountId);
    expect(await statusOf(sandbox, pair.access_token)).toBe(401);
    expect(await (await refreshWith(sandbox, pair.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('begins afresh with a consent after a revocation', async () => {
    const sandbox = await running();
    await signIn(sandbox);
    sandbox.revokeGrant(mara.accountId);
    const pair = await signIn(sandbox);
    expect(await statusOf(sandbox, pair.access_token)).toBe(200);
  });
});

describe('client credentials', () => {
  const request = async (sandbox: Sandbox, change: Record<string, unknown> = {}): Promise<Response> => {
    const { clientId, clientSecret } = sandbox.serviceAccount;
    const given = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...change };
    return requestToken(sandbox, given);
  };

  it.each([{}, { audience: 'api.atlassian.com' }])(
    'answers an access token and no refresh token for %o',
    async (more) => {
      const sandbox = await running();
      const pair = await tokensOf(await request(sandbox, more));
      expect(pair).not.toHaveProperty('refresh_token');
      expect(pair).toMatchObject({ expires_in: 3600, scope: 'read:jira-work write:jira-work read:jira-user' });
      expect(await statusOf(sandbox, pair.access_token)).toBe(200);
    },
  );

  it('refuses a wrong secret and a foreign audience', async () => {
    const sandbox = await running();
    expect((await request(sandbox, { client_secret: 'wrong' })).status).toBe(401);
    expect((await request(sandbox, { audience: 'api.example.com' })).status).toBe(403);
  });

  it('is for the service account only, and the other grants are not', async () => {
    const sandbox = await running();
    const asPerson = await requestToken(sandbox, { grant_type: 'client_credentials' });
    expect(await asPerson.json()).toMatchObject({ error: 'unauthorized_client' });
    const asService = await request(sandbox, { grant_type: 'refresh_token', refresh_token: 'x' });
    expect(await asService.json()).toMatchObject({ error: 'unauthorized_client' });
  });

  it('expires, and a new one is had by asking again', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock, tokens: { accessTokenSeconds: 30 } });
    const pair = await tokensOf(await request(sandbox));
    expect(pair.expires_in).toBe(30);
    clock.forward(30);
    expect(await statusOf(sandbox, pair.access_token)).toBe(401);
    expect(await statusOf(sandbox, (await tokensOf(await request(sandbox))).access_token)).toBe(200);
  });
});

describe('secrets', () => {
  it('are different at each start, the client ids are not', async () => {
    const [one, other] = [await running(), await running()];
    expect(one.threeLegged.clientSecret).not.toBe(other.threeLegged.clientSecret);
    expect(one.serviceAccount.clientSecret).not.toBe(other.serviceAccount.clientSecret);
    expect(one.threeLegged.clientId).toBe(other.threeLegged.clientId);
  });

  it('do not stand in the request log', async () => {
    const sandbox = await running({ secrets: { threeLegged: 'canary-secret' } });
    const pair = await signIn(sandbox);
    await refreshWith(sandbox, pair.refresh_token);
    const log = JSON.stringify(sandbox.requests.entries);
    expect(log).toContain('/oauth/token');
    for (const secret of ['canary-secret', pair.access_token, pair.refresh_token ?? '', 'the state']) {
      expect(log).not.toContain(secret);
    }
  });
});
