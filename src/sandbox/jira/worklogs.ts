import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue } from '../world/model';
import { isJsonObject } from './context';
import { parseDuration } from './duration';
import { readWorklog } from './issue/new-worklog';
import { issueOrRefuse, projectOf } from './lookup';
import { may } from './may';
import { listParameter, readPage } from './paging';
import { FieldErrors } from './payload/field-errors';
import { worklogPageShape, worklogShape } from './shapes/worklog';

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  return {
    status: 200,
    body: worklogPageShape(request, issue, readPage(request.query, 5000, 5000), listParameter(request.query, 'expand')),
  };
}

function read(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const worklog = issue.worklogs.find((one) => one.id === request.params['id']);
  if (!worklog) throw new Refusal(404, [`Cannot find worklog with id: '${request.params['id']}'.`]);
  return { status: 200, body: worklogShape(request, issue, worklog, listParameter(request.query, 'expand')) };
}

function add(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  if (!may(request, projectOf(request.site, issue), 'WORK_ON_ISSUES')) {
    throw new Refusal(400, ['You do not have the permission to associate a worklog to this issue.']);
  }
  const errors = new FieldErrors();
  const make = readWorklog(request, request.body, errors);
  errors.refuseIfAny();
  if (!make) throw new Refusal(400, [], { timeLogged: 'Invalid time duration entered.' });
  const worklog = make();
  adjustEstimate(request, issue, worklog.timeSpentSeconds);
  issue.worklogs.push(worklog);
  issue.updated = request.now;
  return { status: 201, body: worklogShape(request, issue, worklog, ['properties']) };
}

/** `adjustEstimate`: `auto` takes the spent time off, `new` and `manual` name a time, `leave` does nothing. */
function adjustEstimate(request: JiraRequest, issue: Issue, spent: number): void {
  const { query } = request;
  const held = issue.values['timetracking'];
  const tracking = isJsonObject(held) ? { ...held } : {};
  const before = tracking['remainingEstimateSeconds'];
  const mode = query.get('adjustEstimate') ?? 'auto';
  if (!['auto', 'leave', 'new', 'manual'].includes(mode))
    throw new Refusal(400, ["The 'adjustEstimate' parameter is one of new, leave, manual, auto."]);
  if (mode === 'leave') return;
  if (mode === 'auto' && typeof before !== 'number') return;
  const given = (name: string): number => {
    const seconds = parseDuration(query.get(name) ?? '');
    if (seconds === undefined) throw new Refusal(400, [], { [name]: `You must supply a valid time for '${name}'.` });
    return seconds;
  };
  const remaining = typeof before === 'number' ? before : 0;
  tracking['remainingEstimateSeconds'] =
    mode === 'new' ? given('newEstimate') : Math.max(0, remaining - (mode === 'manual' ? given('reduceBy') : spent));
  issue.values['timetracking'] = tracking;
}

export const worklogRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog', handle: add },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}', handle: read },
];
