import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { HistoryEntry } from '../world/model';
import { isObject, strings } from './context';
import { issueOrRefuse, visibleIssue } from './lookup';
import { pageBean, readPage } from './paging';
import { historyShape } from './shapes/history';

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const oldestFirst = issue.history.toSorted((a, b) => a.created - b.created);
  const self = `${request.selfBase}/rest/api/3/issue/${issue.id}/changelog`;
  const page = readPage(request.query, 100, 100);
  return { status: 200, body: pageBean(self, oldestFirst, page, (entry) => historyShape(request, entry)) };
}

/** `{"changelogIds":[…]}`: those of this issue that have these ids, oldest first. */
function byIds(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const given = isObject(request.body) ? request.body['changelogIds'] : undefined;
  if (!Array.isArray(given) || given.length === 0) throw new Refusal(400, ['The changelogIds list must not be empty.']);
  const ids = new Set(given.map(String));
  const found = issue.history.filter((entry) => ids.has(entry.id)).toSorted((a, b) => a.created - b.created);
  return {
    status: 200,
    body: {
      startAt: 0,
      maxResults: found.length,
      total: found.length,
      histories: found.map((entry) => historyShape(request, entry)),
    },
  };
}

const MAX_ISSUES = 1000;
const MAX_FIELDS = 10;

function names(entry: HistoryEntry, fieldIds: string[]): boolean {
  return fieldIds.length === 0 || entry.items.some((item) => fieldIds.includes(item.fieldId ?? item.field));
}

/** `{"issueIdsOrKeys":[≤1000],"fieldIds":[≤10]}`; answered whole, so there is never a next page. */
function bulk(request: JiraRequest): JiraReply {
  const body = isObject(request.body) ? request.body : {};
  const ids = strings(body['issueIdsOrKeys']);
  const fieldIds = strings(body['fieldIds']);
  if (ids.length === 0 || ids.length > MAX_ISSUES) throw new Refusal(400, [`Give between 1 and ${MAX_ISSUES} issues.`]);
  if (fieldIds.length > MAX_FIELDS) throw new Refusal(400, [`Give at most ${MAX_FIELDS} fields.`]);
  const issueChangeLogs = ids.flatMap((id) => {
    const issue = visibleIssue(request, id);
    if (!issue) return [];
    const changeHistories = issue.history
      .filter((entry) => names(entry, fieldIds))
      .map((entry) => historyShape(request, entry));
    return changeHistories.length === 0 ? [] : [{ issueId: issue.id, changeHistories }];
  });
  return { status: 200, body: { issueChangeLogs } };
}

export const changelogRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/changelog', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/changelog/list', handle: byIds },
  { method: 'POST', pattern: '/rest/api/3/changelog/bulkfetch', handle: bulk },
];
