import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { wireUser } from './wire/common';
import { readAnswer } from './wire/read-answer';

const MOST = 20;
const users = z.array(wireUser);

/**
 * People for a user field. The assignee has an endpoint of its own (`user/assignable/search`), all other user fields
 * share `user/search`; `autoCompleteUrl` of createmeta is often unusable with such tokens (contract §6.2, §9).
 */
export async function searchUsers(
  gateway: Gateway,
  site: SiteRef,
  { fieldId, projectKey, query }: { fieldId: string; projectKey: string; query: string },
): Promise<Outcome<User[]>> {
  const what = 'the people';
  const assignable = fieldId === 'assignee';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: assignable ? '/rest/api/3/user/assignable/search' : '/rest/api/3/user/search',
    query: { query, maxResults: MOST, ...(assignable ? { project: projectKey } : {}) },
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
  });
  const read = readAnswer(users, answer, what);
  return read.ok ? succeed(read.value.filter((user) => user.active)) : read;
}

const pickedIssue = z.object({ key: z.string(), summaryText: z.string().nullish() });
const issueSections = z.object({ sections: z.array(z.object({ issues: z.array(pickedIssue).nullish() })).nullish() });

/** `GET issue/picker`: issues of one project by key or words, for parents. */
export async function pickIssues(
  gateway: Gateway,
  site: SiteRef,
  { projectId, query }: { projectId: string; query: string },
): Promise<Outcome<{ key: string; summary: string }[]>> {
  const what = 'the issues';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/issue/picker',
    query: {
      query,
      currentProjectId: projectId,
      currentJQL: `project = ${projectId} ORDER BY updated DESC`,
      showSubTasks: false,
    },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(issueSections, answer, what);
  if (!read.ok) return read;
  const byKey = new Map<string, { key: string; summary: string }>();
  for (const section of read.value.sections ?? []) {
    // History and current search overlap; one row per issue.
    for (const issue of section.issues ?? [])
      byKey.set(issue.key, { key: issue.key, summary: issue.summaryText ?? '' });
  }
  return succeed([...byKey.values()].slice(0, MOST));
}

const suggestions = z.object({ results: z.array(z.object({ value: z.string() })).nullish() });

/** `GET jql/autocompletedata/suggestions`: the detour for label fields, whose own picker is private. */
export async function suggestLabels(
  gateway: Gateway,
  site: SiteRef,
  { clause, query }: { clause: string; query: string },
): Promise<Outcome<string[]>> {
  const what = 'the labels';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata/suggestions',
    query: { fieldName: clause, fieldValue: query },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(suggestions, answer, what);
  // Values come quoted where JQL needs quotes.
  return read.ok
    ? succeed((read.value.results ?? []).map(({ value }) => value.replace(/^"(.*)"$/, '$1')).slice(0, MOST))
    : read;
}
