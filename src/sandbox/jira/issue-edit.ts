import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue, Json } from '../world/model';
import { changeIssue, removeIssues } from '../world/mutate';
import { isObject } from './context';
import { editIssue } from './issue/edit-issue';
import { historyItems, recordHistory } from './issue/history';
import { issueBean } from './issue/issue-bean';
import { fieldById } from '../world/find';
import { readBeanRequest } from './issue-read';
import { allowOrRefuse, issueOrRefuse, projectOf } from './lookup';
import { may } from './may';
import { checkUser } from './payload/check-people';
import { subtasksOf } from './values/issue-values';

function edit(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const project = projectOf(request.site, issue);
  if (request.query.get('notifyUsers') === 'false' && !may(request, project, 'ADMINISTER_PROJECTS')) {
    throw new Refusal(400, [
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
  }
  editIssue(request, issue, request.body);
  if (request.query.get('returnIssue') !== 'true') return { status: 204 };
  return { status: 200, body: issueBean(request, issue, readBeanRequest(request.query, ['*all'])) };
}

/** `{"accountId":null}` unassigns, `"-1"` is automatic: the project's lead. */
function assign(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const project = projectOf(request.site, issue);
  allowOrRefuse(request, project, 'ASSIGN_ISSUES', 'You do not have permission to assign issues in this project.');
  const field = fieldById(request.site, 'assignee');
  const given = isObject(request.body) ? request.body['accountId'] : undefined;
  if (!field || given === undefined) throw new Refusal(400, ["Specify a valid 'accountId' for Assignee"]);
  const before = issue.values['assignee'] ?? null;
  const after = given === null ? null : readAssignee(request, issue, given === '-1' ? project.leadAccountId : given);
  const items = historyItems(request, project, field, before, after);
  if (items.length === 0) return { status: 204 };
  changeIssue(request, issue, () => {
    if (after === null) delete issue.values['assignee'];
    else issue.values['assignee'] = after;
    recordHistory(request.site, issue, request.caller.accountId, request.now, items);
  });
  return { status: 204 };
}

function readAssignee(request: JiraRequest, issue: Issue, accountId: unknown): Json {
  const field = fieldById(request.site, 'assignee');
  if (!field) return null;
  const project = projectOf(request.site, issue);
  const place = { context: request, project, issueTypeId: issue.issueTypeId, issue };
  const checked = checkUser(place, field, { accountId });
  if (!checked.ok) throw new Refusal(400, [], { assignee: 'sentence' in checked ? checked.sentence : checked.code });
  return checked.stored;
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  allowOrRefuse(
    request,
    projectOf(request.site, issue),
    'DELETE_ISSUES',
    'You do not have permission to delete issues in this project.',
  );
  const subtasks = subtasksOf(request, issue);
  if (subtasks.length > 0 && request.query.get('deleteSubtasks') !== 'true') {
    throw new Refusal(400, [
      `The issue '${issue.id}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    ]);
  }
  removeIssues(request, [...subtasks, issue]);
  return { status: 204 };
}

export const issueEditRoutes: Route[] = [
  { method: 'PUT', pattern: '/rest/api/3/issue/{issueIdOrKey}', handle: edit },
  { method: 'PUT', pattern: '/rest/api/3/issue/{issueIdOrKey}/assignee', handle: assign },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}', handle: remove },
];
