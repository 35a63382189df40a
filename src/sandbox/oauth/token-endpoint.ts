import { createHash } from 'node:crypto';
import { oauthRefusal } from '../http/envelopes';
import type { JiraReply } from '../http/route';
import type { WebRequest } from '../http/web-request';
import { isSecretOf, type ClientApp } from './client-app';
import type { OAuthContext } from './oauth-context';
import { sitesOf, personOf } from './oauth-context';
import type { AuthorizationCode } from './tokens';

type Parameters = Record<string, string | undefined>;

/** `POST /oauth/token` with a JSON or form body (contract §2.3 to §2.5, §2.9). */
export function answerToken(request: WebRequest, context: OAuthContext): JiraReply {
  const parameters = readParameters(request);
  if (parameters === undefined) return oauthRefusal(400, 'invalid_request', 'The body is neither JSON nor a form.');
  const grantType = parameters['grant_type'];
  if (grantType === undefined) return missing('grant_type');
  if (!['authorization_code', 'refresh_token', 'client_credentials'].includes(grantType)) {
    return oauthRefusal(400, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`);
  }
  if (parameters['client_id'] === undefined) return missing('client_id');
  const app = context.apps.find((candidate) => candidate.clientId === parameters['client_id']);
  if (app === undefined || !isSecretOf(app, parameters['client_secret'] ?? '')) {
    return oauthRefusal(401, 'access_denied', 'Unauthorized');
  }
  if ((app.kind === 'service-account') !== (grantType === 'client_credentials')) {
    return oauthRefusal(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`);
  }
  if (grantType === 'authorization_code') return exchangeCode(parameters, app, context);
  if (grantType === 'refresh_token') return refresh(parameters, app, context);
  return clientCredentials(parameters, app, context);
}

function exchangeCode(parameters: Parameters, app: ClientApp, context: OAuthContext): JiraReply {
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = parameters;
  if (code === undefined) return missing('code');
  if (redirectUri === undefined) return missing('redirect_uri');
  const record = context.tokens.takeCode(code, app.clientId, redirectUri);
  if (record === undefined || (context.switches.checkPkce && !fitsChallenge(record, verifier))) {
    return oauthRefusal(403, 'invalid_grant', 'Invalid authorization code');
  }
  return answer(context.tokens.issue(record.grant, record.scopes, true));
}

/** RFC 7636 section 4.6, only where a challenge was sent. */
function fitsChallenge(record: AuthorizationCode, verifier: string | undefined): boolean {
  if (record.codeChallenge === null) return true;
  return (
    record.codeChallenge ===
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url')
  );
}

function refresh(parameters: Parameters, app: ClientApp, context: OAuthContext): JiraReply {
  const token = parameters['refresh_token'];
  if (token === undefined) return missing('refresh_token');
  const fresh = context.tokens.exchange(token, app.clientId);
  if (fresh !== undefined) return answer(fresh);
  return context.switches.deadRefreshToken === 'invalid_grant'
    ? oauthRefusal(403, 'invalid_grant', 'Unknown or invalid refresh token.')
    : oauthRefusal(403, 'unauthorized_client', 'refresh_token is invalid');
}

function clientCredentials(parameters: Parameters, app: ClientApp, context: OAuthContext): JiraReply {
  if (app.kind !== 'service-account') return oauthRefusal(401, 'access_denied', 'Unauthorized');
  const { audience } = parameters;
  if (audience !== undefined && audience !== 'api.atlassian.com') {
    return oauthRefusal(403, 'access_denied', `Service not found: ${audience}`);
  }
  const person = personOf(context.world, app.accountId);
  const grant = context.grants.fixed({
    clientId: app.clientId,
    accountId: app.accountId,
    cloudIds: person === undefined ? [] : sitesOf(context.world, person).map((site) => site.cloudId),
    scopes: app.scopes,
  });
  if (grant.revoked) return oauthRefusal(401, 'access_denied', 'Unauthorized');
  return answer(context.tokens.issue(grant, app.scopes, false));
}

function answer(body: unknown): JiraReply {
  return { status: 200, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' }, body };
}

function missing(parameter: string): JiraReply {
  return oauthRefusal(400, 'invalid_request', `Missing required parameter: ${parameter}`);
}

/** The parameters of a JSON or form body; empty strings count as missing. `undefined` when it is neither. */
function readParameters(request: WebRequest): Parameters | undefined {
  const text = Buffer.from(request.body).toString('utf8');
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded')) return texts(Object.fromEntries(new URLSearchParams(text)));
  if (!type.startsWith('application/json')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? texts(parsed) : undefined;
  } catch {
    return undefined;
  }
}

function texts(given: object): Parameters {
  const parameters: Parameters = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string' && value !== '') parameters[name] = value;
  }
  return parameters;
}
