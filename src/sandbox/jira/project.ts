import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { issueTypesOf, statusesOf } from '../world/find';
import type { Component, Project, Version } from '../world/model';
import type { JsonObject } from './context';
import { projectOrRefuse, visibleProjects } from './lookup';
import { may } from './may';
import { listParameter, pageBean, readPage } from './paging';
import { issueTypeShape, projectAvatarUrls, projectComponentShape, statusShape, versionShape } from './shapes/metadata';
import { personShapeById } from './shapes/person';

/** A project as lists show it; `expand` adds description, lead, issueTypes, projectKeys and insight. */
function listedShape(request: JiraRequest, project: Project, expand: readonly string[]): JsonObject {
  const lead = expand.includes('lead') ? personShapeById(request, project.leadAccountId) : null;
  const issues = expand.includes('insight')
    ? request.site.issues.filter((issue) => issue.projectId === project.id)
    : [];
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    self: `${request.selfBase}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(lead ? { lead } : {}),
    ...(expand.includes('issueTypes') ? { issueTypes: typesShape(request, project) } : {}),
    name: project.name,
    avatarUrls: projectAvatarUrls(request, project),
    ...(expand.includes('projectKeys') ? { projectKeys: [project.key] } : {}),
    projectTypeKey: project.typeKey,
    simplified: project.style === 'next-gen',
    style: project.style,
    isPrivate: project.permissions['BROWSE_PROJECTS'] !== '*',
    properties: {},
    ...(expand.includes('insight') ? { insight: { totalIssueCount: issues.length } } : {}),
  };
}

function typesShape(request: JiraRequest, project: Project): JsonObject[] {
  return issueTypesOf(request.site, project).map((type) => issueTypeShape(request, type));
}

function fullShape(request: JiraRequest, project: Project): JsonObject {
  return {
    ...listedShape(request, project, ['description', 'lead', 'issueTypes', ...listParameter(request.query, 'expand')]),
    components: project.components.map((one) => projectComponentShape(request, project, one)),
    versions: project.versions.map((one) => projectVersionShape(request, project, one)),
    assigneeType: 'UNASSIGNED',
    roles: {},
  };
}

export function projectVersionShape(request: JiraRequest, project: Project, version: Version): JsonObject {
  const today = new Date(request.now).toISOString().slice(0, 10);
  return {
    ...versionShape(request, version),
    ...(version.releaseDate === null || version.released ? {} : { overdue: version.releaseDate < today }),
    projectId: Number(project.id),
  };
}

const ACTIONS: Record<string, string> = {
  view: 'BROWSE_PROJECTS',
  browse: 'BROWSE_PROJECTS',
  edit: 'ADMINISTER_PROJECTS',
  create: 'CREATE_ISSUES',
};
const ORDERS: Record<string, (project: Project) => string> = {
  key: (project) => project.key,
  name: (project) => project.name.toLowerCase(),
};

function search(request: JiraRequest): JiraReply {
  const { query } = request;
  const permission = ACTIONS[query.get('action') ?? 'view'];
  if (permission === undefined)
    throw new Refusal(400, [`The action '${query.get('action')}' is not one of view, browse, edit, create.`]);
  const words = (query.get('query') ?? '').toLowerCase();
  const keys = listParameter(query, 'keys').map((key) => key.toUpperCase());
  const ids = listParameter(query, 'id');
  const typeKeys = listParameter(query, 'typeKey');
  const order = query.get('orderBy') ?? 'key';
  const sortKey = ORDERS[order.replace(/^[+-]/, '')] ?? ((project: Project): string => project.key);
  const found = visibleProjects(request)
    .filter((project) => may(request, project, permission))
    .filter((project) => project.key.toLowerCase().includes(words) || project.name.toLowerCase().includes(words))
    .filter((project) => keys.length === 0 || keys.includes(project.key))
    .filter((project) => ids.length === 0 || ids.includes(project.id))
    .filter((project) => typeKeys.length === 0 || typeKeys.includes(project.typeKey))
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1) * (order.startsWith('-') ? -1 : 1));
  const expand = listParameter(query, 'expand');
  const self = `${request.selfBase}/rest/api/3/project/search`;
  return {
    status: 200,
    body: pageBean(self, found, readPage(query, 50, 100), (one) => listedShape(request, one, expand)),
  };
}

function asked(request: JiraRequest): Project {
  return projectOrRefuse(request, request.params['projectIdOrKey'] ?? '');
}

/** All types of a project share its workflow here, so each shows the same statuses. */
function statuses(request: JiraRequest): JiraReply {
  const project = asked(request);
  const shown = statusesOf(request.site, project).map((one) => statusShape(request, one));
  return {
    status: 200,
    body: issueTypesOf(request.site, project).map((type) => ({
      self: `${request.selfBase}/rest/api/3/issuetype/${type.id}`,
      id: type.id,
      name: type.name,
      untranslatedName: type.name,
      subtask: type.subtask,
      statuses: shown,
    })),
  };
}

function componentPage(request: JiraRequest): JiraReply {
  const project = asked(request);
  const words = (request.query.get('query') ?? '').toLowerCase();
  const found = project.components.filter((one) => one.name.toLowerCase().includes(words));
  const self = `${request.selfBase}/rest/api/3/project/${project.key}/component`;
  const shape = (one: Component): JsonObject => ({
    ...projectComponentShape(request, project, one),
    issueCount: request.site.issues.filter((issue) =>
      JSON.stringify(issue.values['components'] ?? []).includes(`"${one.id}"`),
    ).length,
  });
  return { status: 200, body: pageBean(self, found, readPage(request.query), shape) };
}

function versionPage(request: JiraRequest): JiraReply {
  const project = asked(request);
  const { query } = request;
  const words = (query.get('query') ?? '').toLowerCase();
  const wanted = listParameter(query, 'status');
  const state = (version: Version): string =>
    version.archived ? 'archived' : version.released ? 'released' : 'unreleased';
  const found = project.versions
    .filter((one) => one.name.toLowerCase().includes(words) || one.description.toLowerCase().includes(words))
    .filter((one) => wanted.length === 0 || wanted.includes(state(one)));
  const sorted = (query.get('orderBy') ?? '').startsWith('-') ? found.toReversed() : found;
  const self = `${request.selfBase}/rest/api/3/project/${project.key}/version`;
  return {
    status: 200,
    body: pageBean(self, sorted, readPage(query), (one) => projectVersionShape(request, project, one)),
  };
}

const at = '/rest/api/3/project/{projectIdOrKey}';

export const projectRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/project/search', handle: search },
  {
    method: 'GET',
    pattern: '/rest/api/3/project',
    handle: (request) => ({
      status: 200,
      body: visibleProjects(request).map((one) => listedShape(request, one, listParameter(request.query, 'expand'))),
    }),
  },
  { method: 'GET', pattern: at, handle: (request) => ({ status: 200, body: fullShape(request, asked(request)) }) },
  { method: 'GET', pattern: `${at}/statuses`, handle: statuses },
  {
    method: 'GET',
    pattern: `${at}/components`,
    handle: (request) => ({
      status: 200,
      body: asked(request).components.map((one) => projectComponentShape(request, asked(request), one)),
    }),
  },
  { method: 'GET', pattern: `${at}/component`, handle: componentPage },
  {
    method: 'GET',
    pattern: `${at}/versions`,
    handle: (request) => ({
      status: 200,
      body: asked(request).versions.map((one) => projectVersionShape(request, asked(request), one)),
    }),
  },
  { method: 'GET', pattern: `${at}/version`, handle: versionPage },
];
