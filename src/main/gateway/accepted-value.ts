import type { AcceptedValue } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonValue } from '@shared/json';
import { jsonValue, z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';
import { withPriority } from './with-priority';

/** As many issues as are worth their points: one each, and one for the question. */
const LOOKED_AT = 20;

const wirePage = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.record(z.string(), jsonValue.optional()).default({}) })),
});

/**
 * The newest value that Jira has taken in a field, of a project and a type: `POST search/jql` for that one field of the newest issues,
 * 21 points at most, after everything that somebody waits for. JQL is not asked for the field itself: those of apps are often unknown
 * to it. `null` when none of the newest has a value.
 */
export async function findAcceptedValue(
  gateway: Gateway,
  site: SiteRef,
  place: { readonly projectId: string; readonly issueTypeId: string | null; readonly fieldId: string },
): Promise<Outcome<AcceptedValue | null>> {
  const { projectId, issueTypeId, fieldId } = place;
  const what = 'an issue that has a value there';
  const ofType = issueTypeId === null ? '' : ` AND issuetype = ${quoted(issueTypeId)}`;
  const answer = await withPriority(gateway, 'background').request({
    site,
    method: 'POST',
    path: '/rest/api/3/search/jql',
    body: {
      jql: `project = ${quoted(projectId)}${ofType} ORDER BY created DESC`,
      fields: [fieldId],
      maxResults: LOOKED_AT,
    },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const page = readAnswer(wirePage, answer, what);
  if (!page.ok) return page;
  for (const { key, fields } of page.value.issues) {
    const value = fields[fieldId];
    if (value !== undefined && !isNothing(value)) return succeed({ issueKey: key, value });
  }
  return succeed(null);
}

function isNothing(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}

/** An id in the words of JQL. */
function quoted(id: string): string {
  return `"${id.replaceAll(/["\\]/g, '\\$&')}"`;
}
