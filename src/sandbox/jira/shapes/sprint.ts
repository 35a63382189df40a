import type { Sprint } from '../../world/model';
import type { JsonObject } from '../context';

/** A sprint as the agile API lists it; dates in UTC with `Z`. */
export function sprintShape(selfBase: string, sprint: Sprint): JsonObject {
  return {
    id: sprint.id,
    self: `${selfBase}/rest/agile/1.0/sprint/${sprint.id}`,
    state: sprint.state,
    name: sprint.name,
    ...(sprint.startDate === null ? {} : { startDate: sprint.startDate }),
    ...(sprint.endDate === null ? {} : { endDate: sprint.endDate }),
    ...(sprint.state === 'closed' && sprint.endDate !== null ? { completeDate: sprint.endDate } : {}),
    originBoardId: sprint.boardId,
    goal: sprint.goal,
  };
}

/** A sprint as an issue's sprint field holds it. */
export function sprintOnIssue(sprint: Sprint): JsonObject {
  return {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    boardId: sprint.boardId,
    goal: sprint.goal,
    ...(sprint.startDate === null ? {} : { startDate: sprint.startDate }),
    ...(sprint.endDate === null ? {} : { endDate: sprint.endDate }),
  };
}
