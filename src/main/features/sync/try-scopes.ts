import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from '../../gateway/request';
import { tryJql } from '../../gateway/try-jql';
import { scopeJql, scopeKey } from '../../mirror/sync/scope-jql';

/**
 * Asks Jira whether it takes the queries that are new. One that it refuses is told with Jira's own words; where Jira cannot be asked now,
 * the query is taken, and the sync finds out.
 */
export async function tryNewScopes(
  gateway: Gateway,
  site: SiteRef,
  held: readonly SyncScope[],
  wanted: readonly SyncScope[],
): Promise<Outcome<null>> {
  const known = new Set(held.map(scopeKey));
  for (const scope of wanted) {
    // A project that is gone finds nothing; Jira refuses queries alone (contract §9).
    if (scope.kind === 'project' || known.has(scopeKey(scope))) continue;
    const tried = await tryJql(gateway, site, scopeJql(scope));
    if (tried.ok || tried.failure.kind !== 'jira-rejected') continue;
    return fail({
      kind: 'invalid-input',
      message: `Jira does not take the query “${scope.name}”`,
      fields: { jql: tried.failure.messages.join(' ') },
    });
  }
  return succeed(null);
}
