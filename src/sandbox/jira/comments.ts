import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Comment, Issue } from '../world/model';
import { isObject } from './context';
import { readComment, readDocument } from './issue/new-comment';
import { issueOrRefuse, projectOf } from './lookup';
import { may } from './may';
import { listParameter, readPage, slice } from './paging';
import { FieldErrors } from './payload/field-errors';
import { commentShape } from './shapes/comment';

const ORDERS = ['created', '+created', '-created'];

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const page = readPage(request.query, 100, 100);
  const order = request.query.get('orderBy') ?? 'created';
  if (!ORDERS.includes(order))
    throw new Refusal(400, [`The order '${order}' is not one of created, +created, -created.`]);
  const oldestFirst = issue.comments.toSorted((a, b) => a.created - b.created);
  const sorted = order === '-created' ? oldestFirst.toReversed() : oldestFirst;
  const expand = listParameter(request.query, 'expand');
  return {
    status: 200,
    body: {
      startAt: page.startAt,
      maxResults: page.maxResults,
      total: sorted.length,
      comments: slice(sorted, page).map((comment) => commentShape(request, issue, comment, expand)),
    },
  };
}

function find(request: JiraRequest, issue: Issue): Comment {
  const id = request.params['id'] ?? '';
  const comment = issue.comments.find((one) => one.id === id);
  if (!comment) throw new Refusal(404, [`Can not find a comment for the id: ${id}.`]);
  return comment;
}

function read(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  return {
    status: 200,
    body: commentShape(request, issue, find(request, issue), listParameter(request.query, 'expand')),
  };
}

function add(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  if (!may(request, projectOf(request.site, issue), 'ADD_COMMENTS')) {
    throw new Refusal(400, [`${request.caller.displayName}, you do not have the permission to comment on this issue.`]);
  }
  const errors = new FieldErrors();
  const make = readComment(request, request.body, issue, errors);
  errors.refuseIfAny();
  if (!make) throw new Refusal(400, [], { comment: 'Comment body can not be empty!' });
  const comment = make();
  issue.comments.push(comment);
  issue.updated = request.now;
  return {
    status: 201,
    body: commentShape(request, issue, comment, [...listParameter(request.query, 'expand'), 'properties']),
  };
}

/** Forbidden edits answer 400, not 403 (contract 8.7). */
function ownOrRefuse(request: JiraRequest, issue: Issue, comment: Comment, verb: 'EDIT' | 'DELETE'): void {
  const project = projectOf(request.site, issue);
  const own = comment.authorAccountId === request.caller.accountId && may(request, project, `${verb}_OWN_COMMENTS`);
  if (own || may(request, project, `${verb}_ALL_COMMENTS`)) return;
  throw new Refusal(400, [`You do not have the permission to ${verb.toLowerCase()} this comment.`]);
}

function edit(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const comment = find(request, issue);
  ownOrRefuse(request, issue, comment, 'EDIT');
  const errors = new FieldErrors();
  const body = readDocument(isObject(request.body) ? request.body['body'] : undefined, issue, 'comment', errors);
  errors.refuseIfAny();
  if (body) comment.body = body;
  comment.updateAuthorAccountId = request.caller.accountId;
  comment.updated = request.now;
  issue.updated = request.now;
  return { status: 200, body: commentShape(request, issue, comment, listParameter(request.query, 'expand')) };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const comment = find(request, issue);
  ownOrRefuse(request, issue, comment, 'DELETE');
  issue.comments = issue.comments.filter((one) => one !== comment);
  issue.updated = request.now;
  return { status: 204 };
}

export const commentRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment', handle: add },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: read },
  { method: 'PUT', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: edit },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: remove },
];
