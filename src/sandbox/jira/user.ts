import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { membersOf, personByAccountId, projectOf } from '../world/find';
import type { Project } from '../world/model';
import { may as accountMay } from '../world/permissions';
import { visibleIssue, visibleProject } from './lookup';
import { missingParameter } from './missing-parameter';
import { wrapped } from './myself';
import { listParameter, readPage, slice } from './paging';
import { matchesPerson, matchingPeople } from './person-search';
import { groupShape, personShape } from './shapes/person';

function readUser(request: JiraRequest): JiraReply {
  const accountId = request.query.get('accountId');
  if (accountId === null) throw new Refusal(400, ["The 'accountId' query parameter is required."]);
  const who = personByAccountId(request.world, accountId);
  if (!who || !request.site.members.includes(accountId))
    throw new Refusal(404, ['Specified user does not exist or you do not have required permissions']);
  const expand = listParameter(request.query, 'expand');
  const groups = request.site.groups.filter((group) => group.members.includes(accountId));
  return {
    status: 200,
    body: {
      ...personShape(request, who),
      groups: wrapped(
        groups.map((group) => groupShape(request, group)),
        expand.includes('groups'),
      ),
      applicationRoles: wrapped([], false),
      expand: 'groups,applicationRoles',
    },
  };
}

function search(request: JiraRequest): JiraReply {
  const query = request.query.get('query');
  const accountId = request.query.get('accountId');
  if (query === null && accountId === null && request.query.get('property') === null) {
    throw new Refusal(400, ['No query parameter was provided: give query, accountId or property.']);
  }
  const matching = matchingPeople(request, query ?? '').filter(
    (who) => accountId === null || who.accountId === accountId,
  );
  // The page is cut before those who left are dropped: fewer come than were asked for.
  const found = slice(matching, readPage(request.query, 50, 1000)).filter((who) => who.active);
  return { status: 200, body: found.map((who) => personShape(request, who)) };
}

/** The project whose assignees are asked for, by `project`, `issueKey` or `issueId`. */
function assignProject(request: JiraRequest): Project {
  const { query, site } = request;
  const key = query.get('project');
  const issueReference = query.get('issueKey') ?? query.get('issueId');
  if (key !== null) {
    const project = visibleProject(request, key);
    if (!project) throw new Refusal(404, [`No project could be found with key '${key}'.`]);
    return project;
  }
  if (issueReference !== null) {
    const issue = visibleIssue(request, issueReference);
    if (!issue) throw new Refusal(404, ['Issue does not exist or you do not have permission to see it.']);
    return projectOf(site, issue);
  }
  throw new Refusal(400, ["Either the 'project' or the 'issueKey' query parameter must be provided."]);
}

/** Bare array; app accounts are dropped, and the page is cut before the filter: fewer come than were asked for. */
function assignable(request: JiraRequest): JiraReply {
  const project = assignProject(request);
  const { world, site, query } = request;
  const people = membersOf(world, site)
    .filter((who) => matchesPerson(who, query.get('query') ?? ''))
    .toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1));
  const found = slice(people, readPage(query, 50, 1000)).filter(
    (who) =>
      who.accountType !== 'app' && who.active && accountMay(world, site, project, who.accountId, 'ASSIGNABLE_USER'),
  );
  return { status: 200, body: found.map((who) => personShape(request, who)) };
}

/** `user/bulk`: default page of ten, unknown ids come back as null (contract 9). */
function bulk(request: JiraRequest): JiraReply {
  const ids = request.query.getAll('accountId');
  if (ids.length === 0) return missingParameter('accountId');
  const page = readPage(request.query, 10, 200);
  const values = slice(ids, page).map((id) => {
    const who = personByAccountId(request.world, id);
    return who && request.site.members.includes(id) ? personShape(request, who) : null;
  });
  return {
    status: 200,
    body: {
      self: `${request.selfBase}/rest/api/3/user/bulk`,
      maxResults: page.maxResults,
      startAt: page.startAt,
      total: ids.length,
      isLast: page.startAt + page.maxResults >= ids.length,
      values,
    },
  };
}

export const userRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/user', handle: readUser },
  { method: 'GET', pattern: '/rest/api/3/user/search', handle: search },
  { method: 'GET', pattern: '/rest/api/3/user/assignable/search', handle: assignable },
  { method: 'GET', pattern: '/rest/api/3/user/bulk', handle: bulk },
];
