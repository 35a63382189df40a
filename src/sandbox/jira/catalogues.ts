import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { issueTypesOf } from '../world/find';
import type { Priority } from '../world/model';
import type { JsonObject } from './context';
import { visibleProject, visibleProjects } from './lookup';
import { listParameter, pageBean, readPage } from './paging';
import { issueTypeShape, linkTypeShape, priorityShape, resolutionShape, statusShape } from './shapes/metadata';

/** Ids of the team-managed projects whose own types and statuses the caller may see. */
function visibleIds(request: JiraRequest): Set<string> {
  return new Set(visibleProjects(request).map((project) => project.id));
}

function longPriority(request: JiraRequest, priority: Priority): JsonObject {
  return { ...priorityShape(request, priority), statusColor: priority.statusColor, description: priority.description };
}

function prioritySearch(request: JiraRequest): JiraReply {
  const { query, site } = request;
  const schemes = listParameter(query, 'projectId').flatMap((id) => visibleProject(request, id) ?? []);
  const ids = listParameter(query, 'id');
  const words = (query.get('priorityName') ?? '').toLowerCase();
  const isDefault = (priority: Priority): boolean =>
    (schemes.length > 0 ? schemes : site.projects.slice(0, 1)).some(
      (project) => project.defaultPriorityId === priority.id,
    );
  const found = site.priorities
    .filter((one) => schemes.length === 0 || schemes.some((project) => project.priorityIds.includes(one.id)))
    .filter((one) => ids.length === 0 || ids.includes(one.id))
    .filter((one) => one.name.toLowerCase().includes(words))
    .filter((one) => query.get('onlyDefault') !== 'true' || isDefault(one));
  const self = `${request.selfBase}/rest/api/3/priority/search`;
  const shape = (one: Priority): JsonObject => ({ ...longPriority(request, one), isDefault: isDefault(one) });
  return { status: 200, body: pageBean(self, found, readPage(query), shape) };
}

function resolutionSearch(request: JiraRequest): JiraReply {
  const ids = listParameter(request.query, 'id');
  const found = request.site.resolutions.filter((one) => ids.length === 0 || ids.includes(one.id));
  const self = `${request.selfBase}/rest/api/3/resolution/search`;
  return { status: 200, body: pageBean(self, found, readPage(request.query), (one) => resolutionShape(request, one)) };
}

function issueTypesOfProject(request: JiraRequest): JiraReply {
  const id = request.query.get('projectId');
  if (id === null || !/^\d+$/.test(id)) throw new Refusal(400, ["The parameter 'projectId' must be a number."]);
  const project = visibleProject(request, id);
  if (!project) throw new Refusal(404, [`No project could be found with id '${id}'.`]);
  const level = request.query.get('level');
  const types = issueTypesOf(request.site, project).filter(
    (type) => level === null || type.hierarchyLevel === Number(level),
  );
  return { status: 200, body: types.map((type) => issueTypeShape(request, type)) };
}

function found<T>(item: T | undefined, sentence: string): T {
  if (item === undefined) throw new Refusal(404, [sentence]);
  return item;
}

const all =
  (shape: (request: JiraRequest) => JsonObject[] | JsonObject) =>
  (request: JiraRequest): JiraReply => ({
    status: 200,
    body: shape(request),
  });

export const catalogueRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/rest/api/3/priority',
    handle: all((request) => request.site.priorities.map((one) => longPriority(request, one))),
  },
  { method: 'GET', pattern: '/rest/api/3/priority/search', handle: prioritySearch },
  {
    method: 'GET',
    pattern: '/rest/api/3/priority/{id}',
    handle: all((request) =>
      longPriority(
        request,
        found(
          request.site.priorities.find((one) => one.id === request.params['id']),
          'The priority does not exist.',
        ),
      ),
    ),
  },
  {
    method: 'GET',
    pattern: '/rest/api/3/status',
    handle: all((request) =>
      request.site.statuses
        .filter((one) => one.projectId === null || visibleIds(request).has(one.projectId))
        .map((one) => statusShape(request, one)),
    ),
  },
  {
    method: 'GET',
    pattern: '/rest/api/3/status/{idOrName}',
    handle: all((request) => {
      const wanted = request.params['idOrName'];
      return statusShape(
        request,
        found(
          request.site.statuses.find((one) => one.id === wanted || one.name === wanted),
          'The status does not exist.',
        ),
      );
    }),
  },
  {
    method: 'GET',
    pattern: '/rest/api/3/issuetype',
    handle: all((request) =>
      request.site.issueTypes
        .filter((one) => one.projectId === null || visibleIds(request).has(one.projectId))
        .map((one) => issueTypeShape(request, one)),
    ),
  },
  { method: 'GET', pattern: '/rest/api/3/issuetype/project', handle: issueTypesOfProject },
  {
    method: 'GET',
    pattern: '/rest/api/3/issuetype/{id}',
    handle: all((request) =>
      issueTypeShape(
        request,
        found(
          request.site.issueTypes.find((one) => one.id === request.params['id']),
          'The issue type does not exist.',
        ),
      ),
    ),
  },
  {
    method: 'GET',
    pattern: '/rest/api/3/issueLinkType',
    handle: all((request) => ({ issueLinkTypes: request.site.linkTypes.map((one) => linkTypeShape(request, one)) })),
  },
  {
    method: 'GET',
    pattern: '/rest/api/3/resolution',
    handle: all((request) => request.site.resolutions.map((one) => resolutionShape(request, one))),
  },
  { method: 'GET', pattern: '/rest/api/3/resolution/search', handle: resolutionSearch },
];
