import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Origins } from '../../../src/main/accounts/origins';

type Fault = 'drop-before' | 'drop-after' | 'cut-off' | 'rate-limited' | 'unavailable' | 'redirect';

export interface FakeAtlassian {
  readonly origins: Origins;
  /** Grant types of the token requests, in order. */
  readonly tokenRequests: string[];
  /** What the next token requests meet; each is used once. */
  readonly faults: Fault[];
  /** Runs when a refresh arrives, and when it has been committed but not answered. */
  onRefresh: { arrived?: () => void; committed?: () => void };
  identityReads: number;
  /** Until this settles no token request is answered. */
  hold: Promise<void>;
  person: { accountId: string; displayName: string };
  scopes: string;
  sites: unknown[];
  expiresIn: number;
  reuseWindowMs: number;
  clientSecret: string;
  /** Calls that were answered with 401. */
  rejections: number;
  /** Runs when a token request arrives. */
  onTokenRequest: () => void;
  /** How many different refresh tokens were handed in. */
  refreshTokensUsed(): number;
  /** Ends every access token and no grant: the next calls are answered with 401. */
  expireAccess(): void;
  revokeAll(): void;
  accepts(accessToken: string): boolean;
  secretsGiven(): string[];
  close(): Promise<void>;
}

export const client = { clientId: 'client-one-id', clientSecret: 'canary-client-secret' };

const siteOne = {
  id: 'cloud-1',
  url: 'https://one.example.com',
  name: 'one',
  avatarUrl: 'https://cdn.example.com/1.png',
};

/** A small independent stand-in for the token endpoint, the consent page and the two reads of a sign-in. */
export async function startFakeAtlassian(): Promise<FakeAtlassian> {
  const codes = new Map<string, { redirectUri: string; challenge: string; used: boolean }>();
  const access = new Set<string>();
  const refresh = new Map<string, { usedAt: number | null }>();
  const given: string[] = [];

  const issue = (name: string): string => {
    const token = `canary-${name}-${randomBytes(12).toString('hex')}`;
    given.push(token);
    return token;
  };

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fake: FakeAtlassian = {
    origins: { auth: origin, api: origin },
    tokenRequests: [],
    faults: [],
    onRefresh: {},
    identityReads: 0,
    hold: Promise.resolve(),
    person: { accountId: 'person-1', displayName: 'Dana Ode' },
    scopes: 'write:jira-work read:jira-work read:jira-user offline_access',
    sites: [
      { ...siteOne, scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'] },
      { ...siteOne, scopes: ['read:confluence-content.all'] },
    ],
    expiresIn: 3600,
    reuseWindowMs: 600_000,
    clientSecret: client.clientSecret,
    rejections: 0,
    onTokenRequest: () => undefined,
    refreshTokensUsed: () => [...refresh.values()].filter(({ usedAt }) => usedAt !== null).length,
    expireAccess: () => access.clear(),
    revokeAll() {
      access.clear();
      refresh.clear();
    },
    accepts: (token) => access.has(token),
    secretsGiven: () => [...given],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (url.pathname === '/authorize' && request.method === 'GET') {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<form method="post" action="/consent?${url.searchParams}"><button name="decision" value="accept"></button></form>`,
      );
    } else if (url.pathname === '/consent') consent(url.searchParams, new URLSearchParams(body), response);
    else if (url.pathname === '/oauth/token') await token(JSON.parse(body) as Record<string, string>, response);
    else api(url.pathname, request.headers.authorization, response);
  }

  function consent(query: URLSearchParams, form: URLSearchParams, response: ServerResponse): void {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (form.get('decision') === 'accept') {
      const code = issue('code');
      codes.set(code, {
        redirectUri: back.origin + back.pathname,
        challenge: query.get('code_challenge') ?? '',
        used: false,
      });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'User did not <b>authorize</b> the request');
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(body: Record<string, string>, response: ServerResponse): Promise<void> {
    fake.tokenRequests.push(body['grant_type'] ?? '');
    fake.onTokenRequest();
    await fake.hold;
    const fault = fake.faults.shift();
    const isRefresh = body['grant_type'] === 'refresh_token';
    if (isRefresh) fake.onRefresh.arrived?.();
    if (fault === 'drop-before') return void response.destroy();
    if (fault === 'rate-limited') return json(response, 429, {}, { 'retry-after': '7' });
    if (fault === 'unavailable') return json(response, 503, '<html>maintenance</html>');
    if (fault === 'redirect') return json(response, 302, '', { location: 'https://elsewhere.example.com/' });
    const refusal = refuse(body);
    if (refusal !== null)
      return json(response, refusal.status, { error: refusal.error, error_description: refusal.text });

    const accessToken = issue('access');
    access.add(accessToken);
    const granted: Record<string, unknown> = {
      access_token: accessToken,
      expires_in: fake.expiresIn,
      scope: fake.scopes,
      token_type: 'Bearer',
    };
    if (body['grant_type'] !== 'client_credentials') {
      const refreshToken = issue('refresh');
      refresh.set(refreshToken, { usedAt: null });
      granted['refresh_token'] = refreshToken;
    }
    if (isRefresh) fake.onRefresh.committed?.();
    if (fault === 'drop-after') return void response.destroy();
    if (fault === 'cut-off')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_to');
    json(response, 200, granted);
  }

  function refuse(body: Record<string, string>): { status: number; error: string; text: string } | null {
    if (body['client_id'] !== client.clientId || body['client_secret'] !== fake.clientSecret) {
      return { status: 401, error: 'access_denied', text: `Unauthorized ${body['client_secret']}` };
    }
    if (body['grant_type'] === 'authorization_code') {
      const code = codes.get(body['code'] ?? '');
      const challenge = createHash('sha256')
        .update(body['code_verifier'] ?? '')
        .digest('base64url');
      if (
        code === undefined ||
        code.used ||
        code.redirectUri !== body['redirect_uri'] ||
        code.challenge !== challenge
      ) {
        return { status: 403, error: 'invalid_grant', text: 'Invalid authorization code' };
      }
      code.used = true;
    }
    if (body['grant_type'] === 'refresh_token') {
      const known = refresh.get(body['refresh_token'] ?? '');
      const now = Date.now();
      if (known === undefined || (known.usedAt !== null && now - known.usedAt > fake.reuseWindowMs)) {
        return { status: 403, error: 'invalid_grant', text: 'Unknown or invalid refresh token.' };
      }
      known.usedAt ??= now;
    }
    return null;
  }

  function api(path: string, authorization: string | undefined, response: ServerResponse): void {
    if (!access.has((authorization ?? '').replace('Bearer ', ''))) {
      fake.rejections += 1;
      return json(response, 401, { code: 401, message: 'Unauthorized' });
    }
    if (path === '/oauth/token/accessible-resources') return json(response, 200, fake.sites);
    if (path !== '/ex/jira/cloud-1/rest/api/3/myself') return json(response, 404, { code: 404, message: 'Not Found' });
    fake.identityReads += 1;
    if (!fake.scopes.includes('read:jira-user')) {
      return json(response, 401, { code: 401, message: 'Unauthorized; scope does not match' });
    }
    json(response, 200, { ...fake.person, avatarUrls: { '48x48': 'https://cdn.example.com/dana.png' } });
  }

  return fake;
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** What a browser does with the link: the consent page, its form, and the redirect that it answers. */
export async function consentInBrowser(url: string, decision: 'accept' | 'decline' = 'accept'): Promise<string> {
  const page = await fetch(url, { redirect: 'manual' });
  const action = /action="([^"]+)"/.exec(await page.text())?.[1];
  if (action === undefined) throw new Error('The consent page has no form.');
  const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ decision }).toString(),
  });
  const location = answer.headers.get('location');
  if (location === null) throw new Error('The consent did not send the browser back.');
  return location;
}
