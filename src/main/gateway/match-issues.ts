import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { id } from './wire/common';
import { readAnswer } from './wire/read-answer';

const wireMatches = z.object({
  matches: z.array(z.object({ matchedIssues: z.array(id), errors: z.array(z.string()).nullish() })),
});

/** `POST jql/match`: for each query, which of the issues it finds; `null` for one that Jira has errors about. Ids are numbers on the wire (contract §9). */
export async function matchIssues(
  gateway: Gateway,
  site: SiteRef,
  ids: readonly string[],
  jqls: readonly string[],
): Promise<Outcome<readonly (readonly string[] | null)[]>> {
  const what = 'the queries of the issues';
  const answer = await gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/jql/match',
    body: { issueIds: ids.map(Number), jqls },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(wireMatches, answer, what);
  return read.ok
    ? succeed(read.value.matches.map(({ matchedIssues, errors }) => ((errors ?? []).length > 0 ? null : matchedIssues)))
    : read;
}
