import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Issue, Worklog } from '../world/model';
import { isObject } from './context';
import { visibleWorklogs } from './issue/visible-parts';
import { visibleIssues } from './lookup';
import { listParameter } from './paging';
import { worklogShape } from './shapes/worklog';

const PAGE = 1000;

interface Changed {
  id: string;
  at: number;
}

/** A page of `{worklogId, updatedTime}` from `since` on, oldest first; epoch milliseconds throughout. */
function changedPage(request: JiraRequest, name: 'updated' | 'deleted', changed: Changed[]): JiraReply {
  const given = request.query.get('since');
  const since = given === null || given === '' ? 0 : Number(given);
  if (!Number.isFinite(since)) throw new Refusal(400, [`The value '${given}' of 'since' is not a number.`]);
  const found = changed.filter((one) => one.at >= since).toSorted((a, b) => a.at - b.at);
  const page = found.slice(0, PAGE);
  const until = page.at(-1)?.at ?? request.now;
  const self = `${request.selfBase}/rest/api/3/worklog/${name}`;
  const lastPage = page.length === found.length;
  return {
    status: 200,
    body: {
      values: page.map((one) => ({ worklogId: Number(one.id), updatedTime: one.at, properties: [] })),
      since,
      until,
      self: `${self}?since=${since}`,
      ...(lastPage ? {} : { nextPage: `${self}?since=${until}` }),
      lastPage,
    },
  };
}

function all(request: JiraRequest): { issue: Issue; worklog: Worklog }[] {
  return visibleIssues(request).flatMap((issue) =>
    visibleWorklogs(request, issue).map((worklog) => ({ issue, worklog })),
  );
}

function updated(request: JiraRequest): JiraReply {
  return changedPage(
    request,
    'updated',
    all(request).map(({ worklog }) => ({ id: worklog.id, at: worklog.updated })),
  );
}

function deleted(request: JiraRequest): JiraReply {
  return changedPage(request, 'deleted', request.site.deletedWorklogs ?? []);
}

/** `worklog/list`: worklogs of any issue by numeric id; what cannot be seen is left out. */
function byIds(request: JiraRequest): JiraReply {
  const given = isObject(request.body) ? request.body['ids'] : undefined;
  const ids = new Set(Array.isArray(given) ? given.map(String) : []);
  if (ids.size === 0 || ids.size > PAGE) throw new Refusal(400, [`Give between 1 and ${PAGE} worklog ids.`]);
  const expand = listParameter(request.query, 'expand');
  return {
    status: 200,
    body: all(request)
      .filter(({ worklog }) => ids.has(worklog.id))
      .map(({ issue, worklog }) => worklogShape(request, issue, worklog, expand)),
  };
}

export const worklogSinceRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/api/3/worklog/updated', handle: updated },
  { method: 'GET', pattern: '/rest/api/3/worklog/deleted', handle: deleted },
  { method: 'POST', pattern: '/rest/api/3/worklog/list', handle: byIds },
];
