import type { ClientApp, ThreeLeggedApp } from './client-app';

/** An authorize request that passed every check. */
export interface AuthorizeRequest {
  app: ThreeLeggedApp;
  redirectUri: string;
  scopes: readonly string[];
  state: string | null;
  /** `code_challenge`, when the client sent one with S256. */
  codeChallenge: string | null;
}

/** Why the browser ends on an error page instead; there is never a redirect back to an unproven address. */
export interface AuthorizeError {
  error: 'invalid_request' | 'unauthorized_client' | 'unsupported_response_type' | 'invalid_scope';
  description: string;
}

const scopePattern = /^(offline_access|[a-z-]+:[a-z.-]+(:[a-z-]+)?)$/;

/** Checks `GET /authorize` (contract §2.2). The redirect URI must equal the registered one, port and all. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  apps: readonly ClientApp[],
): { request: AuthorizeRequest } | { refused: AuthorizeError } {
  const app = apps.find((candidate) => candidate.clientId === query.get('client_id'));
  if (app === undefined) return refuse('unauthorized_client', 'The client_id is not known here.');
  if (app.kind !== 'three-legged')
    return refuse('unauthorized_client', 'A service account is not signed in by a browser.');
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === null) return refuse('invalid_request', 'The parameter redirect_uri is missing.');
  if (redirectUri !== app.redirectUri) {
    return refuse(
      'unauthorized_client',
      `Callback URL mismatch. ${redirectUri} is not in the list of allowed callback URLs.`,
    );
  }
  if (query.get('response_type') !== 'code') {
    return refuse('unsupported_response_type', 'The parameter response_type must be code.');
  }
  if (query.get('audience') !== 'api.atlassian.com') {
    return refuse('invalid_request', 'The parameter audience must be api.atlassian.com.');
  }
  if (query.get('prompt') !== 'consent') return refuse('invalid_request', 'The parameter prompt must be consent.');
  const scopes = [...new Set((query.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== ''))];
  if (scopes.length === 0) return refuse('invalid_scope', 'The parameter scope is missing.');
  const odd = scopes.find((scope) => !scopePattern.test(scope));
  if (odd !== undefined) return refuse('invalid_scope', `There is no scope ${odd}.`);
  const codeChallenge = query.get('code_challenge_method') === 'S256' ? query.get('code_challenge') : null;
  return { request: { app, redirectUri, scopes, state: query.get('state'), codeChallenge } };
}

function refuse(error: AuthorizeError['error'], description: string): { refused: AuthorizeError } {
  return { refused: { error, description } };
}
