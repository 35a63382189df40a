import type { JiraReply, JiraRequest, Route } from '../http/route';
import { transitionIssue } from './issue/transition-issue';
import { availableTransitions, transitionShape } from './issue/transition-list';
import { issueOrRefuse } from './lookup';
import { listParameter } from './paging';

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const withFields = listParameter(request.query, 'expand').includes('transitions.fields');
  const only = request.query.get('transitionId');
  const transitions = availableTransitions(request, issue)
    .filter((transition) => only === null || transition.id === only)
    .map((transition) => transitionShape(request, issue, transition, withFields));
  return { status: 200, body: { expand: 'transitions', transitions } };
}

function perform(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  transitionIssue(request, issue, request.body);
  return { status: 204 };
}

export const transitionRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/transitions', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/transitions', handle: perform },
];
