import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Comment, Issue } from '../world/model';
import { changeIssue } from '../world/mutate';
import { isObject } from './context';
import { mayTouchComment, readComment, readCommentEdit } from './issue/new-comment';
import { visibleComments } from './issue/visible-parts';
import { issueOrRefuse, projectOf, visibleIssues } from './lookup';
import { may } from './may';
import { listParameter, pageBean, readPage, slice } from './paging';
import { FieldErrors } from './payload/field-errors';
import { commentShape } from './shapes/comment';

const ORDERS = ['created', '+created', '-created'];

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const page = readPage(request.query, 100, 100);
  const order = request.query.get('orderBy') ?? 'created';
  if (!ORDERS.includes(order))
    throw new Refusal(400, [`The order '${order}' is not one of created, +created, -created.`]);
  const oldestFirst = visibleComments(request, issue).toSorted((a, b) => a.created - b.created);
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

const MOST_IDS = 1000;

/** `comment/list`: a page of comments of any issue by their numeric ids; what cannot be seen is left out. */
function listByIds(request: JiraRequest): JiraReply {
  const given = isObject(request.body) ? request.body['ids'] : undefined;
  const ids = Array.isArray(given) ? new Set(given.map(String)) : new Set<string>();
  if (ids.size === 0 || ids.size > MOST_IDS) throw new Refusal(400, [`Give between 1 and ${MOST_IDS} comment ids.`]);
  const found = visibleIssues(request).flatMap((issue) =>
    visibleComments(request, issue)
      .filter((comment) => ids.has(comment.id))
      .map((comment) => ({ issue, comment })),
  );
  const expand = listParameter(request.query, 'expand');
  const page = { startAt: 0, maxResults: MOST_IDS };
  return {
    status: 200,
    body: pageBean(`${request.selfBase}/rest/api/3/comment/list`, found, page, ({ issue, comment }) =>
      commentShape(request, issue, comment, expand),
    ),
  };
}

function find(request: JiraRequest, issue: Issue): Comment {
  const id = request.params['id'] ?? '';
  const comment = visibleComments(request, issue).find((one) => one.id === id);
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
  changeIssue(request, issue, () => void issue.comments.push(comment));
  return {
    status: 201,
    body: commentShape(request, issue, comment, [...listParameter(request.query, 'expand'), 'properties']),
  };
}

/** Forbidden edits answer 400, not 403 (contract 8.7). */
function touchOrRefuse(request: JiraRequest, issue: Issue, comment: Comment, verb: 'EDIT' | 'DELETE'): void {
  if (mayTouchComment(request, issue, comment, verb)) return;
  throw new Refusal(400, [`You do not have the permission to ${verb.toLowerCase()} this comment.`]);
}

function edit(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const comment = find(request, issue);
  touchOrRefuse(request, issue, comment, 'EDIT');
  const errors = new FieldErrors();
  const change = readCommentEdit(request, request.body, issue, errors);
  errors.refuseIfAny();
  if (change) changeIssue(request, issue, () => change(comment));
  return { status: 200, body: commentShape(request, issue, comment, listParameter(request.query, 'expand')) };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const comment = find(request, issue);
  touchOrRefuse(request, issue, comment, 'DELETE');
  changeIssue(request, issue, () => {
    issue.comments = issue.comments.filter((one) => one !== comment);
  });
  return { status: 204 };
}

export const commentRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment', handle: add },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: read },
  { method: 'PUT', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: edit },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', handle: remove },
  { method: 'POST', pattern: '/rest/api/3/comment/list', handle: listByIds },
];
