import type { Person, SandboxSite, World } from '../world/model';
import { classicRefusal, problem } from './envelopes';
import type { GuardedRoute } from './gateway';
import type { FindRoute } from './match-route';
import type { JiraReply } from './route';
import { runOperation, type OperationDeps } from './run-operation';

export interface ActAs {
  account: Person;
  site: SandboxSite;
  method: string;
  /** With or without a query: `/rest/api/3/issue/SHOP-7`. */
  path: string;
  body?: unknown;
}

export interface ActAsDeps extends OperationDeps {
  world: World;
  findRoute: FindRoute<GuardedRoute>;
  apiOrigin: () => string;
  /** The site's clock. */
  now: () => number;
}

/**
 * What somebody else does on the site meanwhile: one operation of Jira with that account's rights, without a request, a
 * token, a limit or a fault.
 */
export async function actAs(act: ActAs, deps: ActAsDeps): Promise<JiraReply> {
  const { pathname, searchParams } = new URL(act.path, 'http://localhost');
  const match = deps.findRoute(act.method, pathname);
  if (match.kind !== 'found') return problem(404, `No endpoint ${act.method} ${pathname}.`);
  if (!act.site.members.includes(act.account.accountId)) {
    return classicRefusal(403, ['You do not have access to this site.']);
  }
  const body = act.body === undefined ? undefined : JSON.stringify(act.body);
  return runOperation(match.route, deps, {
    method: match.route.method,
    path: pathname,
    params: match.params,
    query: searchParams,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: act.body,
    rawBody: Buffer.from(body ?? ''),
    world: deps.world,
    site: act.site,
    caller: act.account,
    selfBase: `${deps.apiOrigin()}/ex/jira/${act.site.cloudId}`,
    now: deps.now(),
  });
}
