import { createHash } from 'node:crypto';
import type { Origins } from './origins';

/** DESIGN's default scopes: classic ones, and the one that brings a refresh token (contract 2.7). */
export const defaultScopes: readonly string[] = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'offline_access',
];

export interface AuthorizeRequest {
  readonly origins: Origins;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly codeVerifier: string;
}

/** The link of contract 2.2. It holds no secret: state and challenge are of no use without the verifier. */
export function authorizeUrl(request: AuthorizeRequest): string {
  const url = new URL('/authorize', request.origins.auth);
  url.search = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: request.clientId,
    scope: request.scopes.join(' '),
    redirect_uri: request.redirectUri,
    state: request.state,
    response_type: 'code',
    prompt: 'consent',
    code_challenge: codeChallenge(request.codeVerifier),
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** RFC 7636 section 4.2. */
export function codeChallenge(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}
