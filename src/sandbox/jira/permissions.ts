import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { GLOBAL_PERMISSIONS, PROJECT_PERMISSIONS } from '../world/permissions';
import type { Project } from '../world/model';
import type { JsonObject } from './context';
import { issueOrRefuse, projectOf, projectOrRefuse } from './lookup';
import { may } from './may';
import { listParameter } from './paging';

function named(key: string): { name: string; type: 'GLOBAL' | 'PROJECT' } | undefined {
  const global = GLOBAL_PERMISSIONS[key];
  if (global !== undefined) return { name: global, type: 'GLOBAL' };
  const project = PROJECT_PERMISSIONS[key];
  return project === undefined ? undefined : { name: project, type: 'PROJECT' };
}

const IDS = [...Object.keys(GLOBAL_PERMISSIONS), ...Object.keys(PROJECT_PERMISSIONS)];

function permissionShape(key: string): JsonObject {
  const known = named(key);
  return {
    id: String(IDS.indexOf(key)),
    key,
    name: known?.name ?? key,
    type: known?.type ?? 'PROJECT',
    description: '',
  };
}

function place(request: JiraRequest): Project | null {
  const { query, site } = request;
  const issue = query.get('issueKey') ?? query.get('issueId');
  if (issue !== null && issue !== '') return projectOf(site, issueOrRefuse(request, issue));
  const project = query.get('projectKey') ?? query.get('projectId');
  return project === null || project === '' ? null : projectOrRefuse(request, project);
}

/** One unknown key fails all of them (contract 5). */
function mine(request: JiraRequest): JiraReply {
  const wanted = listParameter(request.query, 'permissions');
  if (wanted.length === 0) throw new Refusal(400, ["The 'permissions' query parameter is required."]);
  const unknown = wanted.filter((key) => !named(key));
  if (unknown.length > 0)
    throw new Refusal(400, [], Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  const project = place(request);
  const permissions = Object.fromEntries(
    wanted.map((key) => [key, { ...permissionShape(key), havePermission: may(request, project, key) }]),
  );
  return { status: 200, body: { permissions } };
}

function all(): JiraReply {
  return { status: 200, body: { permissions: Object.fromEntries(IDS.map((key) => [key, permissionShape(key)])) } };
}

export const permissionRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/mypermissions', handle: mine },
  { method: 'GET', pattern: '/rest/api/3/permissions', handle: all },
];
