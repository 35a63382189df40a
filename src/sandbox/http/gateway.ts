import type { RateLimits } from '../limits/rate-limits';
import { limitHeaders, limitRefusal } from '../limits/limit-headers';
import { pointsOf } from '../limits/points-of';
import type { OAuthContext } from '../oauth/oauth-context';
import { personOf } from '../oauth/oauth-context';
import type { SiteClock } from '../site-clock';
import { classicRefusal, gatewayRefusal, problem } from './envelopes';
import type { FindRoute } from './match-route';
import { readJson } from './read-json';
import type { LoggedRequest, RequestLog } from './request-log';
import type { JiraReply, Route } from './route';
import { runOperation, type OperationDeps } from './run-operation';
import { holdsScopes, type ScopeRule } from './scope-rules';
import { bearerOf, type WebRequest } from './web-request';
import { writtenIssues } from './written-issues';

/** A route with the scopes that open it. */
export interface GuardedRoute extends Route {
  scopes: ScopeRule;
}

export interface GatewayDeps extends OperationDeps {
  oauth: OAuthContext;
  siteClock: SiteClock;
  findRoute: FindRoute<GuardedRoute>;
  rateLimits: RateLimits;
  requests: RequestLog;
  apiOrigin: () => string;
}

const prefix = /^\/ex\/jira\/([^/]+)(\/.*)?$/;

/** Is this a path of Jira behind the gateway? */
export function isGatewayPath(path: string): boolean {
  return prefix.test(path);
}

/** The site that a path behind the gateway names. */
export function cloudIdOf(path: string): string | undefined {
  return prefix.exec(path)?.[1];
}

const badTokenWords = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' };

/** `/ex/jira/{cloudId}/...`: the token, the site, the route, the scope, the limits, then Jira itself (contract §2.8, §3.2, §4). */
export async function answerGateway(request: WebRequest, deps: GatewayDeps, logged: LoggedRequest): Promise<JiraReply> {
  const [, cloudId = '', path = '/'] = prefix.exec(request.path) ?? [];
  const { oauth } = deps;
  const bearer = bearerOf(request) ?? '';
  const token = oauth.tokens.find(bearer);
  if (token === undefined) {
    const status = oauth.tokens.refusalOf(bearer);
    return gatewayRefusal(status, badTokenWords[status]);
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
  const json = readJson(request);
  const body = 'refusal' in json ? undefined : json.body;
  const app = token.grant.clientId;
  const asked = { app, cloudId, method: route.method, pattern: route.pattern };
  const verdict = deps.rateLimits.ask({ ...asked, writesTo: writtenIssues(site, route, params, body) }, oauth.clock());
  const answer = async (): Promise<JiraReply> => {
    if (verdict.let === 'wait') {
      const now = oauth.clock();
      return limitRefusal(verdict, deps.rateLimits.pointsOf(app, now), now, deps.siteClock.skew);
    }
    if (!site.members.includes(caller.accountId)) {
      return classicRefusal(403, ['You do not have access to this site.']);
    }
    if ('refusal' in json) return json.refusal;
    return runOperation(route, deps, {
      method: route.method,
      path,
      params,
      query: request.query,
      headers: request.headers,
      body,
      rawBody: request.body,
      world: oauth.world,
      site,
      caller,
      selfBase: `${deps.apiOrigin()}/ex/jira/${cloudId}`,
      now: deps.siteClock.now(),
    });
  };
  const reply = await answer();
  const now = oauth.clock();
  const points = pointsOf(route.method, route.pattern, body, reply);
  deps.rateLimits.spend(app, points, now);
  deps.requests.spend(logged, `${route.method} ${route.pattern}`, points);
  const told = limitHeaders(verdict.burst, deps.rateLimits.pointsOf(app, now), now, deps.siteClock.skew);
  return withHeaders(reply, { ...identity, ...told });
}

function withHeaders(reply: JiraReply, headers: Record<string, string>): JiraReply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
