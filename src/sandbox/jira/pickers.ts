import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { groupByIdOrName, keyOf, personByAccountId } from '../world/find';
import type { Group, Issue, Person } from '../world/model';
import { type JsonObject, textOf } from './context';
import { may as accountMay } from '../world/permissions';
import { issueType, visibleIssue, visibleIssues, visibleProject } from './lookup';
import { missingParameter } from './missing-parameter';
import { listParameter, pageBean, readPage } from './paging';
import { emphasised, findGroups, findPeople } from './person-search';
import { searchIssues } from './jql/search-issues';
import { issueTypeShape } from './shapes/metadata';
import { personAvatarUrls, personShape } from './shapes/person';

function limit(request: JiraRequest, fallback: number): number {
  return readPage(request.query, fallback, 1000).maxResults;
}

function header(shown: number, total: number, things: string): string {
  return `Showing ${shown} of ${total} matching ${things}`;
}

function pickedUser(who: Person, query: string): JsonObject {
  const email = who.emailAddress === null ? '' : ` - ${emphasised(who.emailAddress, query, 'strong')}`;
  return {
    accountId: who.accountId,
    accountType: who.accountType,
    html: `${emphasised(who.displayName, query, 'strong')}${email}`,
    displayName: who.displayName,
    avatarUrl: textOf(personAvatarUrls(who)['16x16']),
  };
}

function pickedGroup(group: Group, query: string): JsonObject {
  return { name: group.name, html: emphasised(group.name, query, 'b'), labels: [], groupId: group.groupId };
}

function foundUsers(
  request: JiraRequest,
  query: string,
  most: number,
  fits: (who: Person) => boolean = () => true,
): JsonObject {
  const out = new Set([
    ...listParameter(request.query, 'exclude'),
    ...listParameter(request.query, 'excludeAccountIds'),
  ]);
  const all = findPeople(request, query).filter((who) => !out.has(who.accountId) && fits(who));
  const users = all.slice(0, most).map((who) => pickedUser(who, query));
  return { users, total: all.length, header: header(users.length, all.length, 'users') };
}

function foundGroups(request: JiraRequest, query: string, most: number): JsonObject {
  const out = new Set([...listParameter(request.query, 'exclude'), ...listParameter(request.query, 'excludeId')]);
  const all = findGroups(request, query).filter((group) => !out.has(group.groupId) && !out.has(group.name));
  const groups = all.slice(0, most).map((group) => pickedGroup(group, query));
  return { header: header(groups.length, all.length, 'groups'), total: all.length, groups };
}

function userPicker(request: JiraRequest): JiraReply {
  const query = request.query.get('query');
  return query === null
    ? missingParameter('query')
    : { status: 200, body: foundUsers(request, query, limit(request, 50)) };
}

/** With a field, only people who can see every one of its projects are offered. */
function groupUserPicker(request: JiraRequest): JiraReply {
  const { query: parameters, world, site } = request;
  const query = parameters.get('query');
  if (query === null) return missingParameter('query');
  const most = limit(request, 50);
  const ids = parameters.get('fieldId') === null ? [] : listParameter(parameters, 'projectId');
  const projects = ids.flatMap((id) => visibleProject(request, id) ?? []);
  const maySeeAll = (who: Person): boolean =>
    projects.every((project) => accountMay(world, site, project, who.accountId, 'BROWSE_PROJECTS'));
  const users = foundUsers(request, query, most, maySeeAll);
  return { status: 200, body: { users, groups: foundGroups(request, query, most) } };
}

function groupsPicker(request: JiraRequest): JiraReply {
  return { status: 200, body: foundGroups(request, request.query.get('query') ?? '', limit(request, 20)) };
}

function groupMembers(request: JiraRequest): JiraReply {
  const wanted = request.query.get('groupId') ?? request.query.get('groupname');
  if (wanted === null) throw new Refusal(400, ["The 'groupId' or 'groupname' query parameter must be provided."]);
  const group = groupByIdOrName(request.site, wanted);
  if (!group) throw new Refusal(404, [`The group named '${wanted}' does not exist.`]);
  const people = group.members.flatMap((id) => personByAccountId(request.world, id) ?? []).filter((who) => who.active);
  const self = `${request.selfBase}/rest/api/3/group/member`;
  return { status: 200, body: pageBean(self, people, readPage(request.query), (who) => personShape(request, who)) };
}

const SECTION = 20;

function suggested(request: JiraRequest, issue: Issue, query: string): JsonObject {
  const key = keyOf(request.site, issue);
  const summary = textOf(issue.values['summary']);
  return {
    id: Number(issue.id),
    key,
    keyHtml: emphasised(key, query, 'b'),
    img: textOf(issueTypeShape(request, issueType(request.site, issue.issueTypeId))['iconUrl']),
    summary: emphasised(summary, query, 'b'),
    summaryText: summary,
  };
}

/** Two sections: recently changed ones (`hs`) and those of `currentJQL` (`cs`), by key or words of the summary. */
function issuePicker(request: JiraRequest): JiraReply {
  const { query, site } = request;
  const words = (query.get('query') ?? '').trim();
  const lower = words.toLowerCase();
  const current = query.get('currentIssueKey');
  const exclude = current === null ? undefined : visibleIssue(request, current);
  const onlyProject = query.get('currentProjectId');
  const fits = (issue: Issue): boolean =>
    issue !== exclude &&
    (query.get('showSubTasks') !== 'false' || !issueType(site, issue.issueTypeId).subtask) &&
    (keyOf(site, issue).toLowerCase().includes(lower) || textOf(issue.values['summary']).toLowerCase().includes(lower));
  const recent = visibleIssues(request)
    .filter((issue) => (onlyProject === null || onlyProject === '' || issue.projectId === onlyProject) && fits(issue))
    .toSorted((a, b) => b.updated - a.updated)
    .slice(0, SECTION);
  const jql = query.get('currentJQL');
  const searched = jql === null ? [] : searchIssues(request, jql).filter(fits).slice(0, SECTION);
  const section = (label: string, id: string, issues: Issue[]): JsonObject => ({
    label,
    sub: `Showing ${issues.length} of ${issues.length} matching issues`,
    id,
    issues: issues.map((issue) => suggested(request, issue, words)),
  });
  return {
    status: 200,
    body: {
      sections: [
        section('History Search', 'hs', recent),
        ...(jql === null ? [] : [section('Current Search', 'cs', searched)]),
      ],
    },
  };
}

export const pickerRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/user/picker', handle: userPicker },
  { method: 'GET', pattern: '/rest/api/3/groupuserpicker', handle: groupUserPicker },
  { method: 'GET', pattern: '/rest/api/3/groups/picker', handle: groupsPicker },
  { method: 'GET', pattern: '/rest/api/3/group/member', handle: groupMembers },
  { method: 'GET', pattern: '/rest/api/3/issue/picker', handle: issuePicker },
];
