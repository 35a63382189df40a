import type { JiraReply, JiraRequest, Route } from '../http/route';
import type { JsonObject } from './context';
import { listParameter } from './paging';
import { groupShape, personShape } from './shapes/person';

/** Without the expand both lists say only how long they are (contract 5). */
export function wrapped(items: JsonObject[], expanded: boolean): JsonObject {
  return { size: items.length, items: expanded ? items : [] };
}

function myself(request: JiraRequest): JiraReply {
  const expand = listParameter(request.query, 'expand');
  const groups = request.site.groups.filter((group) => group.members.includes(request.caller.accountId));
  const roles = [{ key: 'jira-software', name: 'Jira Software' }];
  return {
    status: 200,
    body: {
      ...personShape(request, request.caller),
      locale: 'en_US',
      groups: wrapped(
        groups.map((group) => groupShape(request, group)),
        expand.includes('groups'),
      ),
      applicationRoles: wrapped(roles, expand.includes('applicationRoles')),
      expand: 'groups,applicationRoles',
    },
  };
}

export const myselfRoutes: Route[] = [{ method: 'GET', pattern: '/rest/api/3/myself', handle: myself }];
