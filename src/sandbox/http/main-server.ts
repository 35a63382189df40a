import { answerAuthorize, answerConsent } from '../oauth/authorize';
import type { OAuthContext } from '../oauth/oauth-context';
import { answerMe, answerResources } from '../oauth/resources';
import { stylesheet } from '../oauth/stylesheet';
import { answerToken } from '../oauth/token-endpoint';
import { problem } from './envelopes';
import { answerGateway, isGatewayPath, type GatewayDeps } from './gateway';
import { answerPicture } from './pictures';
import type { LoggedRequest } from './request-log';
import type { JiraReply } from './route';
import type { WebRequest } from './web-request';

type Handler = (request: WebRequest, context: OAuthContext) => JiraReply;

/** The fixed paths of the sign-in server and of the API's own host, by path and method. */
const fixedPaths: Record<string, Record<string, Handler>> = {
  '/authorize': { GET: answerAuthorize },
  '/authorize/consent': { POST: answerConsent },
  '/oauth/token': { POST: answerToken },
  '/oauth/token/accessible-resources': { GET: answerResources },
  '/me': { GET: answerMe },
  '/sandbox.css': {
    GET: () => ({ status: 200, headers: { 'Content-Type': 'text/css;charset=UTF-8' }, body: stylesheet }),
  },
};

/** Everything that one origin serves for `auth.atlassian.com`, `api.atlassian.com` and, below `/site/`, the sites. */
export async function answerMain(request: WebRequest, deps: GatewayDeps, logged: LoggedRequest): Promise<JiraReply> {
  if (isGatewayPath(request.path)) return answerGateway(request, deps, logged);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const fixed = fixedPaths[request.path];
  if (fixed !== undefined) {
    const handler = fixed[method];
    const allow = Object.keys(fixed).join(', ');
    if (handler !== undefined) return handler(request, deps.oauth);
    if (method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
    return problem(405, `Method '${method}' is not supported.`, { Allow: allow });
  }
  const open =
    method === 'GET' ? (answerPicture(request.path) ?? answerTenantInfo(request.path, deps.oauth)) : undefined;
  return open ?? problem(404, `No endpoint ${method} ${request.path}.`);
}

/** `/site/{name}/_edge/tenant_info`: the cloud id of a site, asked without signing in (contract §1). */
function answerTenantInfo(path: string, context: OAuthContext): JiraReply | undefined {
  const name = /^\/site\/([^/]+)\/_edge\/tenant_info$/.exec(path)?.[1];
  const site = context.world.sites.find((candidate) => candidate.name === name);
  return site === undefined ? undefined : { status: 200, body: { cloudId: site.cloudId } };
}
