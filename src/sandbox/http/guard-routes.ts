import type { GuardedRoute } from './gateway';
import type { Route } from './route';
import { scopeRuleOf } from './scope-rules';

/**
 * Gives every route the scopes that Atlassian's OpenAPI file declares for it. Throws for a pattern that the file does
 * not have, so that no operation is served unguarded by a slip of the pen.
 */
export function guardRoutes(routes: readonly Route[]): GuardedRoute[] {
  return routes.map((route) => {
    // Version 2 answers what version 3 does; the file describes only version 3.
    const scopes = scopeRuleOf(route.method, route.pattern.replace(/^\/rest\/api\/2\//, '/rest/api/3/'));
    if (scopes === undefined) throw new Error(`No scopes are known for ${route.method} ${route.pattern}.`);
    return { ...route, scopes };
  });
}
