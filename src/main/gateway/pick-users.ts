import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Matches } from './matches';
import type { Gateway } from './request';
import { wireUser } from './wire/common';
import { wireUserPicker } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

const users = z.array(wireUser);

/** People shown at once; `user/search` gives the beginning of the list alone. */
const PAGE = 100;
/** Jira looks at so many at most, and drops those who cannot be assigned only then: a shorter page would lose people. */
const MOST_ASSIGNABLE = 1_000;

export interface UserSearch {
  readonly fieldId: string;
  /** Where the issue will be; empty where that is not known. */
  readonly projectKey: string;
  /** The issue that is edited; `null` on create. */
  readonly issueKey: string | null;
  readonly query: string;
  readonly signal?: AbortSignal;
}

/**
 * People for a user field. The assignee has an endpoint of its own, `user/assignable/search`, which refuses to answer without a project
 * or an issue (400) and leaves apps out; all other user fields share `user/search`. `autoCompleteUrl` of createmeta is not followed: it
 * is often private or has no query (contract §6.2, §9).
 */
export async function searchUsers(
  gateway: Gateway,
  site: SiteRef,
  { fieldId, projectKey, issueKey, query, signal }: UserSearch,
): Promise<Outcome<Matches<User>>> {
  const what = 'the people';
  const where = issueKey !== null ? { issueKey } : { project: projectKey };
  const assignable = fieldId === 'assignee' && (issueKey !== null || projectKey !== '');
  const maxResults = assignable && query.trim() !== '' ? MOST_ASSIGNABLE : PAGE;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: assignable ? '/rest/api/3/user/assignable/search' : '/rest/api/3/user/search',
    query: { query, maxResults, ...(assignable ? where : {}) },
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
    ...(signal === undefined ? {} : { signal }),
  });
  const read = readAnswer(users, answer, what);
  if (!read.ok) return read;
  const active = read.value.filter((user) => user.active);
  // The page of assignable people is cut before it is filtered: fewer than were asked for tells nothing, but for the last thousand.
  const complete = assignable ? maxResults === MOST_ASSIGNABLE : read.value.length < maxResults;
  return succeed({ items: active.slice(0, PAGE), complete: complete && active.length <= PAGE });
}

/**
 * `GET mypermissions?permissions=USER_PICKER`: whether this account holds *Browse users and groups*. Without it, user and group searches
 * answer an empty list rather than a refusal (contract §9).
 */
export async function mayBrowseUsers(gateway: Gateway, site: SiteRef): Promise<Outcome<boolean>> {
  const what = 'the permission to browse users';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    query: { permissions: 'USER_PICKER' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(wireUserPicker, answer, what);
  return read.ok ? succeed(read.value.permissions.USER_PICKER.havePermission) : read;
}
