import { JQL_RESERVED_WORDS } from './jql/reserved-words';
import type { JiraReply, JiraRequest, Route } from '../http/route';
import { issueTypesOf } from '../world/find';
import { optionsOf } from '../world/many-options';
import type { Field, Sprint } from '../world/model';
import { type JsonObject, isObject } from './context';
import { LIST_FUNCTION_NAMES } from './jql/functions';
import { labelsInUse } from './labels';
import { visibleIssues, visibleProjects } from './lookup';
import { may } from './may';
import { emphasised, findPeople } from './person-search';
import { type ValueKind, valueKind } from './values/kind';

const EQUALITY = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const ORDERED = ['=', '!=', '<=', '>=', '>', '<', 'in', 'not in', 'is', 'is not'];
const TEXT = ['~', '!~', 'is', 'is not'];

function operatorsOf(kind: ValueKind): string[] {
  if (kind === 'line' || kind === 'url' || kind === 'rich-text' || kind === 'comments') return TEXT;
  return ['number', 'date', 'date-time', 'priority', 'version', 'versions'].includes(kind) ? ORDERED : EQUALITY;
}

const TYPES: Partial<Record<ValueKind, string>> = {
  user: 'com.atlassian.jira.user.ApplicationUser',
  users: 'com.atlassian.jira.user.ApplicationUser',
  date: 'java.util.Date',
  'date-time': 'java.util.Date',
  number: 'java.lang.Number',
  project: 'com.atlassian.jira.project.Project',
  'issue-type': 'com.atlassian.jira.issue.issuetype.IssueType',
  priority: 'com.atlassian.jira.issue.priority.Priority',
  resolution: 'com.atlassian.jira.issue.resolution.Resolution',
  version: 'com.atlassian.jira.project.version.Version',
  versions: 'com.atlassian.jira.project.version.Version',
  components: 'com.atlassian.jira.bc.project.component.ProjectComponent',
};

const SUGGESTING = new Set<ValueKind>([
  'option',
  'options',
  'labels',
  'user',
  'users',
  'components',
  'versions',
  'priority',
  'project',
  'issue-type',
  'resolution',
  'sprint',
  'group',
  'groups',
  'team',
]);

/** Booleans are strings here (contract 9). */
function fieldReference(field: Field): JsonObject {
  const kind = valueKind(field);
  const [clause = field.name] = field.clauseNames;
  const custom = field.schema.customId;
  return {
    value: custom === undefined ? clause : /^[a-z][a-z0-9]*$/i.test(field.name) ? field.name : `"${field.name}"`,
    displayName: custom === undefined ? clause : `${field.name} - cf[${custom}]`,
    ...(custom === undefined ? {} : { cfid: `cf[${custom}]` }),
    ...(SUGGESTING.has(kind) ? { auto: 'true' } : {}),
    ...(field.orderable || custom !== undefined ? { orderable: 'true' } : {}),
    searchable: 'true',
    operators: operatorsOf(kind),
    types: [TYPES[kind] ?? 'java.lang.String'],
  };
}

function functionReference(name: string): JsonObject {
  const isList = name !== 'currentUser()';
  return {
    value: name,
    displayName: name,
    ...(isList ? { isList: 'true' } : {}),
    types:
      name.includes('User') || name.includes('members')
        ? ['com.atlassian.jira.user.ApplicationUser']
        : ['java.lang.String'],
  };
}

const TIME_FUNCTIONS = [
  'now()',
  'startOfDay()',
  'endOfDay()',
  'startOfWeek()',
  'endOfWeek()',
  'startOfMonth()',
  'endOfMonth()',
  'startOfYear()',
  'endOfYear()',
];

function searchableFields(request: JiraRequest, projectIds: readonly string[]): Field[] {
  const visible = new Set(visibleProjects(request).map((project) => project.id));
  return request.site.fields
    .filter((field) => field.clauseNames.length > 0 && (field.projectId === null || visible.has(field.projectId)))
    .filter((field) => projectIds.length === 0 || field.projectId === null || projectIds.includes(field.projectId));
}

function reference(request: JiraRequest): JiraReply {
  const given = isObject(request.body) ? request.body['projectIds'] : undefined;
  const projectIds = Array.isArray(given) ? given.map(String) : [];
  const time = TIME_FUNCTIONS.map((name): JsonObject => ({
    value: name,
    displayName: name,
    types: ['java.util.Date'],
  }));
  return {
    status: 200,
    body: {
      visibleFieldNames: searchableFields(request, projectIds).map(fieldReference),
      visibleFunctionNames: [...LIST_FUNCTION_NAMES.map(functionReference), ...time],
      jqlReservedWords: JQL_RESERVED_WORDS,
    },
  };
}

interface Suggestion {
  value: string;
  shown: string;
}

const MOST = 15;

function suggestions(request: JiraRequest): JiraReply {
  const { query } = request;
  const name = (query.get('fieldName') ?? '').toLowerCase();
  const typed = query.get('fieldValue') ?? query.get('predicateValue') ?? '';
  const wanted = typed.toLowerCase();
  const fits = ({ value, shown }: Suggestion): boolean =>
    [value, shown].some((text) => text.toLowerCase().startsWith(wanted)) || shown.toLowerCase().includes(` ${wanted}`);
  const results = valuesFor(request, name)
    .filter(fits)
    .slice(0, MOST)
    .map(({ value, shown }) => ({
      value: /\s/.test(value) ? `"${value}"` : value,
      displayName: emphasised(shown, typed, 'b'),
    }));
  return { status: 200, body: { results } };
}

function plain(names: readonly string[]): Suggestion[] {
  return [...new Set(names)].map((name) => ({ value: name, shown: name }));
}

function people(request: JiraRequest): Suggestion[] {
  return findPeople(request, '').map((who) => ({
    value: who.accountId,
    shown: who.emailAddress === null ? who.displayName : `${who.displayName} - ${who.emailAddress}`,
  }));
}

function valuesFor(request: JiraRequest, name: string): Suggestion[] {
  const { site } = request;
  const projects = visibleProjects(request);
  const field = site.fields.find((one) =>
    [one.id, one.name, ...one.clauseNames].some((known) => known.toLowerCase() === name),
  );
  if (name === 'status') return plain(site.statuses.map((one) => one.name));
  if (name === 'statuscategory') return plain(['To Do', 'In Progress', 'Done']);
  if (!field) return [];
  switch (valueKind(field)) {
    case 'labels':
      return field.schema.system === 'labels' ? plain(labelsInUse(request)) : plain(storedTexts(request, field.id));
    case 'user':
    case 'users':
      return people(request);
    case 'project':
      return projects.map((one) => ({ value: one.key, shown: `${one.name} (${one.key})` }));
    case 'issue-type':
      return plain(projects.flatMap((one) => issueTypesOf(site, one)).map((one) => one.name));
    case 'priority':
      return plain(site.priorities.map((one) => one.name));
    case 'resolution':
      return plain(['Unresolved', ...site.resolutions.map((one) => one.name)]);
    case 'components':
      return plain(projects.flatMap((one) => one.components).map((one) => one.name));
    case 'version':
    case 'versions':
      return plain(projects.flatMap((one) => one.versions).map((one) => one.name));
    case 'sprint':
      return visibleSprints(request).map((one) => ({ value: String(one.id), shown: one.name }));
    case 'group':
    case 'groups':
      return may(request, null, 'USER_PICKER') ? plain(site.groups.map((one) => one.name)) : [];
    case 'team':
      return optionsOf(field).map((one) => ({ value: one.id, shown: one.value }));
    default:
      return plain(
        optionsOf(field)
          .filter((one) => !one.disabled)
          .map((one) => one.value),
      );
  }
}

const STATES = ['active', 'future', 'closed'];

/** Sprints of the boards of projects that the caller may see, closed ones last. */
function visibleSprints(request: JiraRequest): Sprint[] {
  const projects = new Set(visibleProjects(request).map((project) => project.id));
  const boards = new Set(request.site.boards.filter((one) => projects.has(one.projectId)).map((one) => one.id));
  return request.site.sprints
    .filter((sprint) => boards.has(sprint.boardId))
    .toSorted((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
}

function storedTexts(request: JiraRequest, fieldId: string): string[] {
  return visibleIssues(request).flatMap((issue) => {
    const held = issue.values[fieldId];
    return Array.isArray(held) ? held.filter((one) => typeof one === 'string') : [];
  });
}

export const jqlHelpRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/jql/autocompletedata', handle: reference },
  { method: 'POST', pattern: '/rest/api/3/jql/autocompletedata', handle: reference },
  { method: 'GET', pattern: '/rest/api/3/jql/autocompletedata/suggestions', handle: suggestions },
];
