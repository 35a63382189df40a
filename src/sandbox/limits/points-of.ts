import { changesWorld } from '../http/changes-world';
import type { JiraReply } from '../http/route';

/** Users, groups and permissions cost double. */
const dear =
  /^\/rest\/api\/3\/(user|users|group|groups|groupuserpicker|myself|mypermissions|permissions|permissionscheme)\b/;

/** Where answers keep the objects they return, looked for in this order. */
const lists = [
  'values',
  'issues',
  'issueTypes',
  'fields',
  'comments',
  'worklogs',
  'projects',
  'histories',
  'issueChangeLogs',
  'transitions',
  'watchers',
  'permissions',
  'issueLinkTypes',
  'keys',
  'results',
  'queries',
  'matches',
  'sections',
  'visibleFieldNames',
  'suggestions',
];

/**
 * What an answer costs of the hour's points (contract §4): 1, and 1 for each object returned, 2 where it is a user, a
 * group or a permission; any write 1, a bulk create 1 for each issue it was asked for (contract §8.2). A refusal costs
 * its base point, a 429 nothing.
 */
export function pointsOf(method: string, pattern: string, body: unknown, reply: JiraReply): number {
  if (reply.status === 429) return 0;
  if (changesWorld(method, pattern)) return Math.max(1, issueUpdates(pattern, body));
  if (reply.status >= 300) return 1;
  return 1 + objectsIn(reply.body) * (dear.test(pattern) ? 2 : 1);
}

function issueUpdates(pattern: string, body: unknown): number {
  if (pattern !== '/rest/api/3/issue/bulk' || typeof body !== 'object' || body === null) return 1;
  return 'issueUpdates' in body && Array.isArray(body.issueUpdates) ? body.issueUpdates.length : 1;
}

function objectsIn(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array) return 0;
  const fields = new Map<string, unknown>(Object.entries(body));
  // `groupuserpicker` answers two lists, each in an object of its own.
  if (fields.has('users') && fields.has('groups'))
    return listed(fields.get('users'), 'users') + listed(fields.get('groups'), 'groups');
  // An issue has `fields` too: a map, and itself one object.
  if (fields.has('id') && fields.has('self')) return 1;
  for (const name of lists) {
    const value = fields.get(name);
    if (Array.isArray(value)) return value.length;
    if (name === 'permissions' && typeof value === 'object' && value !== null) return Object.keys(value).length;
  }
  return 1;
}

function listed(holder: unknown, name: string): number {
  if (Array.isArray(holder)) return holder.length;
  if (typeof holder !== 'object' || holder === null) return 0;
  const list: unknown = new Map<string, unknown>(Object.entries(holder)).get(name);
  return Array.isArray(list) ? list.length : 0;
}
