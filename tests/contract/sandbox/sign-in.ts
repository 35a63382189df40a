import type { Sandbox } from '../../../src/sandbox/http/serve-world';
import { mainPersonName } from '../../../src/sandbox/oauth/oauth-context';

export interface TokenPair {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  token_type: string;
}

export interface SignInOptions {
  scopes?: string;
  /** A site's name; the first one unless given. */
  site?: string;
  /** A display name; the main person's unless given. */
  person?: string;
}

const defaultScopes = 'read:jira-work write:jira-work read:jira-user offline_access';

/** The URL that a client opens in the browser; `change` replaces parameters, and removes those set to `null`. */
export function authorizeUrl(sandbox: Sandbox, change: Record<string, string | null> = {}): string {
  const url = new URL('/authorize', sandbox.authOrigin);
  const parameters: Record<string, string | null> = {
    audience: 'api.atlassian.com',
    client_id: sandbox.threeLegged.clientId,
    scope: defaultScopes,
    redirect_uri: sandbox.threeLegged.redirectUri,
    state: 'the state',
    response_type: 'code',
    prompt: 'consent',
    ...change,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

/** The one-time id in a consent page. */
export function transactionIn(html: string): string {
  const found = /name="transaction" value="([^"]+)"/.exec(html)?.[1];
  if (found === undefined) throw new Error(`No consent form in:\n${html}`);
  return found;
}

/** Answers a consent page as its form would; the redirect is not followed. */
export async function answerConsent(sandbox: Sandbox, fields: Record<string, string>): Promise<Response> {
  return fetch(`${sandbox.authOrigin}/authorize/consent`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
}

/** Consents and returns the parameters that the callback would get. */
export async function consent(sandbox: Sandbox, options: SignInOptions = {}): Promise<URLSearchParams> {
  const site = sandbox.world.sites.find((candidate) => options.site === undefined || candidate.name === options.site);
  const name = options.person ?? mainPersonName;
  const person = sandbox.world.people.find((candidate) => candidate.displayName === name);
  if (site === undefined || person === undefined) throw new Error('There is no such site or person.');
  const shown = await fetch(authorizeUrl(sandbox, { scope: options.scopes ?? defaultScopes }));
  const answered = await answerConsent(sandbox, {
    transaction: transactionIn(await shown.text()),
    account: person.accountId,
    cloudId: site.cloudId,
    decision: 'accept',
  });
  return new URL(answered.headers.get('location') ?? '').searchParams;
}

/** `POST /oauth/token` with the 3LO app's id and secret unless `parameters` replace them. */
export async function requestToken(sandbox: Sandbox, parameters: Record<string, unknown>): Promise<Response> {
  const { clientId, clientSecret } = sandbox.threeLegged;
  return fetch(`${sandbox.authOrigin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...parameters }),
  });
}

/** The whole 3LO flow over HTTP. */
export async function signIn(sandbox: Sandbox, options: SignInOptions = {}): Promise<TokenPair> {
  const callback = await consent(sandbox, options);
  return tokensOf(
    await requestToken(sandbox, {
      grant_type: 'authorization_code',
      code: callback.get('code'),
      redirect_uri: sandbox.threeLegged.redirectUri,
    }),
  );
}

/** An access token of the service account. */
export async function serviceToken(sandbox: Sandbox): Promise<string> {
  const { clientId, clientSecret } = sandbox.serviceAccount;
  const pair = await tokensOf(
    await requestToken(sandbox, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: 'api.atlassian.com',
    }),
  );
  return pair.access_token;
}

/** A refresh with this token: the response, good or bad. */
export async function refreshWith(sandbox: Sandbox, refreshToken: string | undefined): Promise<Response> {
  return requestToken(sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** The pair in a response that must be a success. */
export async function tokensOf(response: Response): Promise<TokenPair> {
  if (response.status !== 200) throw new Error(`${String(response.status)} ${await response.text()}`);
  return (await response.json()) as TokenPair;
}
