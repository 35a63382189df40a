import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { SyncRun } from './run';
import { scopeJql, scopeKey } from './scope-jql';

/**
 * Says of issues that are news which queries they belong to now. The issues of a project know their project; and what the only scope
 * there is found belongs to it.
 */
export async function matchMembers(
  run: SyncRun,
  scopes: readonly SyncScope[],
  ids: readonly string[],
  onlyScope: 'has all' | 'ask' = 'has all',
): Promise<Outcome<null>> {
  const { jira, mirror } = run.ports;
  const { accountId, cloudId } = run.site;
  const queries = scopes.filter((scope) => scope.kind === 'query');
  const [only] = queries;
  if (ids.length === 0 || only === undefined) return succeed(null);
  if (scopes.length === 1 && onlyScope === 'has all') {
    await mirror.sync.addMembers(accountId, cloudId, scopeKey(only), ids);
    return succeed(null);
  }
  const found = await jira.match(run.site, ids, queries.map(scopeJql));
  if (!found.ok) return found;
  for (const [at, scope] of queries.entries()) {
    const matched = found.value[at] ?? null;
    // Not known: who belongs to it stays as it was, and the next census compares.
    if (matched === null) continue;
    const members = new Set(matched);
    await mirror.sync.addMembers(
      accountId,
      cloudId,
      scopeKey(scope),
      ids.filter((id) => members.has(id)),
    );
    await mirror.sync.removeMembers(
      accountId,
      cloudId,
      scopeKey(scope),
      ids.filter((id) => !members.has(id)),
    );
  }
  return succeed(null);
}
