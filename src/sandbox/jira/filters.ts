import type { JiraReply, JiraRequest, Route } from '../http/route';
import type { JsonObject } from './context';
import { visibleProjects } from './lookup';
import { pageBean, readPage } from './paging';

interface SharedFilter {
  id: string;
  name: string;
  jql: string;
}

/** The sandbox has no stored filters of people: one of the open issues of each project stands for them. */
function sharedFilters(request: JiraRequest): SharedFilter[] {
  return visibleProjects(request).map((project) => ({
    id: String(20_000 + Number(project.id)),
    name: `Open in ${project.name}`,
    jql: `project = ${project.key} AND statusCategory != Done ORDER BY updated DESC`,
  }));
}

function search(request: JiraRequest): JiraReply {
  const words = (request.query.get('filterName') ?? '').toLowerCase();
  const found = sharedFilters(request).filter((filter) => filter.name.toLowerCase().includes(words));
  const withJql = (request.query.get('expand') ?? '').split(',').includes('jql');
  const shape = (filter: SharedFilter): JsonObject => ({
    expand: 'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,subscriptions',
    self: `${request.selfBase}/rest/api/3/filter/${filter.id}`,
    id: filter.id,
    name: filter.name,
    ...(withJql ? { jql: filter.jql } : {}),
  });
  return {
    status: 200,
    body: pageBean(`${request.selfBase}/rest/api/3/filter/search`, found, readPage(request.query), shape),
  };
}

export const filterRoutes: Route[] = [{ method: 'GET', pattern: '/rest/api/3/filter/search', handle: search }];
