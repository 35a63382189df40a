import type { SyncScope } from '@shared/ipc/sync';
import type { ScopeRef } from '../sync-tables';

/** What a scope is known by, as long as it finds the same. */
export function scopeKey(scope: SyncScope): string {
  return scope.kind === 'project' ? `project:${scope.projectId}` : `query:${withoutOrder(scope.jql)}`;
}

export function scopeRef(scope: SyncScope): ScopeRef {
  return scope.kind === 'project' ? { project: scope.projectId } : { members: scopeKey(scope) };
}

/** The issues of one scope. By id: a project's key may change, and names come twice. */
export function scopeJql(scope: SyncScope): string {
  return scope.kind === 'project' ? `project = ${scope.projectId}` : withoutOrder(scope.jql);
}

/** The issues of any of the scopes, in one query: a sync that finds nothing new asks once, however many there are. */
export function joinedJql(scopes: readonly SyncScope[]): string {
  const projects = scopes.flatMap((scope) => (scope.kind === 'project' ? [scope.projectId] : []));
  const queries = scopes.flatMap((scope) => (scope.kind === 'query' ? [withoutOrder(scope.jql)] : []));
  const parts = [...(projects.length === 0 ? [] : [`project in (${projects.join(', ')})`]), ...queries];
  return parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => `(${part})`).join(' OR ');
}

/** JQL up to its ORDER BY; the words inside quotes are not it. */
export function withoutOrder(jql: string): string {
  return splitOrder(jql).where;
}

/** The two parts of a query, each trimmed. `order` is what follows ORDER BY, or empty. */
export function splitOrder(jql: string): { readonly where: string; readonly order: string } {
  const masked = jql.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs, (quoted) => '_'.repeat(quoted.length));
  const found = /\border\s+by\b/i.exec(masked);
  if (found === null) return { where: jql.trim(), order: '' };
  return { where: jql.slice(0, found.index).trim(), order: jql.slice(found.index + found[0].length).trim() };
}
