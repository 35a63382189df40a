import { groupByIdOrName, projectByIdOrKey } from '../../world/find';
import type { Filter, FilterShare } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { projectShape } from './metadata';
import { groupShape, personShapeById } from './person';

function shareShape(context: JiraContext, share: FilterShare): JsonObject {
  switch (share.type) {
    case 'authenticated':
      return { id: share.id, type: 'loggedin' };
    case 'group': {
      const group = groupByIdOrName(context.site, share.groupId);
      return { id: share.id, type: 'group', ...(group ? { group: groupShape(context, group) } : {}) };
    }
    case 'project': {
      const project = projectByIdOrKey(context.site, share.projectId);
      return { id: share.id, type: 'project', ...(project ? { project: projectShape(context, project) } : {}) };
    }
  }
}

function addresses(context: JiraContext, filter: Filter): JsonObject {
  return {
    viewUrl: `${context.site.url}/issues/?filter=${filter.id}`,
    searchUrl: `${context.selfBase}/rest/api/3/search/jql?jql=${encodeURIComponent(filter.jql)}`,
  };
}

/** A filter as `filter/{id}`, `filter/my` and `filter/favourite` answer it. */
export function filterShape(context: JiraContext, filter: Filter, expand: readonly string[]): JsonObject {
  const owner = personShapeById(context, filter.ownerAccountId);
  const none = { size: 0, items: [], 'max-results': 0, 'start-index': 0, 'end-index': 0 };
  return {
    self: `${context.selfBase}/rest/api/3/filter/${filter.id}`,
    id: filter.id,
    name: filter.name,
    description: filter.description,
    ...(owner ? { owner } : {}),
    jql: filter.jql,
    ...addresses(context, filter),
    favourite: filter.favouritedBy.includes(context.caller.accountId),
    favouritedCount: filter.favouritedBy.length,
    sharePermissions: filter.shares.map((share) => shareShape(context, share)),
    editPermissions: [],
    ...(expand.includes('sharedUsers') ? { sharedUsers: none } : {}),
    subscriptions: none,
  };
}

const EXPANDS =
  'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,subscriptions,approximateLastUsed';

/** A filter as `filter/search` lists it: bare unless expanded. */
export function filterDetails(context: JiraContext, filter: Filter, expand: readonly string[]): JsonObject {
  const full: JsonObject = { ...filterShape(context, filter, []), subscriptions: [] };
  const kept = ['self', 'id', 'name', ...expand];
  return {
    expand: EXPANDS,
    ...Object.fromEntries(Object.entries(full).filter(([key]) => kept.includes(key))),
  };
}
