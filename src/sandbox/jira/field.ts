import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { issueTypesOf } from '../world/find';
import type { Field, Project } from '../world/model';
import { type JsonObject, textOf } from './context';
import { fieldsOfProject, visibleProject, visibleProjects } from './lookup';
import { listParameter, pageBean, readPage } from './paging';

function fieldShape(field: Field): JsonObject {
  return {
    id: field.id,
    key: field.key,
    name: field.name,
    untranslatedName: field.untranslatedName,
    custom: field.schema.custom !== undefined,
    orderable: field.orderable,
    navigable: field.navigable,
    searchable: field.searchable,
    clauseNames: field.clauseNames,
    ...(field.projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: field.projectId } } }),
    // The key is a column, not a field with a value: Jira gives it no schema.
    ...(field.id === 'issuekey' || field.id === 'thumbnail' ? {} : { schema: field.schema }),
  };
}

function visibleFields(request: JiraRequest): Field[] {
  const ids = new Set(visibleProjects(request).map((project) => project.id));
  return request.site.fields.filter((field) => field.projectId === null || ids.has(field.projectId));
}

function search(request: JiraRequest): JiraReply {
  const { query } = request;
  const words = (query.get('query') ?? '').toLowerCase();
  const types = listParameter(query, 'type');
  const ids = listParameter(query, 'id');
  const found = visibleFields(request)
    .filter((field) => field.name.toLowerCase().includes(words))
    .filter((field) => types.length === 0 || types.includes(field.schema.custom === undefined ? 'system' : 'custom'))
    .filter((field) => ids.length === 0 || ids.includes(field.id));
  const shape = (field: Field): JsonObject => ({
    id: field.id,
    name: field.name,
    schema: field.schema,
    description: field.description,
    key: field.key,
    isLocked: false,
  });
  return { status: 200, body: pageBean(`${request.selfBase}/rest/api/3/field/search`, found, readPage(query), shape) };
}

/** `projects/fields` (experimental): every field of the scheme, whatever the screens say; ids are numbers (contract 5). */
function projectsFields(request: JiraRequest): JiraReply {
  const { query } = request;
  const projectIds = listParameter(query, 'projectId');
  const typeIds = listParameter(query, 'workTypeId');
  const fieldIds = listParameter(query, 'fieldId');
  if (projectIds.length === 0 || typeIds.length === 0)
    throw new Refusal(400, ['projectId and workTypeId are required.']);
  const rows = projectIds.flatMap((id) => {
    const project = visibleProject(request, id);
    if (!project) throw new Refusal(404, [`No project could be found with id '${id}'.`]);
    return issueTypesOf(request.site, project)
      .filter((type) => typeIds.includes(type.id))
      .flatMap((type) => fieldRows(request, project, type.id));
  });
  const wanted = rows.filter((row) => fieldIds.length === 0 || fieldIds.includes(textOf(row['fieldId'])));
  return {
    status: 200,
    body: pageBean(`${request.selfBase}/rest/api/3/projects/fields`, wanted, readPage(query, 50, 100), (row) => row),
  };
}

function fieldRows(request: JiraRequest, project: Project, issueTypeId: string): JsonObject[] {
  const screen = project.screens[issueTypeId]?.create ?? [];
  return fieldsOfProject(request.site, project).map((field) => ({
    fieldId: field.id,
    projectId: Number(project.id),
    workTypeId: Number(issueTypeId),
    isRequired: screen.some((entry) => entry.fieldId === field.id && entry.required),
    description: field.description,
  }));
}

export const fieldRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/rest/api/3/field',
    handle: (request) => ({ status: 200, body: visibleFields(request).map(fieldShape) }),
  },
  { method: 'GET', pattern: '/rest/api/3/field/search', handle: search },
  { method: 'GET', pattern: '/rest/api/3/projects/fields', handle: projectsFields },
];
