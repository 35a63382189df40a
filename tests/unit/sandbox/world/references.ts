import type { Issue, Json } from '../../../../src/sandbox/world/model';
import { isObject } from './a-world';

/** The id of `{id}`; null for everything else. */
export function idOf(value: Json | undefined): string | null {
  return isObject(value) && typeof value['id'] === 'string' ? value['id'] : null;
}

/** Ids of `{id}`, `{id, child}` and `{groupId}`, alone or in a list; documents have none. */
export function referencesWithin(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesWithin);
  if (!isObject(value) || value['type'] === 'doc') return [];
  const own = [value['id'], value['groupId']]
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .map(String);
  return [...own, ...(value['child'] === undefined ? [] : referencesWithin(value['child']))];
}

/** Account ids of everybody whom an issue names outside its documents. */
export function peopleNamedBy(issue: Issue): string[] {
  return [
    issue.creatorAccountId,
    ...accountIdsWithin(issue.values),
    ...issue.comments.flatMap((comment) => [comment.authorAccountId, comment.updateAuthorAccountId]),
    ...issue.worklogs.map((worklog) => worklog.authorAccountId),
    ...issue.attachments.map((attachment) => attachment.authorAccountId),
    ...issue.history.map((entry) => entry.authorAccountId),
    ...issue.watchers,
    ...issue.votes,
  ];
}

function accountIdsWithin(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(accountIdsWithin);
  if (!isObject(value)) return [];
  const own = typeof value['accountId'] === 'string' ? [value['accountId']] : [];
  return [...own, ...Object.values(value).flatMap(accountIdsWithin)];
}
