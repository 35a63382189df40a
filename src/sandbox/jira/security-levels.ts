import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { fieldById } from '../world/find';
import { projectOrRefuse } from './lookup';
import { levelsOf } from './metadata/allowed-values';
import { securityShape } from './values/read-value';

/** Only the levels that the caller is in; all projects of the sandbox share one scheme. */
function ofProject(request: JiraRequest): JiraReply {
  projectOrRefuse(request, request.params['projectKeyOrId'] ?? '');
  const field = fieldById(request.site, 'security');
  const levels = field ? levelsOf(request, field) : [];
  return { status: 200, body: { levels: levels.map((level) => securityShape(request, level)) } };
}

function one(request: JiraRequest): JiraReply {
  const options = fieldById(request.site, 'security')?.options ?? [];
  const level = options.find((option) => option.id === request.params['id']);
  if (!level) throw new Refusal(404, ['The security level does not exist.']);
  return { status: 200, body: securityShape(request, level) };
}

export const securityLevelRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/project/{projectKeyOrId}/securitylevel', handle: ofProject },
  { method: 'GET', pattern: '/rest/api/3/securitylevel/{id}', handle: one },
];
