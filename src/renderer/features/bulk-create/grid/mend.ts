import { separatorsOf } from '@shared/bulk/column-values';
import type { Problem } from '@shared/bulk/problem';
import { replaceIn, type ProblemGroup } from '@shared/bulk/problem-groups';
import { fold } from '@shared/fold';
import type { CreateField } from '@shared/jira/field';
import type { ShownPlan } from '../engine/messages';

/** The problems that are alike one, it among them. Pure. */
export function groupOf(plan: Pick<ShownPlan, 'groups'>, row: number, problem: Problem): ProblemGroup | undefined {
  const { code, fieldId, column } = problem;
  const alike = plan.groups.filter(
    (group) => group.code === code && group.fieldId === fieldId && group.column === column && group.rows.includes(row),
  );
  // A list may have two wrong entries. Groups without one answer are of whatever each row says.
  const same = alike.find(({ oneAnswer, wrong }) => oneAnswer && fold(wrong) === fold(problem.wrong));
  return same ?? alike.find(({ oneAnswer }) => !oneAnswer);
}

/** The text of a cell with the wrong part of it replaced: in a list the other entries stay. Pure. */
export function textWith(problem: Problem, cell: string, replacement: string, field: CreateField | null): string {
  return replaceIn(cell, problem.wrong, replacement, field === null ? null : separatorsOf(field));
}
