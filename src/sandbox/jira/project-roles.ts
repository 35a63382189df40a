import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { membersOf } from '../world/find';
import type { Person, Project } from '../world/model';
import { PROJECT_ROLES, type ProjectRole, isInRole, roleByIdOrName } from '../world/roles';
import type { JsonObject } from './context';
import { projectOrRefuse } from './lookup';
import { may } from './may';

function shape(request: JiraRequest, role: ProjectRole, path: string): JsonObject {
  return {
    self: `${request.selfBase}/rest/api/3/${path}/${role.id}`,
    name: role.name,
    id: role.id,
    description: role.description,
  };
}

function asked(request: JiraRequest): Project {
  return projectOrRefuse(request, request.params['projectIdOrKey'] ?? '');
}

/** A map of names to addresses. */
function ofProject(request: JiraRequest): JiraReply {
  const project = asked(request);
  const address = (role: ProjectRole): string => `${request.selfBase}/rest/api/3/project/${project.id}/role/${role.id}`;
  return { status: 200, body: Object.fromEntries(PROJECT_ROLES.map((role) => [role.name, address(role)])) };
}

function actor(who: Person, index: number): JsonObject {
  return {
    id: 10_500 + index,
    displayName: who.displayName,
    type: 'atlassian-user-role-actor',
    actorUser: { accountId: who.accountId },
  };
}

function oneOfProject(request: JiraRequest): JiraReply {
  const project = asked(request);
  const role = roleByIdOrName(request.params['id'] ?? '');
  if (!role) throw new Refusal(404, [`Can not retrieve a role actor for a null project role.`]);
  const members = membersOf(request.world, request.site).filter((who) =>
    isInRole(request.world, request.site, project, who.accountId, role),
  );
  return {
    status: 200,
    body: { ...shape(request, role, `project/${project.id}/role`), actors: members.map(actor) },
  };
}

function all(request: JiraRequest): JiraReply {
  if (!may(request, null, 'ADMINISTER')) throw new Refusal(403, ['You do not have administrative permissions.']);
  return { status: 200, body: PROJECT_ROLES.map((role) => shape(request, role, 'role')) };
}

export const projectRoleRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/project/{projectIdOrKey}/role', handle: ofProject },
  { method: 'GET', pattern: '/rest/api/3/project/{projectIdOrKey}/role/{id}', handle: oneOfProject },
  { method: 'GET', pattern: '/rest/api/3/role', handle: all },
];
