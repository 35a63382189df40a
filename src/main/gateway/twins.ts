import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { KnownIssue } from '@shared/bulk/duplicates';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

/** Summaries that one query names, and the issues that are read of what it finds. */
export const MOST_SUMMARIES = 25;
const MOST_FOUND = 100;

const wireTwins = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z.object({
        summary: z.string().nullish(),
        issuetype: z.object({ id: z.string() }).nullish(),
        parent: z.object({ key: z.string() }).nullish(),
      }),
    }),
  ),
});

/**
 * `POST search/jql` for issues of a project that are called like one of these summaries, at most 25 of them; the hundred newest. The words
 * of a summary alone are searched for, as a phrase: more is found than is equal, and the index lags behind what was just written.
 */
export async function findTwins(
  gateway: Gateway,
  site: SiteRef,
  projectId: string,
  summaries: readonly string[],
): Promise<Outcome<readonly KnownIssue[]>> {
  const phrases = [...new Set(summaries.map(phraseOf))].filter((phrase) => phrase !== '');
  if (phrases.length === 0) return succeed([]);
  const what = 'issues that are there already';
  const named = phrases.map((phrase) => `summary ~ "\\"${phrase}\\""`).join(' OR ');
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: {
      jql: `project = ${projectId} AND (${named}) ORDER BY created DESC`,
      fields: ['summary', 'issuetype', 'parent'],
      maxResults: MOST_FOUND,
    },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const page = readAnswer(wireTwins, answer, what);
  if (!page.ok) return page;
  return succeed(
    page.value.issues.map(({ key, fields: { summary, issuetype, parent } }) => ({
      key,
      summary: summary ?? '',
      issueTypeId: issuetype?.id ?? '',
      parentKey: parent?.key ?? null,
    })),
  );
}

/** Letters and digits alone: the search minds nothing else, and nothing else can end the phrase. Pure. */
function phraseOf(summary: string): string {
  return summary.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}
