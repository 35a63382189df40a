import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { filtersOf, reaches } from '../world/filters';
import { takeId } from '../world/issue-index';
import type { Filter } from '../world/model';
import { isObject } from './context';
import { readFilter } from './filter-input';
import { visibleProjects } from './lookup';
import { listParameter, pageBean, readPage } from './paging';
import { filterDetails, filterShape } from './shapes/filter';

/** One's own and those that are shared with one. */
function visibleFilters(request: JiraRequest): Filter[] {
  const { accountId } = request.caller;
  const groupIds = request.site.groups.filter((one) => one.members.includes(accountId)).map((one) => one.groupId);
  const projectIds = visibleProjects(request).map((project) => project.id);
  return filtersOf(request.site).filter(
    (filter) =>
      filter.ownerAccountId === accountId || filter.shares.some((share) => reaches(share, groupIds, projectIds)),
  );
}

/** 400, not 404, for a filter that is not there (the OpenAPI file says so). */
function findOrRefuse(request: JiraRequest): Filter {
  const id = request.params['id'] ?? '';
  const filter = visibleFilters(request).find((one) => one.id === id);
  if (!filter) throw new Refusal(400, [`The filter with id '${id}' does not exist or you do not have access to it.`]);
  return filter;
}

function ownOrRefuse(request: JiraRequest): Filter {
  const filter = findOrRefuse(request);
  if (filter.ownerAccountId !== request.caller.accountId) {
    throw new Refusal(400, ['You do not have permission to change this filter: it belongs to someone else.']);
  }
  return filter;
}

const ORDERS: Record<string, (filter: Filter) => string | number> = {
  name: (filter) => filter.name.toLowerCase(),
  id: (filter) => Number(filter.id),
  description: (filter) => filter.description.toLowerCase(),
  favourite_count: (filter) => filter.favouritedBy.length,
};

function search(request: JiraRequest): JiraReply {
  const { query } = request;
  const order = query.get('orderBy') ?? 'name';
  const key = ORDERS[order.replace(/^[+-]/, '')];
  if (!key) throw new Refusal(400, [`The order '${order}' is not supported.`]);
  const words = (query.get('filterName') ?? '').toLowerCase();
  const ids = listParameter(query, 'id');
  const owner = query.get('accountId');
  const projectId = query.get('projectId');
  const found = visibleFilters(request)
    .filter((filter) => filter.name.toLowerCase().includes(words))
    .filter((filter) => ids.length === 0 || ids.includes(filter.id))
    .filter((filter) => owner === null || filter.ownerAccountId === owner)
    .filter(
      (filter) =>
        projectId === null || filter.shares.some((share) => share.type === 'project' && share.projectId === projectId),
    )
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1) * (order.startsWith('-') ? -1 : 1));
  const expand = listParameter(query, 'expand');
  const self = `${request.selfBase}/rest/api/3/filter/search`;
  return {
    status: 200,
    body: pageBean(self, found, readPage(query), (filter) => filterDetails(request, filter, expand)),
  };
}

function shaped(request: JiraRequest, filter: Filter): JiraReply {
  return { status: 200, body: filterShape(request, filter, listParameter(request.query, 'expand')) };
}

function many(request: JiraRequest, filters: readonly Filter[]): JiraReply {
  const expand = listParameter(request.query, 'expand');
  return { status: 200, body: filters.map((filter) => filterShape(request, filter, expand)) };
}

/** `includeFavourites` adds starred filters of others; without stars of one's own these are only one's own. */
function mine(request: JiraRequest): JiraReply {
  const { accountId } = request.caller;
  const favourites = request.query.get('includeFavourites') === 'true';
  return many(
    request,
    visibleFilters(request).filter(
      (filter) => filter.ownerAccountId === accountId || (favourites && filter.favouritedBy.includes(accountId)),
    ),
  );
}

function favourites(request: JiraRequest): JiraReply {
  const { accountId } = request.caller;
  return many(
    request,
    visibleFilters(request).filter((filter) => filter.favouritedBy.includes(accountId)),
  );
}

function create(request: JiraRequest): JiraReply {
  const filter: Filter = {
    ...readFilter(request, undefined),
    id: takeId(request.site),
    ownerAccountId: request.caller.accountId,
    favouritedBy: isObject(request.body) && request.body['favourite'] === true ? [request.caller.accountId] : [],
  };
  filtersOf(request.site).push(filter);
  return shaped(request, filter);
}

function update(request: JiraRequest): JiraReply {
  const filter = ownOrRefuse(request);
  Object.assign(filter, readFilter(request, filter));
  return shaped(request, filter);
}

function remove(request: JiraRequest): JiraReply {
  const filter = ownOrRefuse(request);
  request.site.filters = filtersOf(request.site).filter((one) => one !== filter);
  return { status: 204 };
}

function star(request: JiraRequest, starred: boolean): JiraReply {
  const filter = findOrRefuse(request);
  const { accountId } = request.caller;
  filter.favouritedBy = filter.favouritedBy.filter((id) => id !== accountId);
  if (starred) filter.favouritedBy.push(accountId);
  return shaped(request, filter);
}

const at = '/rest/api/3/filter';

export const filterRoutes: Route[] = [
  { method: 'GET', pattern: `${at}/search`, handle: search },
  { method: 'GET', pattern: `${at}/my`, handle: mine },
  { method: 'GET', pattern: `${at}/favourite`, handle: favourites },
  { method: 'POST', pattern: at, handle: create },
  { method: 'GET', pattern: `${at}/{id}`, handle: (request) => shaped(request, findOrRefuse(request)) },
  { method: 'PUT', pattern: `${at}/{id}`, handle: update },
  { method: 'DELETE', pattern: `${at}/{id}`, handle: remove },
  { method: 'PUT', pattern: `${at}/{id}/favourite`, handle: (request) => star(request, true) },
  { method: 'DELETE', pattern: `${at}/{id}/favourite`, handle: (request) => star(request, false) },
];
