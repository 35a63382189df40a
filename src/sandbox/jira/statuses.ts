import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { statusesOf } from '../world/find';
import type { Status, StatusCategoryKey } from '../world/model';
import type { JsonObject } from './context';
import { visibleProject, visibleProjects } from './lookup';
import { listParameter, pageBean, readPage } from './paging';
import { statusCategoryShape } from './shapes/metadata';

/** This family names categories in words of its own. */
const CATEGORY: Record<StatusCategoryKey, string> = {
  undefined: 'TODO',
  new: 'TODO',
  indeterminate: 'IN_PROGRESS',
  done: 'DONE',
};

function shape(status: Status): JsonObject {
  return {
    id: status.id,
    name: status.name,
    statusCategory: CATEGORY[status.category],
    scope: status.projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: status.projectId } },
    description: status.description,
  };
}

function visibleStatuses(request: JiraRequest): Status[] {
  const ids = new Set(visibleProjects(request).map((project) => project.id));
  return request.site.statuses.filter((status) => status.projectId === null || ids.has(status.projectId));
}

function search(request: JiraRequest): JiraReply {
  const { query } = request;
  const category = query.get('statusCategory');
  if (category !== null && !Object.values(CATEGORY).includes(category)) {
    throw new Refusal(400, [`The status category '${category}' is not one of TODO, IN_PROGRESS, DONE.`]);
  }
  const projectId = query.get('projectId');
  const project = projectId === null ? undefined : visibleProject(request, projectId);
  if (projectId !== null && !project) throw new Refusal(400, [`No project could be found with id '${projectId}'.`]);
  const words = (query.get('searchString') ?? '').toLowerCase();
  const found = (project ? statusesOf(request.site, project) : visibleStatuses(request))
    .filter((status) => status.name.toLowerCase().includes(words))
    .filter((status) => category === null || CATEGORY[status.category] === category);
  const self = `${request.selfBase}/rest/api/3/statuses/search`;
  return { status: 200, body: pageBean(self, found, readPage(query, 200, 200), shape) };
}

function byIds(request: JiraRequest): JiraReply {
  const ids = listParameter(request.query, 'id');
  if (ids.length === 0 || ids.length > 50) throw new Refusal(400, ['Give between 1 and 50 status ids.']);
  return {
    status: 200,
    body: visibleStatuses(request)
      .filter((status) => ids.includes(status.id))
      .map(shape),
  };
}

const CATEGORIES: readonly StatusCategoryKey[] = ['undefined', 'new', 'done', 'indeterminate'];

function categories(request: JiraRequest): JiraReply {
  return { status: 200, body: CATEGORIES.map((key) => statusCategoryShape(request, key)) };
}

function category(request: JiraRequest): JiraReply {
  const wanted = request.params['idOrKey'] ?? '';
  const found = CATEGORIES.map((key) => statusCategoryShape(request, key)).find(
    (one) => one['id'] === Number(wanted) || one['key'] === wanted,
  );
  if (!found) throw new Refusal(404, ['The status category does not exist.']);
  return { status: 200, body: found };
}

export const statusRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/statuses/search', handle: search },
  { method: 'GET', pattern: '/rest/api/3/statuses', handle: byIds },
  { method: 'GET', pattern: '/rest/api/3/statuscategory', handle: categories },
  { method: 'GET', pattern: '/rest/api/3/statuscategory/{idOrKey}', handle: category },
];
