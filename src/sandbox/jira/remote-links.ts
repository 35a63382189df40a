import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { takeId } from '../world/issue-index';
import type { Issue, RemoteLink } from '../world/model';
import { changeQuietly } from '../world/mutate';
import { type JsonObject, asJson, isJsonObject, isObject } from './context';
import { allowOrRefuse, issueOrRefuse, projectOf } from './lookup';

function issueOf(request: JiraRequest): Issue {
  return issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
}

/** The issue, when the caller may link it. */
function linkable(request: JiraRequest): Issue {
  const issue = issueOf(request);
  allowOrRefuse(
    request,
    projectOf(request.site, issue),
    'LINK_ISSUES',
    'You do not have the permission to link issues in this project.',
  );
  return issue;
}

function shape(request: JiraRequest, issue: Issue, link: RemoteLink): JsonObject {
  return {
    id: link.id,
    self: `${request.selfBase}/rest/api/3/issue/${issue.id}/remotelink/${link.id}`,
    ...(link.globalId === undefined ? {} : { globalId: link.globalId }),
    application: link.application ?? {},
    ...(link.relationship === undefined ? {} : { relationship: link.relationship }),
    object: link.object,
  };
}

/** All of them as a bare array; with `globalId` that one as an object. */
function list(request: JiraRequest): JiraReply {
  const issue = issueOf(request);
  const globalId = request.query.get('globalId');
  const links = issue.remoteLinks ?? [];
  if (globalId === null) return { status: 200, body: links.map((link) => shape(request, issue, link)) };
  const link = links.find((one) => one.globalId === globalId);
  if (!link) throw new Refusal(404, [`No remote issue link with the global id '${globalId}' found.`]);
  return { status: 200, body: shape(request, issue, link) };
}

function find(request: JiraRequest, issue: Issue): RemoteLink {
  const id = request.params['linkId'] ?? '';
  const link = issue.remoteLinks?.find((one) => String(one.id) === id);
  if (!link) throw new Refusal(404, [`No remote issue link with the id '${id}' found.`]);
  return link;
}

/** `{globalId?, application?, relationship?, object: {url, title, …}}`; all of it is replaced by an update. */
function readLink(body: unknown, id: number): RemoteLink {
  const given = isObject(body) ? body : {};
  const object = asJson(given['object']);
  if (!isJsonObject(object) || typeof object['url'] !== 'string' || typeof object['title'] !== 'string') {
    throw new Refusal(400, [], { title: "'title' is required.", url: "'url' is required." });
  }
  const application = asJson(given['application']);
  return {
    id,
    object,
    ...(isJsonObject(application) ? { application } : {}),
    ...(typeof given['globalId'] === 'string' ? { globalId: given['globalId'] } : {}),
    ...(typeof given['relationship'] === 'string' ? { relationship: given['relationship'] } : {}),
  };
}

/** A link with a known `globalId` is updated (200), every other one is new (201). */
function createOrUpdate(request: JiraRequest): JiraReply {
  const issue = linkable(request);
  const globalId = isObject(request.body) ? request.body['globalId'] : undefined;
  const known = globalId === undefined ? undefined : issue.remoteLinks?.find((one) => one.globalId === globalId);
  const link = readLink(request.body, known?.id ?? Number(takeId(request.site)));
  store(request, issue, [...(issue.remoteLinks ?? []).filter((one) => one !== known), link]);
  const self = `${request.selfBase}/rest/api/3/issue/${issue.id}/remotelink/${link.id}`;
  return { status: known ? 200 : 201, body: { id: link.id, self } };
}

function update(request: JiraRequest): JiraReply {
  const issue = linkable(request);
  const known = find(request, issue);
  const link = readLink(request.body, known.id);
  store(
    request,
    issue,
    (issue.remoteLinks ?? []).map((one) => (one === known ? link : one)),
  );
  return { status: 204 };
}

function remove(request: JiraRequest): JiraReply {
  const issue = linkable(request);
  const known = find(request, issue);
  store(
    request,
    issue,
    (issue.remoteLinks ?? []).filter((one) => one !== known),
  );
  return { status: 204 };
}

function removeByGlobalId(request: JiraRequest): JiraReply {
  const issue = linkable(request);
  const globalId = request.query.get('globalId');
  if (globalId === null || globalId === '') throw new Refusal(400, ["The 'globalId' query parameter is required."]);
  const left = (issue.remoteLinks ?? []).filter((one) => one.globalId !== globalId);
  if (left.length === (issue.remoteLinks ?? []).length) {
    throw new Refusal(404, [`No remote issue link with the global id '${globalId}' found.`]);
  }
  store(request, issue, left);
  return { status: 204 };
}

function store(request: JiraRequest, issue: Issue, links: RemoteLink[]): void {
  changeQuietly(request, issue, () => {
    issue.remoteLinks = links;
  });
}

const at = '/rest/api/3/issue/{issueIdOrKey}/remotelink';

export const remoteLinkRoutes: Route[] = [
  { method: 'GET', pattern: at, handle: list },
  { method: 'POST', pattern: at, handle: createOrUpdate },
  { method: 'DELETE', pattern: at, handle: removeByGlobalId },
  {
    method: 'GET',
    pattern: `${at}/{linkId}`,
    handle: (request) => {
      const issue = issueOf(request);
      return { status: 200, body: shape(request, issue, find(request, issue)) };
    },
  },
  { method: 'PUT', pattern: `${at}/{linkId}`, handle: update },
  { method: 'DELETE', pattern: `${at}/{linkId}`, handle: remove },
];
