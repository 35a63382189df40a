import type { SearchIndex } from '../world/search-index';
import { changesWorld } from './changes-world';
import { classicRefusal } from './envelopes';
import { Refusal, type JiraReply, type JiraRequest, type Route } from './route';

export interface OperationDeps {
  index: SearchIndex;
  /** Called after an operation that may have changed the world. */
  onWrite: () => void;
  /** An operation threw something that is no refusal: a mistake of the sandbox. */
  onError: (error: unknown) => void;
}

/** What is answered from the search index, and so may be late (contract §9). */
const searches = new Set(['/rest/api/3/search/jql', '/rest/api/3/search/approximate-count']);

/** Carries out one operation: refusals become Jira's classic envelope, mistakes of the sandbox a 500. */
export async function runOperation(route: Route, deps: OperationDeps, request: JiraRequest): Promise<JiraReply> {
  const writes = changesWorld(route.method, route.pattern);
  try {
    const reply = await route.handle(searches.has(route.pattern) ? indexed(request, deps.index) : request);
    if (reply.status < 400 && writes) deps.onWrite();
    return reply;
  } catch (error) {
    if (error instanceof Refusal) return classicRefusal(error.status, error.errorMessages, error.errors);
    deps.onError(error);
    return classicRefusal(500, ['Internal server error']);
  } finally {
    if (writes) deps.index.notice();
  }
}

function indexed(request: JiraRequest, index: SearchIndex): JiraRequest {
  return { ...request, site: index.view(request.site, reconciledIds(request)) };
}

/** `reconcileIssues` of the query or of the body. */
function reconciledIds(request: JiraRequest): string[] {
  const fromQuery = request.query.getAll('reconcileIssues').flatMap((ids) => ids.split(','));
  const { body } = request;
  if (typeof body !== 'object' || body === null || !('reconcileIssues' in body)) return fromQuery;
  return Array.isArray(body.reconcileIssues) ? [...fromQuery, ...body.reconcileIssues.map(String)] : fromQuery;
}
