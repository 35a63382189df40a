import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { isObject, strings } from './context';
import { countIssues, queryTest, refuseUnbounded } from './jql/search-issues';
import { visibleIssue } from './lookup';

function approximateCount(request: JiraRequest): JiraReply {
  const jql = isObject(request.body) && typeof request.body['jql'] === 'string' ? request.body['jql'] : '';
  refuseUnbounded(jql);
  return { status: 200, body: { count: countIssues(request, jql) } };
}

/** `{"issueIds":[1],"jqls":["…"]}`: which of the issues does each query find? Ids are numbers here. */
function match(request: JiraRequest): JiraReply {
  const body = isObject(request.body) ? request.body : {};
  const ids = Array.isArray(body['issueIds']) ? body['issueIds'].map(String) : [];
  const matches = strings(body['jqls']).map((jql) => {
    try {
      const test = queryTest(request, jql);
      const issues = ids.flatMap((id) => visibleIssue(request, id) ?? []);
      return { matchedIssues: issues.filter(test).map((issue) => Number(issue.id)), errors: [] };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return { matchedIssues: [], errors: refusal.errorMessages };
    }
  });
  return { status: 200, body: { matches } };
}

export const countRoutes: Route[] = [
  { method: 'POST', pattern: '/rest/api/3/search/approximate-count', handle: approximateCount },
  { method: 'POST', pattern: '/rest/api/3/jql/match', handle: match },
];
