import { issueByKeyOrId } from '../world/find';
import type { SandboxSite } from '../world/model';
import { changesWorld } from './changes-world';
import type { Route } from './route';

/** Ids of the issues that a request would write to, for the limit of each issue (contract §4). A new issue is none yet. */
export function writtenIssues(
  site: SandboxSite,
  route: Pick<Route, 'method' | 'pattern'>,
  params: Record<string, string>,
  body: unknown,
): string[] {
  if (!changesWorld(route.method, route.pattern)) return [];
  const named = [params['issueIdOrKey'], ...(route.pattern === '/rest/api/3/issueLink' ? linkedIssues(body) : [])];
  const ids = named.flatMap((keyOrId) => (keyOrId === undefined ? [] : (issueByKeyOrId(site, keyOrId)?.id ?? [])));
  return [...new Set(ids)];
}

/** Both ends of a new link, by key or id. */
function linkedIssues(body: unknown): (string | undefined)[] {
  if (typeof body !== 'object' || body === null) return [];
  const ends = new Map<string, unknown>(Object.entries(body));
  return [ends.get('inwardIssue'), ends.get('outwardIssue')].map((end) => {
    if (typeof end !== 'object' || end === null) return undefined;
    const { key, id } = end as { key?: unknown; id?: unknown };
    return typeof key === 'string' ? key : typeof id === 'string' ? id : undefined;
  });
}
