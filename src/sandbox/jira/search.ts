import { createHash } from 'node:crypto';
import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { issueById } from '../world/find';
import type { Issue } from '../world/model';
import { type JsonObject, isObject, strings } from './context';
import { selectFields } from './issue/field-selection';
import { type BeanRequest, fieldNames, fieldSchemas, issueBean } from './issue/issue-bean';
import { queryTest, refuseUnbounded, searchIssues } from './jql/search-issues';
import { visibleIssue } from './lookup';
import { listParameter } from './paging';
import { type FoundPages, foundPages } from './search-pages';

const REMOVED =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

const PAGE_CAP = 100;
const ID_PAGE_CAP = 5000;
const TOKEN_LIFE = 7 * 86_400_000;

interface SearchRequest extends BeanRequest {
  jql: string;
  maxResults: number;
  nextPageToken: string | undefined;
  reconcileIssues: string[];
}

function readGet(query: URLSearchParams): SearchRequest {
  const fields = listParameter(query, 'fields');
  return {
    jql: query.get('jql') ?? '',
    fields,
    expand: listParameter(query, 'expand'),
    properties: listParameter(query, 'properties'),
    fieldsByKeys: query.get('fieldsByKeys') === 'true',
    maxResults: readSize(query.get('maxResults') ?? undefined),
    nextPageToken: query.get('nextPageToken') ?? undefined,
    reconcileIssues: listParameter(query, 'reconcileIssues'),
  };
}

function readSize(value: unknown): number {
  if (value === undefined || value === null || value === '') return 50;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 0) throw new Refusal(400, ['The maxResults parameter is not a whole number.']);
  return size;
}

function readPost(body: unknown): SearchRequest {
  if (!isObject(body))
    throw new Refusal(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const { jql, expand, nextPageToken, reconcileIssues } = body;
  // Here `expand` is one string with commas, unlike anywhere else (contract 9).
  if (expand !== undefined && typeof expand !== 'string')
    throw new Refusal(400, ["The 'expand' property must be a string."]);
  return {
    jql: typeof jql === 'string' ? jql : '',
    fields: strings(body['fields']),
    expand: (expand ?? '').split(',').filter((one) => one !== ''),
    properties: strings(body['properties']),
    fieldsByKeys: body['fieldsByKeys'] === true,
    maxResults: readSize(body['maxResults']),
    nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : undefined,
    reconcileIssues: Array.isArray(reconcileIssues) ? reconcileIssues.map(String) : [],
  };
}

/** The place after the last page, bound to the query and the caller, good for seven days. */
function tokenFor(request: JiraRequest, jql: string, offset: number): string {
  return Buffer.from(`${offset}.${request.now + TOKEN_LIFE}.${bindingOf(request, jql)}`).toString('base64url');
}

function bindingOf(request: JiraRequest, jql: string): string {
  return createHash('sha256')
    .update(`${request.site.cloudId}\n${request.caller.accountId}\n${jql}`)
    .digest('hex')
    .slice(0, 24);
}

function offsetOf(request: JiraRequest, search: SearchRequest): number {
  if (search.nextPageToken === undefined) return 0;
  const [offset = '', expires = '', binding] = Buffer.from(search.nextPageToken, 'base64url').toString().split('.');
  const good = /^\d+$/.test(offset) && binding === bindingOf(request, search.jql) && Number(expires) > request.now;
  if (!good) throw new Refusal(400, ['The provided next page token is invalid or has expired.']);
  return Number(offset);
}

function find(request: JiraRequest, search: SearchRequest, pages: FoundPages, offset: number): Issue[] {
  const binding = bindingOf(request, search.jql);
  const kept = offset > 0 ? pages.recall(request.site, binding) : undefined;
  const ids = kept ?? searchIssues(request, search.jql).map((issue) => issue.id);
  pages.keep(request.site, binding, ids);
  const found = ids.flatMap((id) => issueById(request.site, id) ?? []);
  return offset === 0 ? reconciled(request, search, found) : found;
}

/** Issues that the caller knows to be new are looked at directly, whatever the index says. */
function reconciled(request: JiraRequest, search: SearchRequest, found: Issue[]): Issue[] {
  const test = queryTest(request, search.jql);
  const missing = search.reconcileIssues.flatMap((id) => {
    const issue = visibleIssue(request, id);
    return issue && test(issue) && !found.includes(issue) ? [issue] : [];
  });
  return [...missing, ...found];
}

function answer(request: JiraRequest, search: SearchRequest, pages: FoundPages): JiraReply {
  if (search.properties.length > 5) throw new Refusal(400, ['No more than 5 properties can be requested.']);
  if (search.reconcileIssues.length > 50) throw new Refusal(400, ['No more than 50 issues can be reconciled.']);
  refuseUnbounded(search.jql);
  const offset = offsetOf(request, search);
  const found = find(request, search, pages, offset);
  const idOnly = search.fields.every((field) => field === 'id' || field === 'key');
  const size = Math.min(search.maxResults, idOnly ? ID_PAGE_CAP : PAGE_CAP);
  const page = found.slice(offset, offset + size);
  const isLast = offset + page.length >= found.length || size === 0;
  const onlyId = search.fields.every((field) => field === 'id');
  return {
    status: 200,
    body: {
      issues: page.map((issue) => shape(request, search, issue, onlyId, idOnly)),
      ...(isLast ? {} : { nextPageToken: tokenFor(request, search.jql, offset + page.length) }),
      isLast,
      ...expanded(request, search, page),
    },
  };
}

function shape(
  request: JiraRequest,
  search: SearchRequest,
  issue: Issue,
  onlyId: boolean,
  idOnly: boolean,
): JsonObject {
  if (onlyId && search.expand.length === 0 && search.properties.length === 0) return { id: issue.id };
  const expand = search.expand.filter((one) => one !== 'names' && one !== 'schema');
  const bean = issueBean(request, issue, { ...search, expand });
  if (!idOnly) return bean;
  const { fields: _fields, ...rest } = bean;
  return rest;
}

/** `names` and `schema` stand once beside the issues, for the fields of all of them. */
function expanded(request: JiraRequest, search: SearchRequest, page: Issue[]): JsonObject {
  const byId = new Map(
    page
      .flatMap((issue) => selectFields(request, issue, search.fields, search.fieldsByKeys))
      .map((field) => [field.id, field]),
  );
  const fields = [...byId.values()];
  return {
    ...(search.expand.includes('names') ? { names: fieldNames(fields) } : {}),
    ...(search.expand.includes('schema') ? { schema: fieldSchemas(fields) } : {}),
  };
}

function removed(): JiraReply {
  throw new Refusal(410, [REMOVED]);
}

const pages = foundPages();

export const searchRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/rest/api/3/search/jql',
    handle: (request) => answer(request, readGet(request.query), pages),
  },
  {
    method: 'POST',
    pattern: '/rest/api/3/search/jql',
    handle: (request) => answer(request, readPost(request.body), pages),
  },
  { method: 'GET', pattern: '/rest/api/3/search', handle: removed },
  { method: 'POST', pattern: '/rest/api/3/search', handle: removed },
];
