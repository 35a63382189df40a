import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { z } from '@shared/schema';
import type { HttpFetch } from '../gateway/http-fetch';
import { clientIdHint, type Tokens } from './account';
import { requestWithin, retryAt, type HttpAnswer } from './bounded-request';
import type { ClientCredentials } from './configuration';
import type { Origins } from './origins';

/** The app, and the token endpoint that its secret may be shown to. */
export interface TokenClient extends ClientCredentials {
  readonly origins: Origins;
}

/**
 * The token endpoint (contract 2.3 to 2.5, 2.9), as a port: a broker that holds the secret can take its place.
 * Each call is one request, never repeated here. Failures:
 * `client-refused` (id or secret), `sign-in-refused` (`error` is Atlassian's own, for example `invalid_grant`),
 * `offline`, `no-answer` (it may have been granted), `rate-limited`, `unavailable`, `unexpected-answer`.
 */
export interface TokenExchange {
  exchangeCode(client: TokenClient, grant: CodeGrant): Promise<Outcome<Tokens>>;
  refresh(client: TokenClient, refreshToken: string): Promise<Outcome<Tokens>>;
  clientCredentials(client: TokenClient): Promise<Outcome<Tokens>>;
}

export interface CodeGrant {
  readonly code: string;
  readonly redirectUri: string;
  /** PKCE, RFC 7636. Atlassian is not known to check it (contract 2.1). */
  readonly codeVerifier: string;
}

export interface TokenExchangePorts {
  readonly fetch: HttpFetch;
  readonly now: () => number;
  readonly timeoutMs?: number;
}

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
  scope: z.string().optional(),
});

const refused = z.object({ error: z.string(), error_description: z.string().optional() });

/** Errors that speak of the app, not of the person's grant (contract 2.5; `invalid_client` is RFC 6749's name). */
const clientErrors: ReadonlySet<string> = new Set(['access_denied', 'invalid_client']);

export function createHttpTokenExchange(ports: TokenExchangePorts): TokenExchange {
  const { now, timeoutMs = 20_000 } = ports;

  async function ask(client: TokenClient, grant: Record<string, string>): Promise<Outcome<Tokens>> {
    const askedAt = now();
    const answer = await requestWithin(ports.fetch, timeoutMs, `${client.origins.auth}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...grant, client_id: client.clientId, client_secret: client.clientSecret }),
    });
    if (!answer.ok) return answer;
    const secrets = [client.clientSecret, grant['code'], grant['refresh_token'], grant['code_verifier']];
    return readTokens(answer.value, askedAt, { clientId: client.clientId, secrets });
  }

  return {
    exchangeCode: (client, { code, redirectUri, codeVerifier }) =>
      ask(client, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
      }),
    refresh: (client, refreshToken) => ask(client, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    clientCredentials: (client) => ask(client, { grant_type: 'client_credentials', audience: 'api.atlassian.com' }),
  };
}

interface Asked {
  readonly clientId: string;
  /** What was sent, so that an answer which echoes it cannot put it into a failure. */
  readonly secrets: readonly (string | undefined)[];
}

/** Reads an answer of the token endpoint. Branches on `error`, not on the status, as the contract advises. */
function readTokens(answer: HttpAnswer, askedAt: number, asked: Asked): Outcome<Tokens> {
  const { status } = answer;
  const body = parseJson(answer.text);
  const refusal = refused.safeParse(body);
  if (status === 429) {
    return fail({ kind: 'rate-limited', retryAt: retryAt(answer.headers, askedAt), reason: null });
  }
  if (status >= 500) return fail({ kind: 'unavailable', status, detail: 'The token endpoint is not available.' });
  if (refusal.success) {
    return fail(readRefusal(refusal.data.error, refusal.data.error_description ?? '', status, asked));
  }
  if (status !== 200) {
    return fail({ kind: 'unexpected-answer', what: 'token endpoint', detail: `HTTP ${status} without a known error` });
  }
  // Cut off on its way: the grant was made, so this counts as an answer that was lost.
  if (body === undefined) {
    return fail({ kind: 'no-answer', detail: 'The answer of the token endpoint was cut off.', wrote: false });
  }
  const tokens = granted.safeParse(body);
  if (!tokens.success) {
    const path = tokens.error.issues[0]?.path.join('.') ?? '';
    return fail({ kind: 'unexpected-answer', what: 'token endpoint', detail: `at "${path}"` });
  }
  return succeed({
    access: tokens.data.access_token,
    refresh: tokens.data.refresh_token ?? null,
    // Counted from the question: the answer's way must not make the token look younger than it is.
    expiresAt: askedAt + tokens.data.expires_in * 1000,
    grantedAt: askedAt,
    scopes: (tokens.data.scope ?? '').split(' ').filter((scope) => scope !== ''),
  });
}

function readRefusal(error: string, description: string, status: number, asked: Asked): Failure {
  let detail = `${error}: ${description}`.slice(0, 300);
  for (const secret of asked.secrets) {
    if (secret !== undefined && secret !== '') detail = detail.replaceAll(secret, '…');
  }
  if (clientErrors.has(error)) {
    return { kind: 'client-refused', clientIdHint: clientIdHint(asked.clientId), status, detail };
  }
  return { kind: 'sign-in-refused', error: error.slice(0, 60), detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer too; what it means depends on the status.
    return undefined;
  }
}
