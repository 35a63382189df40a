import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue, Worklog } from '../world/model';
import { changeIssue } from '../world/mutate';
import { changeWork, logWork, readAdjustment, removeWork } from './issue/log-work';
import { readWorklog, readWorklogEdit } from './issue/new-worklog';
import { visibleWorklogs } from './issue/visible-parts';
import { issueOrRefuse, projectOf } from './lookup';
import { may } from './may';
import { listParameter, readPage } from './paging';
import { FieldErrors } from './payload/field-errors';
import { worklogPageShape, worklogShape } from './shapes/worklog';

/** `startedAfter` and `startedBefore` are epoch milliseconds. */
function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const { query } = request;
  const after = Number(query.get('startedAfter') ?? -Infinity);
  const before = Number(query.get('startedBefore') ?? Infinity);
  const keep = (worklog: Worklog): boolean => worklog.started >= after && worklog.started <= before;
  const page = readPage(query, 5000, 5000);
  return { status: 200, body: worklogPageShape(request, issue, page, listParameter(query, 'expand'), keep) };
}

export function worklogOrRefuse(request: JiraRequest, issue: Issue, id: string): Worklog {
  const worklog = visibleWorklogs(request, issue).find((one) => one.id === id);
  if (!worklog) throw new Refusal(404, [`Cannot find worklog with id: '${id}'.`]);
  return worklog;
}

function read(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const worklog = worklogOrRefuse(request, issue, request.params['id'] ?? '');
  return { status: 200, body: worklogShape(request, issue, worklog, listParameter(request.query, 'expand')) };
}

function add(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  if (!may(request, projectOf(request.site, issue), 'WORK_ON_ISSUES')) {
    throw new Refusal(400, ['You do not have the permission to associate a worklog to this issue.']);
  }
  const errors = new FieldErrors();
  const make = readWorklog(request, request.body, errors, issue);
  errors.refuseIfAny();
  if (!make) throw new Refusal(400, [], { timeLogged: 'Invalid time duration entered.' });
  const adjustment = readAdjustment(request.query, 'reduceBy');
  const worklog = make();
  changeIssue(request, issue, () => logWork(request, issue, worklog, adjustment));
  return { status: 201, body: worklogShape(request, issue, worklog, ['properties']) };
}

/** Forbidden edits answer 400, as with comments. */
export function touchWorklogOrRefuse(
  request: JiraRequest,
  issue: Issue,
  worklog: Worklog,
  verb: 'EDIT' | 'DELETE',
): void {
  const project = projectOf(request.site, issue);
  const own = worklog.authorAccountId === request.caller.accountId && may(request, project, `${verb}_OWN_WORKLOGS`);
  if (own || may(request, project, `${verb}_ALL_WORKLOGS`)) return;
  throw new Refusal(400, [`You do not have the permission to ${verb.toLowerCase()} this worklog.`]);
}

function edit(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const worklog = worklogOrRefuse(request, issue, request.params['id'] ?? '');
  touchWorklogOrRefuse(request, issue, worklog, 'EDIT');
  const errors = new FieldErrors();
  const change = readWorklogEdit(request, request.body, errors, issue);
  errors.refuseIfAny();
  const adjustment = readAdjustment(request.query, undefined);
  changeIssue(request, issue, () => changeWork(request, issue, worklog, change, adjustment));
  return { status: 200, body: worklogShape(request, issue, worklog, listParameter(request.query, 'expand')) };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const worklog = worklogOrRefuse(request, issue, request.params['id'] ?? '');
  touchWorklogOrRefuse(request, issue, worklog, 'DELETE');
  const adjustment = readAdjustment(request.query, 'increaseBy');
  changeIssue(request, issue, () => removeWork(request, issue, worklog, adjustment));
  return { status: 204 };
}

export const worklogRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog', handle: add },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}', handle: read },
  { method: 'PUT', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}', handle: edit },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}', handle: remove },
];
