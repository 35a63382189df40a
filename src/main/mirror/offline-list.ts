import type { SyncScope } from '@shared/ipc/sync';
import type { Progress } from './sync/progress';
import { scopeKey, splitOrder, withoutOrder } from './sync/scope-jql';

export interface OfflineList {
  readonly scope: SyncScope;
  /** `updated desc`, `created asc`: one that the mirror knows, else its own. */
  readonly order: string;
}

/**
 * The scope whose list a query asks for: the query of a scope itself, or all issues of a project that is one, by key, name or id.
 * `null` for anything else, and for a scope that was not read whole yet: half a list would look like all of it.
 */
export function offlineList(jql: string, scopes: readonly SyncScope[], progress: Progress): OfflineList | null {
  const { where, order } = splitOrder(jql);
  const project = /^project\s*=\s*("?)([^"]+?)\1$/i.exec(where)?.[2]?.toLowerCase();
  const scope = scopes.find((one) =>
    one.kind === 'query'
      ? same(withoutOrder(one.jql), where)
      : project !== undefined && [one.projectId, one.key, one.name].some((name) => name.toLowerCase() === project),
  );
  if (scope === undefined || progress.fills[scopeKey(scope)]?.full !== true) return null;
  const [, field = '', direction = ''] = /^(\w+)(?:\s+(asc|desc))?$/i.exec(order) ?? [];
  // JQL orders times newest first and keys oldest first where nothing is said.
  const usual = field.toLowerCase() === 'key' ? 'asc' : 'desc';
  return { scope, order: `${field} ${direction === '' ? usual : direction}`.toLowerCase() };
}

function same(one: string, other: string): boolean {
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}
