import type { Board, Project, Sprint } from './model';

const DAY = 24 * 60 * 60 * 1000;
const LENGTH = 14 * DAY;

export function larkfieldBoards(projects: readonly Project[]): Board[] {
  const idOf = (key: string): string => {
    const project = projects.find((candidate) => candidate.key === key);
    if (project === undefined) throw new Error(`No project ${key} for a board`);
    return project.id;
  };
  return [
    { id: 1, name: 'Storefront sprints', type: 'scrum', projectId: idOf('SHOP') },
    { id: 2, name: 'Payments sprints', type: 'scrum', projectId: idOf('PAY') },
    { id: 3, name: 'Operations', type: 'kanban', projectId: idOf('OPS') },
    { id: 4, name: 'MOB board', type: 'simple', projectId: idOf('MOB') },
    { id: 5, name: 'Checkout crashes', type: 'kanban', projectId: idOf('SHOP') },
  ];
}

const GOALS: Readonly<Record<number, readonly string[]>> = {
  1: ['A basket that survives the night', 'Taxes right in every country', 'Fewer calls about vouchers', ''],
  2: ['No refund shown twice', 'Settlement file by six in the morning', '', 'Quick pay for everyone'],
  4: ['No crash at the till', 'Widgets', ''],
};

const NAMES: Readonly<Record<number, string>> = { 1: 'Storefront', 2: 'Payments', 4: 'MOB' };

/** Two-week sprints back to back for every board that has them: seven closed, one active, two to come. */
export function sprintsOf(boards: readonly Board[], now: number, firstId: number): Sprint[] {
  let id = firstId;
  return boards.flatMap((board) => {
    if (board.type === 'kanban') return [];
    const goals = GOALS[board.id] ?? [''];
    // The active one began six days ago, at nine in UTC.
    const activeStart = Math.floor((now - 6 * DAY) / DAY) * DAY + 9 * 60 * 60 * 1000;
    return Array.from({ length: 10 }, (_, index): Sprint => {
      const start = activeStart + (index - 7) * LENGTH;
      const state = index < 7 ? 'closed' : index === 7 ? 'active' : 'future';
      const planned = state !== 'future' || index === 8;
      return {
        id: id++,
        name: `${NAMES[board.id] ?? board.name} ${index + 31}`,
        state,
        boardId: board.id,
        startDate: planned ? new Date(start).toISOString() : null,
        endDate: planned ? new Date(start + LENGTH).toISOString() : null,
        goal: state === 'future' ? '' : (goals[index % goals.length] ?? ''),
      };
    });
  });
}
