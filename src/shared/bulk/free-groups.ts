import type { ProblemGroup } from './problem-groups';

/**
 * The groups without the rows that keep what they say, and without those that have no other rows: what is offered to be mended in so many rows
 * is mended in so many. The same object where no row of them is locked. Pure.
 */
export function freeGroups(groups: readonly ProblemGroup[], locked: (row: number) => boolean): readonly ProblemGroup[] {
  const free = groups.map((group): ProblemGroup => {
    const rows = group.rows.filter((row) => !locked(row));
    return rows.length === group.rows.length ? group : { ...group, rows };
  });
  if (free.every((group, at) => group === groups[at])) return groups;
  return free
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => Number(a.isWarning) - Number(b.isWarning) || b.rows.length - a.rows.length);
}
