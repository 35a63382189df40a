import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue, IssueLink } from '../world/model';
import { isObject } from './context';
import { addLink, findLinkType, findReferred, removeLink } from './issue/links';
import { ISSUE_NOT_FOUND, allowOrRefuse, projectOf, visibleIssue } from './lookup';
import { issueReference, linkShape } from './values/issue-values';

const NO_RIGHT = 'You do not have the permission to link issues in this project.';

/** `inwardIssue` A, `outwardIssue` B: "A blocks B". 201 and nothing else (contract 8.7). */
function create(request: JiraRequest): JiraReply {
  const body = isObject(request.body) ? request.body : {};
  const type = findLinkType(request.site, body['type']);
  if (!type) throw new Refusal(404, ['No issue link type with that name or id found.']);
  const from = findReferred(request, body['inwardIssue']);
  const other = findReferred(request, body['outwardIssue']);
  if (!from || !other) throw new Refusal(404, [ISSUE_NOT_FOUND]);
  if (from === other) throw new Refusal(400, ['You cannot link an issue to itself.']);
  allowOrRefuse(request, projectOf(request.site, from), 'LINK_ISSUES', NO_RIGHT);
  addLink(request, { type, other, direction: 'outward', from });
  return { status: 201 };
}

function find(request: JiraRequest): { issue: Issue; link: IssueLink } {
  const id = request.params['linkId'] ?? '';
  for (const issue of request.site.issues) {
    const link = issue.links.find((one) => one.id === id && one.direction === 'outward');
    if (link && visibleIssue(request, issue.id) && visibleIssue(request, link.otherIssueId)) return { issue, link };
  }
  throw new Refusal(404, [`No issue link with id '${id}' exists.`]);
}

function read(request: JiraRequest): JiraReply {
  const { issue, link } = find(request);
  return { status: 200, body: { ...linkShape(request, link), inwardIssue: issueReference(request, issue) } };
}

function remove(request: JiraRequest): JiraReply {
  const { issue, link } = find(request);
  allowOrRefuse(request, projectOf(request.site, issue), 'LINK_ISSUES', NO_RIGHT);
  removeLink(request, issue, link.id);
  return { status: 204 };
}

export const issueLinkRoutes: Route[] = [
  { method: 'POST', pattern: '/rest/api/3/issueLink', handle: create },
  { method: 'GET', pattern: '/rest/api/3/issueLink/{linkId}', handle: read },
  { method: 'DELETE', pattern: '/rest/api/3/issueLink/{linkId}', handle: remove },
];
