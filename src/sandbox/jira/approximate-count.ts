import type { JiraReply, JiraRequest, Route } from '../http/route';
import { isObject } from './context';
import { countIssues, refuseUnbounded } from './jql/search-issues';

function approximateCount(request: JiraRequest): JiraReply {
  const jql = isObject(request.body) && typeof request.body['jql'] === 'string' ? request.body['jql'] : '';
  refuseUnbounded(jql);
  return { status: 200, body: { count: countIssues(request, jql) } };
}

export const countRoutes: Route[] = [
  { method: 'POST', pattern: '/rest/api/3/search/approximate-count', handle: approximateCount },
];
