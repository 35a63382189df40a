import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { isObject, strings } from './context';
import { type BeanRequest, issueBean } from './issue/issue-bean';
import { ISSUE_NOT_FOUND, visibleIssue } from './lookup';

const BULK_LIMIT = 100;

/** `{"issueIdsOrKeys":[≤100],"fields":[…],"expand":[…]}`; what cannot be seen is listed in `issueErrors`. */
function bulkfetch(request: JiraRequest): JiraReply {
  const body = isObject(request.body) ? request.body : {};
  const ids = strings(body['issueIdsOrKeys']);
  if (ids.length === 0) throw new Refusal(400, ['The issueIdsOrKeys list must not be empty.']);
  if (ids.length > BULK_LIMIT)
    throw new Refusal(400, [`The issueIdsOrKeys list must hold at most ${BULK_LIMIT} entries.`]);
  const fields = strings(body['fields']);
  const bean: BeanRequest = {
    fields: fields.length === 0 ? ['*all'] : fields,
    expand: strings(body['expand']),
    properties: strings(body['properties']),
    fieldsByKeys: body['fieldsByKeys'] === true,
  };
  const found = ids.map((id) => ({ id, issue: visibleIssue(request, id) }));
  // Each issue once, and in the order of their ids, whatever was asked.
  const issues = [...new Set(found.flatMap(({ issue }) => issue ?? []))].toSorted(
    (a, b) => Number(a.id) - Number(b.id),
  );
  return {
    status: 200,
    body: {
      issues: issues.map((issue) => issueBean(request, issue, bean)),
      issueErrors: found.filter(({ issue }) => !issue).map(({ id }) => ({ id, errorMessage: ISSUE_NOT_FOUND })),
    },
  };
}

export const bulkfetchRoutes: Route[] = [{ method: 'POST', pattern: '/rest/api/3/issue/bulkfetch', handle: bulkfetch }];
