import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue, Json } from '../world/model';
import { changeQuietly } from '../world/mutate';
import { asJson } from './context';
import { mayTouchComment } from './issue/new-comment';
import { visibleComments } from './issue/visible-parts';
import { allowOrRefuse, issueOrRefuse, maySee, projectOf } from './lookup';
import { touchWorklogOrRefuse, worklogOrRefuse } from './worklogs';

type Properties = Record<string, Json>;

/** Where entity properties hang: on an issue, on one of its comments or on one of its worklogs. */
interface Holder {
  issue: Issue;
  properties: Properties;
  self: string;
}

/** Finds the holder; `writing` also asks whether the caller may change it. */
type FindHolder = (request: JiraRequest, writing: boolean) => Holder;

function list(request: JiraRequest, find: FindHolder): JiraReply {
  const { properties, self } = find(request, false);
  const keys = Object.keys(properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key }));
  return { status: 200, body: { keys } };
}

function read(request: JiraRequest, { properties }: Holder): { key: string; value: Json } {
  const key = request.params['propertyKey'] ?? '';
  const value = properties[key];
  if (value === undefined) throw new Refusal(404, [`The property with key '${key}' does not exist.`]);
  return { key, value };
}

/** 201 when it is new, 200 when it was there, with a body that says nothing; at most 32,768 characters. */
function put(request: JiraRequest, find: FindHolder): JiraReply {
  const { issue, properties } = find(request, true);
  const key = request.params['propertyKey'] ?? '';
  if (request.body === undefined) throw new Refusal(400, ['The property value must be a valid, non-empty JSON.']);
  if (key.length > 255) throw new Refusal(400, ['The property key must be at most 255 characters long.']);
  if (JSON.stringify(request.body).length > 32_768) throw new Refusal(400, ['The property value is too long.']);
  const known = key in properties;
  changeQuietly(request, issue, () => {
    properties[key] = asJson(request.body);
  });
  return { status: known ? 200 : 201, body: {} };
}

function remove(request: JiraRequest, find: FindHolder): JiraReply {
  const holder = find(request, true);
  const { key } = read(request, holder);
  changeQuietly(request, holder.issue, () => {
    delete holder.properties[key];
  });
  return { status: 204 };
}

const ofIssue: FindHolder = (request, writing) => {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  if (writing) {
    allowOrRefuse(
      request,
      projectOf(request.site, issue),
      'EDIT_ISSUES',
      'You do not have permission to edit issues in this project.',
    );
  }
  const self = `${request.selfBase}/rest/api/3/issue/${issue.id}/properties`;
  return { issue, properties: issue.properties, self };
};

const ofComment: FindHolder = (request, writing) => {
  const id = request.params['commentId'] ?? '';
  for (const issue of request.site.issues) {
    const comment = issue.comments.find((one) => one.id === id);
    if (!comment || !maySee(request, issue) || !visibleComments(request, issue).includes(comment)) continue;
    if (writing && !mayTouchComment(request, issue, comment, 'EDIT')) {
      throw new Refusal(403, ['You do not have the permission to edit this comment.']);
    }
    return {
      issue,
      properties: comment.properties,
      self: `${request.selfBase}/rest/api/3/comment/${comment.id}/properties`,
    };
  }
  throw new Refusal(404, [`Can not find a comment for the id: ${id}.`]);
};

const ofWorklog: FindHolder = (request, writing) => {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const worklog = worklogOrRefuse(request, issue, request.params['worklogId'] ?? '');
  if (writing) touchWorklogOrRefuse(request, issue, worklog, 'EDIT');
  worklog.properties ??= {};
  return {
    issue,
    properties: worklog.properties,
    self: `${request.selfBase}/rest/api/3/issue/${issue.id}/worklog/${worklog.id}/properties`,
  };
};

function routesFor(pattern: string, find: FindHolder): Route[] {
  const one = `${pattern}/{propertyKey}`;
  return [
    { method: 'GET', pattern, handle: (request) => list(request, find) },
    {
      method: 'GET',
      pattern: one,
      handle: (request) => ({ status: 200, body: read(request, find(request, false)) }),
    },
    { method: 'PUT', pattern: one, handle: (request) => put(request, find) },
    { method: 'DELETE', pattern: one, handle: (request) => remove(request, find) },
  ];
}

export const propertyRoutes: Route[] = [
  ...routesFor('/rest/api/3/issue/{issueIdOrKey}/properties', ofIssue),
  ...routesFor('/rest/api/3/comment/{commentId}/properties', ofComment),
  ...routesFor('/rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties', ofWorklog),
];
