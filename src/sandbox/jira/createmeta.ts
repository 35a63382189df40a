import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { issueTypesOf } from '../world/find';
import type { IssueType, Project } from '../world/model';
import { type JsonObject, textOf } from './context';
import { visibleProjects } from './lookup';
import { may } from './may';
import { createScreen, fieldMetadata } from './metadata/field-metadata';
import { type Page, listParameter, readPage, slice } from './paging';
import { issueTypeShape, projectAvatarUrls } from './shapes/metadata';

const LIMIT = 200;

/** These two refuse a large `maxResults` instead of lowering it (contract 6.1). */
function readLimitedPage(query: URLSearchParams): Page {
  if (Number(query.get('maxResults') ?? 0) > LIMIT) {
    throw new Refusal(400, [`Parameter 'maxResults' must not exceed the limit '${LIMIT}'`]);
  }
  return readPage(query, 50, LIMIT);
}

/** Projects in which the caller may not create are as unknown here as absent ones. */
function creatableProject(request: JiraRequest): Project {
  const wanted = request.params['projectIdOrKey'] ?? '';
  const project = visibleProjects(request).find((one) => one.id === wanted || one.key === wanted.toUpperCase());
  if (!project || !may(request, project, 'CREATE_ISSUES')) {
    throw new Refusal(404, [`No project could be found with ${/^\d+$/.test(wanted) ? 'id' : 'key'} '${wanted}'.`]);
  }
  return project;
}

function legacyPage(name: string, all: JsonObject[], page: Page): JiraReply {
  return {
    status: 200,
    body: { startAt: page.startAt, maxResults: page.maxResults, total: all.length, [name]: slice(all, page) },
  };
}

function typesOf(request: JiraRequest): JiraReply {
  const page = readLimitedPage(request.query);
  const types = issueTypesOf(request.site, creatableProject(request));
  return legacyPage(
    'issueTypes',
    types.map((type) => issueTypeShape(request, type)),
    page,
  );
}

function fieldsOf(request: JiraRequest, project: Project, type: IssueType): JsonObject[] {
  const place = { project, issueTypeId: type.id };
  return createScreen(request, place, type.subtask).map((one) => fieldMetadata(request, one, place));
}

function typeFields(request: JiraRequest): JiraReply {
  const page = readLimitedPage(request.query);
  const project = creatableProject(request);
  const type = issueTypesOf(request.site, project).find((one) => one.id === request.params['issueTypeId']);
  // A type that is not in the project is answered with nothing at all (contract 6.1).
  if (!type) return { status: 404 };
  return legacyPage('fields', fieldsOf(request, project, type), page);
}

function matches(wanted: string[], ...values: string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => values.some((value) => value.toLowerCase() === one.toLowerCase()));
}

/** The deprecated whole tree. It still answers, and says in a header that a client should not ask for it. */
function legacy(request: JiraRequest): JiraReply {
  const { query } = request;
  const withFields = (query.get('expand') ?? '').split(',').includes('projects.issuetypes.fields');
  const projects = visibleProjects(request)
    .filter((project) => may(request, project, 'CREATE_ISSUES'))
    .filter((project) => matches(listParameter(query, 'projectKeys'), project.key))
    .filter((project) => matches(listParameter(query, 'projectIds'), project.id))
    .map((project): JsonObject => ({
      expand: 'issuetypes',
      self: `${request.selfBase}/rest/api/3/project/${project.id}`,
      id: project.id,
      key: project.key,
      name: project.name,
      avatarUrls: projectAvatarUrls(request, project),
      issuetypes: issueTypesOf(request.site, project)
        .filter((type) => matches(listParameter(query, 'issuetypeIds'), type.id))
        .filter((type) => matches(query.getAll('issuetypeNames'), type.name))
        .map((type) => legacyType(request, project, type, withFields)),
    }));
  return {
    status: 200,
    body: { expand: 'projects', projects },
    headers: { Deprecation: 'true', Warning: '299 - "CHANGE-1304: use issue/createmeta/{projectIdOrKey}/issuetypes"' },
  };
}

function legacyType(request: JiraRequest, project: Project, type: IssueType, withFields: boolean): JsonObject {
  const shape = issueTypeShape(request, type);
  if (!withFields) return shape;
  const fields = Object.fromEntries(fieldsOf(request, project, type).map((field) => [textOf(field['fieldId']), field]));
  return { ...shape, expand: 'fields', fields };
}

export const createmetaRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/issue/createmeta', handle: legacy },
  { method: 'GET', pattern: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes', handle: typesOf },
  {
    method: 'GET',
    pattern: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    handle: typeFields,
  },
];
