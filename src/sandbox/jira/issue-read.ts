import type { JiraReply, JiraRequest, Route } from '../http/route';
import { type BeanRequest, issueBean } from './issue/issue-bean';
import { issueOrRefuse } from './lookup';
import { editMetadata } from './metadata/edit-screen';
import { listParameter } from './paging';

export function readBeanRequest(query: URLSearchParams, fallback: string[]): BeanRequest {
  const fields = listParameter(query, 'fields');
  return {
    fields: fields.length === 0 ? fallback : fields,
    expand: listParameter(query, 'expand'),
    properties: listParameter(query, 'properties'),
    fieldsByKeys: query.get('fieldsByKeys') === 'true',
  };
}

function readIssue(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  return { status: 200, body: issueBean(request, issue, readBeanRequest(request.query, ['*all'])) };
}

function editmeta(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  return { status: 200, body: { fields: editMetadata(request, issue) } };
}

export const issueReadRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}', handle: readIssue },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/editmeta', handle: editmeta },
];
