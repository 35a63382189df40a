import type { ProblemCode } from '@shared/bulk/problem';
import type { RowState } from '@shared/bulk/row-plan';
import type { ShownPlan } from '../engine/messages';
import { isFree, type Runs } from './run-rows';

/** Groups that have something left to send, or to look for. Pure. */
export function openGroups({ groups }: Pick<Runs, 'groups'>): Runs['groups'] {
  return groups.filter(({ counts }) => (counts.queued ?? 0) + (counts.sending ?? 0) + (counts.unknown ?? 0) > 0);
}

/** `paused`: all that is open is paused. Pure. */
export function runState(runs: Pick<Runs, 'groups'>): 'going' | 'paused' | 'ended' {
  const open = openGroups(runs);
  if (open.length === 0) return 'ended';
  return open.every(({ paused }) => paused) ? 'paused' : 'going';
}

type Planned = Pick<ShownPlan, 'states' | 'troubles' | 'parents'>;

const ON_ITS_WAY: ReadonlySet<string> = new Set(['queued', 'sending', 'unknown']);

/** Rows that could be sent now: ready, in no run, and not under a row that was refused, or of which it is not known whether it is there. Pure. */
export function readyAndFree({ states, parents }: Pick<Planned, 'states' | 'parents'>, runs: Runs['rows']): number[] {
  const ready: number[] = [];
  for (const [row, state] of states) {
    if (state !== 'ready' || !isFree(runs.get(row))) continue;
    const above = parents.get(row);
    const parent = above === undefined ? undefined : runs.get(above);
    // The outbox takes a child with its parent, or after it, and lets it wait for one that is on its way.
    if (parent === undefined || parent.state === 'applied' || isFree(parent) || ON_ITS_WAY.has(parent.state))
      ready.push(row);
  }
  return ready;
}

/** Whether a row is in no run yet: held back, or ready by now. Pure. */
export function isLeft(plan: Pick<Planned, 'states'> | null, runs: Runs['rows']): boolean {
  for (const [row, state] of plan?.states ?? []) if (state !== 'blank' && isFree(runs.get(row))) return true;
  return false;
}

/** A person is asked before these are sent: the run that they join has asked nobody. */
const ASKS: ReadonlySet<ProblemCode> = new Set(['duplicate-row', 'duplicate-issue']);
const HELD: ReadonlySet<RowState> = new Set(['problem', 'asking', 'held']);

/** The rows that something keeps back, which mended would join a run. Pure. */
export function heldRows({ states }: Pick<Planned, 'states'>, runs: Runs['rows']): number[] {
  return [...states].flatMap(([row, state]) => (HELD.has(state) && runs.get(row) === undefined ? [row] : []));
}

/**
 * Rows that join the run that is under way: something kept them back (`held`), it was mended, and they were in no run. Those that may double
 * an issue wait for a person. Pure.
 */
export function joinable(plan: Planned, runs: Runs['rows'], held: ReadonlySet<number>): number[] {
  return readyAndFree(plan, runs).filter(
    (row) =>
      held.has(row) &&
      runs.get(row) === undefined &&
      plan.troubles.get(row)?.warnings.some(({ code }) => ASKS.has(code)) !== true,
  );
}
