import type { OAuthContext } from '../oauth/oauth-context';
import { personOf } from '../oauth/oauth-context';
import { burstHeaders, type BurstLimits } from './burst-limit';
import { changesWorld } from './changes-world';
import { classicRefusal, gatewayRefusal, problem } from './envelopes';
import type { FindRoute } from './match-route';
import { readJson } from './read-json';
import { Refusal, type JiraReply, type JiraRequest, type Route } from './route';
import { holdsScopes, type ScopeRule } from './scope-rules';
import { bearerOf, type WebRequest } from './web-request';

/** A route with the scopes that open it. */
export interface GuardedRoute extends Route {
  scopes: ScopeRule;
}

export interface GatewayDeps {
  oauth: OAuthContext;
  findRoute: FindRoute<GuardedRoute>;
  limits: BurstLimits;
  /** Answer 429 when a burst bucket is empty; else the numbers are only told. */
  enforceLimits: boolean;
  apiOrigin: () => string;
  /** Called after an operation that may have changed the world. */
  onWrite: () => void;
  /** An operation threw something that is no refusal: a mistake of the sandbox. */
  onError: (error: unknown) => void;
}

const prefix = /^\/ex\/jira\/([^/]+)(\/.*)?$/;

/** Is this a path of Jira behind the gateway? */
export function isGatewayPath(path: string): boolean {
  return prefix.test(path);
}

/** `/ex/jira/{cloudId}/...`: the token, the site, the route, the scope, then Jira itself (contract §2.8, §3.2). */
export async function answerGateway(request: WebRequest, deps: GatewayDeps): Promise<JiraReply> {
  const [, cloudId = '', path = '/'] = prefix.exec(request.path) ?? [];
  const { oauth } = deps;
  const token = oauth.tokens.find(bearerOf(request) ?? '');
  if (token === undefined) {
    const status = oauth.switches.badTokenStatus;
    return gatewayRefusal(status, status === 401 ? 'Unauthorized' : status === 403 ? 'Forbidden' : 'Not Found');
  }
  const caller = personOf(oauth.world, token.grant.accountId);
  const site = oauth.world.sites.find((candidate) => candidate.cloudId === cloudId);
  if (caller === undefined || site === undefined || !token.grant.cloudIds.has(cloudId)) {
    return gatewayRefusal(404, 'Not Found');
  }
  const identity = { 'X-AAccountId': encodeURIComponent(caller.accountId) };
  // HEAD is GET without the body.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const match = deps.findRoute(method, path);
  if (match.kind === 'unknown') return withHeaders(problem(404, `No endpoint ${method} ${path}.`), identity);
  if (match.kind === 'wrong-method') {
    const allow = match.allowed.join(', ');
    if (method === 'OPTIONS') return { status: 204, headers: { ...identity, Allow: `${allow}, OPTIONS` } };
    return withHeaders(problem(405, `Method '${method}' is not supported.`, { Allow: allow }), identity);
  }
  const { route, params } = match;
  if (!holdsScopes(route.scopes, token.scopes, oauth.switches.scopeFamilies)) {
    return gatewayRefusal(401, 'Unauthorized; scope does not match');
  }
  const now = oauth.clock();
  const burst = deps.limits.take(cloudId, route.method, route.pattern, now);
  const common = { ...identity, ...burstHeaders(burst) };
  if (burst.exceeded && deps.enforceLimits) {
    const refusal = classicRefusal(429, ['Rate limit exceeded']);
    return withHeaders(refusal, { ...common, 'Retry-After': '1', 'RateLimit-Reason': 'jira-burst-based' });
  }
  if (!site.members.includes(caller.accountId)) {
    return withHeaders(classicRefusal(403, ['You do not have access to this site.']), common);
  }
  const json = readJson(request);
  if ('refusal' in json) return withHeaders(json.refusal, common);
  const reply = await runOperation(route, deps, {
    method: route.method,
    path,
    params,
    query: request.query,
    headers: request.headers,
    body: json.body,
    rawBody: request.body,
    world: oauth.world,
    site,
    caller,
    selfBase: `${deps.apiOrigin()}/ex/jira/${cloudId}`,
    now,
  });
  return withHeaders(reply, common);
}

async function runOperation(route: Route, deps: GatewayDeps, request: JiraRequest): Promise<JiraReply> {
  try {
    const reply = await route.handle(request);
    if (reply.status < 400 && changesWorld(route.method, route.pattern)) deps.onWrite();
    return reply;
  } catch (error) {
    if (error instanceof Refusal) return classicRefusal(error.status, error.errorMessages, error.errors);
    deps.onError(error);
    return classicRefusal(500, ['Internal server error']);
  }
}

function withHeaders(reply: JiraReply, headers: Record<string, string>): JiraReply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
