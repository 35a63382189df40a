import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import type { Board } from '../world/model';
import type { JsonObject } from './context';
import { visibleProject, visibleProjects } from './lookup';
import { listParameter, readPage, slice } from './paging';
import { sprintShape } from './shapes/sprint';

function agilePage<T>(request: JiraRequest, all: readonly T[], shape: (item: T) => JsonObject): JiraReply {
  const page = readPage(request.query, 50, 50);
  return {
    status: 200,
    body: {
      maxResults: page.maxResults,
      startAt: page.startAt,
      total: all.length,
      isLast: page.startAt + page.maxResults >= all.length,
      values: slice(all, page).map(shape),
    },
  };
}

function boardShape(request: JiraRequest, board: Board): JsonObject {
  const project = request.site.projects.find((one) => one.id === board.projectId);
  return {
    id: board.id,
    self: `${request.selfBase}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    ...(project
      ? {
          location: {
            projectId: Number(project.id),
            displayName: `${project.name} (${project.key})`,
            projectName: project.name,
            projectKey: project.key,
            projectTypeKey: project.typeKey,
            name: `${project.name} (${project.key})`,
          },
        }
      : {}),
  };
}

function boards(request: JiraRequest): JiraReply {
  const wanted = request.query.get('projectKeyOrId');
  const project = wanted === null ? undefined : visibleProject(request, wanted);
  if (wanted !== null && !project) throw new Refusal(400, [`No project could be found with key or id '${wanted}'.`]);
  const visible = new Set(visibleProjects(request).map((one) => one.id));
  const types = listParameter(request.query, 'type');
  const found = request.site.boards
    .filter((board) => visible.has(board.projectId) && (!project || board.projectId === project.id))
    .filter((board) => types.length === 0 || types.includes(board.type));
  return agilePage(request, found, (board) => boardShape(request, board));
}

function boardOf(request: JiraRequest): Board {
  const id = request.params['boardId'] ?? '';
  const board = request.site.boards.find((one) => String(one.id) === id);
  if (!board || !visibleProject(request, board.projectId)) {
    // The sentence stands under a key that is no field (contract 3.2).
    throw new Refusal(404, [], {
      rapidViewId:
        'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    });
  }
  return board;
}

function sprints(request: JiraRequest): JiraReply {
  const board = boardOf(request);
  if (board.type === 'kanban') throw new Refusal(400, ['The board does not support sprints']);
  const states = listParameter(request.query, 'state');
  const found = request.site.sprints.filter(
    (one) => one.boardId === board.id && (states.length === 0 || states.includes(one.state)),
  );
  return agilePage(request, found, (sprint) => sprintShape(request.selfBase, sprint));
}

function sprint(request: JiraRequest): JiraReply {
  const found = request.site.sprints.find((one) => String(one.id) === request.params['sprintId']);
  if (!found) throw new Refusal(404, ['Sprint does not exist or you do not have permission to view it.']);
  return { status: 200, body: sprintShape(request.selfBase, found) };
}

export const agileRoutes: Route[] = [
  { method: 'GET', pattern: '/rest/agile/1.0/board', handle: boards },
  {
    method: 'GET',
    pattern: '/rest/agile/1.0/board/{boardId}',
    handle: (request) => ({ status: 200, body: boardShape(request, boardOf(request)) }),
  },
  { method: 'GET', pattern: '/rest/agile/1.0/board/{boardId}/sprint', handle: sprints },
  { method: 'GET', pattern: '/rest/agile/1.0/sprint/{sprintId}', handle: sprint },
];
