import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Comment, Issue, Json } from '../world/model';
import { asJson } from './context';
import { allowOrRefuse, issueOrRefuse, projectOf, visibleProjects } from './lookup';

type Properties = Record<string, Json>;

function listed(self: string, properties: Properties): JiraReply {
  const keys = Object.keys(properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key }));
  return { status: 200, body: { keys } };
}

function one(request: JiraRequest, properties: Properties): JiraReply {
  const key = request.params['propertyKey'] ?? '';
  const value = properties[key];
  if (value === undefined) throw new Refusal(404, [`The property with key '${key}' does not exist.`]);
  return { status: 200, body: { key, value } };
}

/** 201 when it is new, 200 when it was there, with a body that says nothing; at most 32,768 characters. */
function put(request: JiraRequest, properties: Properties): JiraReply {
  const key = request.params['propertyKey'] ?? '';
  if (request.body === undefined) throw new Refusal(400, ['The property value must be a valid, non-empty JSON.']);
  if (key.length > 255) throw new Refusal(400, ['The property key must be at most 255 characters long.']);
  if (JSON.stringify(request.body).length > 32_768) throw new Refusal(400, ['The property value is too long.']);
  const known = key in properties;
  properties[key] = asJson(request.body);
  return { status: known ? 200 : 201, body: {} };
}

function remove(request: JiraRequest, properties: Properties): JiraReply {
  one(request, properties);
  delete properties[request.params['propertyKey'] ?? ''];
  return { status: 204 };
}

function issueOf(request: JiraRequest): Issue {
  return issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
}

function writableIssue(request: JiraRequest): Issue {
  const issue = issueOf(request);
  allowOrRefuse(
    request,
    projectOf(request.site, issue),
    'EDIT_ISSUES',
    'You do not have permission to edit issues in this project.',
  );
  return issue;
}

function commentOf(request: JiraRequest): Comment {
  const id = request.params['commentId'] ?? '';
  const visible = new Set(visibleProjects(request).map((project) => project.id));
  for (const issue of request.site.issues) {
    const found = visible.has(issue.projectId) ? issue.comments.find((comment) => comment.id === id) : undefined;
    if (found) return found;
  }
  throw new Refusal(404, [`Can not find a comment for the id: ${id}.`]);
}

const ofIssue = '/rest/api/3/issue/{issueIdOrKey}/properties';
const ofComment = '/rest/api/3/comment/{commentId}/properties';

export const propertyRoutes: Route[] = [
  {
    method: 'GET',
    pattern: ofIssue,
    handle: (request) =>
      listed(`${request.selfBase}/rest/api/3/issue/${issueOf(request).id}/properties`, issueOf(request).properties),
  },
  {
    method: 'GET',
    pattern: `${ofIssue}/{propertyKey}`,
    handle: (request) => one(request, issueOf(request).properties),
  },
  {
    method: 'PUT',
    pattern: `${ofIssue}/{propertyKey}`,
    handle: (request) => put(request, writableIssue(request).properties),
  },
  {
    method: 'DELETE',
    pattern: `${ofIssue}/{propertyKey}`,
    handle: (request) => remove(request, writableIssue(request).properties),
  },
  {
    method: 'GET',
    pattern: ofComment,
    handle: (request) =>
      listed(
        `${request.selfBase}/rest/api/3/comment/${commentOf(request).id}/properties`,
        commentOf(request).properties,
      ),
  },
  {
    method: 'GET',
    pattern: `${ofComment}/{propertyKey}`,
    handle: (request) => one(request, commentOf(request).properties),
  },
  {
    method: 'PUT',
    pattern: `${ofComment}/{propertyKey}`,
    handle: (request) => put(request, commentOf(request).properties),
  },
  {
    method: 'DELETE',
    pattern: `${ofComment}/{propertyKey}`,
    handle: (request) => remove(request, commentOf(request).properties),
  },
];
