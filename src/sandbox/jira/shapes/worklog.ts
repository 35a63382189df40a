import type { Issue, Worklog } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { restrictionShape } from '../issue/restriction';
import { visibleWorklogs } from '../issue/visible-parts';
import { personShapeById } from './person';
import { formatDuration } from '../duration';
import { type Page, slice } from '../paging';
import { platformTime } from '../time';

export function worklogShape(
  context: JiraContext,
  issue: Issue,
  worklog: Worklog,
  expand: readonly string[] = [],
): JsonObject {
  const zone = context.site.timeZone;
  const author = personShapeById(context, worklog.authorAccountId);
  const editor = worklog.updateAuthorAccountId;
  return {
    self: `${context.selfBase}/rest/api/3/issue/${issue.id}/worklog/${worklog.id}`,
    author,
    updateAuthor: editor === undefined ? author : personShapeById(context, editor),
    ...(worklog.comment === null ? {} : { comment: worklog.comment }),
    ...restrictionShape(context, worklog.visibility),
    created: platformTime(worklog.created, zone),
    updated: platformTime(worklog.updated, zone),
    started: platformTime(worklog.started, zone),
    timeSpent: formatDuration(worklog.timeSpentSeconds),
    timeSpentSeconds: worklog.timeSpentSeconds,
    id: worklog.id,
    issueId: issue.id,
    ...(expand.includes('properties') ? { properties: worklogProperties(worklog) } : {}),
  };
}

function worklogProperties(worklog: Worklog): JsonObject[] {
  return Object.entries(worklog.properties ?? {}).map(([key, value]) => ({ key, value }));
}

/** The `worklog` field of an issue (20 entries) and the worklog resource: `startAt, maxResults, total, worklogs`. */
export function worklogPageShape(
  context: JiraContext,
  issue: Issue,
  page: Page,
  expand: readonly string[] = [],
  keep: (worklog: Worklog) => boolean = () => true,
): JsonObject {
  const worklogs = visibleWorklogs(context, issue).filter(keep);
  return {
    startAt: page.startAt,
    maxResults: page.maxResults,
    total: worklogs.length,
    worklogs: slice(worklogs, page).map((worklog) => worklogShape(context, issue, worklog, expand)),
  };
}
