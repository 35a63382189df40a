import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { personByAccountId } from '../world/find';
import { allowOrRefuse, issueKey, issueOrRefuse, projectOf } from './lookup';
import { personShapeById } from './shapes/person';

function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  return {
    status: 200,
    body: {
      self: `${request.selfBase}/rest/api/3/issue/${issueKey(request.site, issue)}/watchers`,
      isWatching: issue.watchers.includes(request.caller.accountId),
      watchCount: issue.watchers.length,
      watchers: issue.watchers.map((id) => personShapeById(request, id)).filter((who) => who !== null),
    },
  };
}

/** Watching oneself is free, watching for somebody else needs *Manage watchers*. */
function accountOrRefuse(request: JiraRequest, given: unknown): string {
  const accountId = given === undefined || given === null ? request.caller.accountId : given;
  if (typeof accountId !== 'string' || !personByAccountId(request.world, accountId)) {
    throw new Refusal(400, [`The user ${JSON.stringify(accountId)} does not exist.`]);
  }
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  if (accountId !== request.caller.accountId) {
    allowOrRefuse(
      request,
      projectOf(request.site, issue),
      'MANAGE_WATCHERS',
      'You do not have permission to manage the watchers of this issue.',
    );
  }
  return accountId;
}

/** The body is a bare JSON string (contract 8.7). */
function add(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const accountId = accountOrRefuse(request, request.body);
  if (!issue.watchers.includes(accountId)) issue.watchers.push(accountId);
  return { status: 204 };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const accountId = accountOrRefuse(request, request.query.get('accountId'));
  issue.watchers = issue.watchers.filter((id) => id !== accountId);
  return { status: 204 };
}

export const watcherRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: add },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: remove },
];
