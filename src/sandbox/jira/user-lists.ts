import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { membersOf, personByAccountId, projectByIdOrKey } from '../world/find';
import type { Person } from '../world/model';
import { may as accountMay } from '../world/permissions';
import { maySeeIssue } from '../world/visibility';
import { visibleIssue, visibleProject } from './lookup';
import { may } from './may';
import { missingParameter } from './missing-parameter';
import { listParameter, pageBean, readPage, slice } from './paging';
import { findPeople, matchesPerson } from './person-search';
import { groupShape, personShape } from './shapes/person';

function shaped(request: JiraRequest, people: readonly Person[]): JiraReply {
  const page = readPage(request.query, 50, 1000);
  return { status: 200, body: slice(people, page).map((who) => personShape(request, who)) };
}

/** Everybody with an account on the site: inactive people and apps too. */
function everybody(request: JiraRequest): JiraReply {
  if (!may(request, null, 'USER_PICKER')) throw new Refusal(403, ['You are not authorized to browse users.']);
  return shaped(request, membersOf(request.world, request.site));
}

/** People who may see an issue, or the project. */
function viewers(request: JiraRequest): JiraReply {
  const { query, world, site } = request;
  const words = query.get('query') ?? query.get('accountId');
  if (words === null) throw new Refusal(400, ['No query parameter was provided: give query or accountId.']);
  const issueKey = query.get('issueKey');
  const projectKey = query.get('projectKey');
  const people = findPeople(request, words);
  if (issueKey !== null) {
    const issue = visibleIssue(request, issueKey);
    if (!issue) throw new Refusal(404, ['Issue does not exist or you do not have permission to see it.']);
    return shaped(
      request,
      people.filter((who) => maySeeIssue(world, site, issue, who.accountId)),
    );
  }
  if (projectKey === null) throw new Refusal(400, ["Either 'issueKey' or 'projectKey' must be given."]);
  const project = visibleProject(request, projectKey);
  if (!project) throw new Refusal(404, [`No project could be found with key '${projectKey}'.`]);
  return shaped(
    request,
    people.filter((who) => accountMay(world, site, project, who.accountId, 'BROWSE_PROJECTS')),
  );
}

/** People who can be assigned issues in every one of the projects. */
function assignableInAll(request: JiraRequest): JiraReply {
  const { query, world, site } = request;
  const keys = listParameter(query, 'projectKeys');
  if (keys.length === 0) return missingParameter('projectKeys');
  const projects = keys.map((key) => {
    const project = visibleProject(request, key) && projectByIdOrKey(site, key);
    if (!project) throw new Refusal(404, [`No project could be found with key '${key}'.`]);
    return project;
  });
  const words = query.get('query') ?? '';
  return shaped(
    request,
    membersOf(world, site).filter(
      (who) =>
        who.active &&
        who.accountType !== 'app' &&
        matchesPerson(who, words) &&
        projects.every((project) => accountMay(world, site, project, who.accountId, 'ASSIGNABLE_USER')),
    ),
  );
}

function groupsOfUser(request: JiraRequest): JiraReply {
  const accountId = request.query.get('accountId');
  if (accountId === null) return missingParameter('accountId');
  if (!personByAccountId(request.world, accountId) || !request.site.members.includes(accountId)) {
    throw new Refusal(404, ['Specified user does not exist or you do not have required permissions']);
  }
  const groups = request.site.groups.filter((group) => group.members.includes(accountId));
  return { status: 200, body: groups.map((group) => groupShape(request, group)) };
}

function groups(request: JiraRequest): JiraReply {
  const ids = listParameter(request.query, 'groupId');
  const names = request.query.getAll('groupName');
  const all = ids.length === 0 && names.length === 0;
  const found = request.site.groups.filter((one) => all || ids.includes(one.groupId) || names.includes(one.name));
  const self = `${request.selfBase}/rest/api/3/group/bulk`;
  return {
    status: 200,
    body: pageBean(self, found, readPage(request.query), ({ name, groupId }) => ({ name, groupId })),
  };
}

export const userListRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/users/search', handle: everybody },
  { method: 'GET', pattern: '/rest/api/3/users', handle: everybody },
  { method: 'GET', pattern: '/rest/api/3/user/viewissue/search', handle: viewers },
  { method: 'GET', pattern: '/rest/api/3/user/assignable/multiProjectSearch', handle: assignableInAll },
  { method: 'GET', pattern: '/rest/api/3/user/groups', handle: groupsOfUser },
  { method: 'GET', pattern: '/rest/api/3/group/bulk', handle: groups },
];
