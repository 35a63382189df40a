import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { personByAccountId } from '../world/find';
import { changeQuietly } from '../world/mutate';
import { isObject, strings } from './context';
import { allowOrRefuse, issueKey, issueOrRefuse, projectOf, visibleIssue } from './lookup';
import { may } from './may';
import { personShapeById } from './shapes/person';

/** Who watches is told to those with *View voters and watchers*, how many to everybody. */
function list(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const open = may(request, projectOf(request.site, issue), 'VIEW_VOTERS_AND_WATCHERS');
  return {
    status: 200,
    body: {
      self: `${request.selfBase}/rest/api/3/issue/${issueKey(request.site, issue)}/watchers`,
      isWatching: issue.watchers.includes(request.caller.accountId),
      watchCount: issue.watchers.length,
      watchers: open ? issue.watchers.map((id) => personShapeById(request, id)).filter((who) => who !== null) : [],
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
  changeQuietly(request, issue, () => {
    if (!issue.watchers.includes(accountId)) issue.watchers.push(accountId);
  });
  return { status: 204 };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const accountId = accountOrRefuse(request, request.query.get('accountId'));
  changeQuietly(request, issue, () => {
    issue.watchers = issue.watchers.filter((id) => id !== accountId);
  });
  return { status: 204 };
}

const MOST_ISSUES = 1000;

/** `{"issueIds":[…]}`: which of them the caller watches; those that cannot be seen count as not watched. */
function watchedAmong(request: JiraRequest): JiraReply {
  const ids = strings(isObject(request.body) ? request.body['issueIds'] : undefined);
  if (ids.length > MOST_ISSUES) throw new Refusal(400, [`Give at most ${MOST_ISSUES} issues.`]);
  const issuesIsWatching = Object.fromEntries(
    ids.map((id) => [id, visibleIssue(request, id)?.watchers.includes(request.caller.accountId) === true]),
  );
  return { status: 200, body: { issuesIsWatching } };
}

export const watcherRoutes: Route[] = [
  { method: 'POST', pattern: '/rest/api/3/issue/watching', handle: watchedAmong },
  { method: 'GET', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: list },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: add },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}/watchers', handle: remove },
];
