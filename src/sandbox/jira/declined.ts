import { problem } from '../http/envelopes';
import type { Route } from '../http/route';
import { declaredOperations } from '../http/scope-rules';

/** What the kernel serves by itself: bytes and pictures. */
const OF_THE_KERNEL = [
  'GET /rest/api/3/attachment/content/{id}',
  'GET /rest/api/3/attachment/thumbnail/{id}',
  'GET /rest/api/3/universal_avatar/view/type/{type}/avatar/{id}',
];

const METHODS: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];

/** Method and pattern without the parameters' names, which differ between operations of one path. */
function shapeOf(operation: string): string {
  return operation.replaceAll(/\{[^}]*\}/g, '{}');
}

/**
 * An operation that Jira has and the sandbox has not answers 501 and says so: nobody takes it for a thing that is not
 * there. Real Jira never answers 501 here.
 */
export function declinedRoutes(served: readonly Route[]): Route[] {
  const taken = new Set(
    [...served.map(({ method, pattern }) => `${method} ${pattern}`), ...OF_THE_KERNEL].map(shapeOf),
  );
  return declaredOperations().flatMap((operation): Route[] => {
    const [name, pattern = ''] = operation.split(' ');
    const method = METHODS.find((one) => one === name);
    if (!method || !/^\/rest\/(api\/3|agile\/1\.0)\//.test(pattern) || taken.has(shapeOf(operation))) return [];
    taken.add(shapeOf(operation));
    const detail = `The sandbox does not serve ${operation}. Its README lists what it serves.`;
    return [{ method, pattern, handle: () => problem(501, detail) }];
  });
}
