import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { changeQuietly } from '../world/mutate';
import { isJsonObject } from './context';
import { issueKey, issueOrRefuse, projectOf } from './lookup';
import { may } from './may';
import { personShapeById } from './shapes/person';

/** Who voted is told to those with *View voters and watchers*, how many to everybody. */
function read(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const open = may(request, projectOf(request.site, issue), 'VIEW_VOTERS_AND_WATCHERS');
  return {
    status: 200,
    body: {
      self: `${request.selfBase}/rest/api/3/issue/${issueKey(request.site, issue)}/votes`,
      votes: issue.votes.length,
      hasVoted: issue.votes.includes(request.caller.accountId),
      voters: open ? issue.votes.map((id) => personShapeById(request, id)).filter((who) => who !== null) : [],
    },
  };
}

/** Nobody votes for what they reported, nor for what is resolved. */
function add(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const { accountId } = request.caller;
  const reporter = issue.values['reporter'];
  if (isJsonObject(reporter) && reporter['accountId'] === accountId) {
    throw new Refusal(404, ['You cannot vote for an issue you have reported.']);
  }
  if (issue.values['resolution'] !== undefined) throw new Refusal(404, ['You cannot vote for a resolved issue.']);
  changeQuietly(request, issue, () => {
    if (!issue.votes.includes(accountId)) issue.votes.push(accountId);
  });
  return { status: 204 };
}

function remove(request: JiraRequest): JiraReply {
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const { accountId } = request.caller;
  if (!issue.votes.includes(accountId)) {
    throw new Refusal(404, ['Cannot remove a vote for an issue that the user has not already voted for.']);
  }
  changeQuietly(request, issue, () => {
    issue.votes = issue.votes.filter((id) => id !== accountId);
  });
  return { status: 204 };
}

const at = '/rest/api/3/issue/{issueIdOrKey}/votes';

export const voteRoutes: Route[] = [
  { method: 'GET', pattern: at, handle: read },
  { method: 'POST', pattern: at, handle: add },
  { method: 'DELETE', pattern: at, handle: remove },
];
