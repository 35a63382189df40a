import { dryRun } from '@shared/bulk/dry-run';
import type { Plan } from '@shared/bulk/row-plan';
import type { RunSize } from '@shared/ipc/bulk';
import { TERMS } from './terms';

/** What a run of these rows would do without those that are there before. Pure. */
export function whatIsLeft(plan: Plan, wanted: ReadonlySet<number>, before: ReadonlyMap<number, unknown>): RunSize {
  const isLeft = (number: number): boolean => wanted.has(number) && !before.has(number);
  const rows = plan.rows.map((row) =>
    row.state === 'ready' && !isLeft(row.number) ? { ...row, state: 'held' as const } : row,
  );
  const ready = rows.filter(({ state }) => state === 'ready').length;
  const { perRequest, issuesPerSecond, pointsPerIssue } = TERMS;
  const pointsFor = (creates: number): number => creates * pointsPerIssue;
  const left = { ...plan, rows, counts: { ...plan.counts, ready } };
  const { calls, points, seconds } = dryRun(left, { perRequest, issuesPerSecond, pointsFor });
  return { ready, calls, points, seconds };
}
