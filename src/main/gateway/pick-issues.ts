import type { FoundIssue } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { SiteRef } from '@shared/jira/site';
import type { Matches } from './matches';
import type { Gateway } from './request';
import { wireIssueSections, wireTypedIssues } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

/** Which issues may be the parent of one: those whose type is exactly this high, here or anywhere (contract §11). */
export interface ParentRule {
  readonly hierarchyLevel: number;
  /** Types of that level that the project knows: what Jira is asked for. */
  readonly issueTypeIds: readonly string[];
  /** A sub-task and whatever a team-managed project holds stay with their parent in one project. */
  readonly sameProject: boolean;
}

export interface IssueSearch {
  readonly query: string;
  readonly projectId: string;
  /** `null`: any issue that this account sees. */
  readonly parent: ParentRule | null;
  /** Is itself left out. */
  readonly issueKey: string | null;
  readonly signal?: AbortSignal;
}

const MOST = 25;

/**
 * `GET issue/picker`, then `POST issue/bulkfetch` for the types of what it found: the picker itself tells no type, and its section of
 * recent issues minds neither project nor JQL. A whole key, or a link that leads to one, stands first: the picker puts it anywhere
 * among those that begin alike, or passes it over.
 */
export async function pickIssues(
  gateway: Gateway,
  site: SiteRef,
  { query, projectId, parent, issueKey, signal }: IssueSearch,
): Promise<Outcome<Matches<FoundIssue>>> {
  const what = 'the issues';
  const shared = {
    site,
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    ...(signal === undefined ? {} : { signal }),
  } as const;
  const named = parseIssueKey(query)?.key ?? null;
  const answer = await gateway.request({
    ...shared,
    method: 'GET',
    path: '/rest/api/3/issue/picker',
    query: {
      query: named ?? query,
      currentJQL: scopeOf(projectId, parent),
      showSubTasks: parent === null || parent.hierarchyLevel < 0,
      ...(parent?.sameProject === true ? { currentProjectId: projectId } : {}),
      ...(issueKey === null ? {} : { currentIssueKey: issueKey }),
    },
  });
  const read = readAnswer(wireIssueSections, answer, what);
  if (!read.ok) return read;
  // Recent issues and those of the query overlap: one row each, in Jira's order.
  const summaries = new Map<string, string>(named === null || named === issueKey ? [] : [[named, '']]);
  for (const { key, summaryText } of read.value) if (key !== issueKey) summaries.set(key, summaryText ?? '');
  if (summaries.size === 0) return succeed({ items: [], complete: true });

  const answered = readAnswer(
    wireTypedIssues,
    await gateway.request({
      ...shared,
      method: 'POST',
      path: '/rest/api/3/issue/bulkfetch',
      body: { issueIdsOrKeys: [...summaries.keys()], fields: ['summary', 'issuetype', 'project'] },
    }),
    what,
  );
  if (!answered.ok) return answered;
  const typed = new Map(answered.value.issues.map((issue) => [issue.key, issue]));
  // The key of an issue that has moved leads to it under its new one.
  const moved = answered.value.issues.find(({ key }) => !summaries.has(key));
  const exact = named === null || typed.has(named) ? named : (moved?.key ?? null);

  const keys = new Set(exact === null ? [] : [exact]);
  // A key that leads nowhere, or to what this account may not see, is none.
  for (const key of summaries.keys()) if (key !== named) keys.add(key);
  const items: FoundIssue[] = [];
  for (const key of keys) {
    const fields = typed.get(key)?.fields;
    const issueType = fields?.issuetype ?? null;
    if (parent !== null && issueType?.hierarchyLevel !== parent.hierarchyLevel) continue;
    // Jira's picker keeps to the project by itself; an issue that was named is asked about nowhere else.
    if (key === exact && parent?.sameProject === true && fields?.project?.id !== projectId) continue;
    items.push({ key, summary: summaries.get(key) || (fields?.summary ?? ''), issueType });
  }
  return succeed({ items: items.slice(0, MOST), complete: false });
}

function scopeOf(projectId: string, parent: ParentRule | null): string {
  if (parent === null)
    return projectId === '' ? 'ORDER BY updated DESC' : `project = ${projectId} ORDER BY updated DESC`;
  const clauses = [
    ...(parent.sameProject && projectId !== '' ? [`project = ${projectId}`] : []),
    ...(parent.issueTypeIds.length > 0 ? [`issuetype in (${parent.issueTypeIds.join(', ')})`] : []),
  ];
  return `${clauses.join(' AND ')} ORDER BY updated DESC`.trim();
}
