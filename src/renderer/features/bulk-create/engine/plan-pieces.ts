import type { ProblemGroup } from '@shared/bulk/problem-groups';
import type { Question } from '@shared/bulk/question';
import type { RowState } from '@shared/bulk/row-plan';
import type { FromEngine, RowTrouble, ShownPlan, ToEngine } from './messages';

/**
 * A piece of what differs from the plan before. A plan of ten thousand rows is megabytes, and taking it in at once would hold up a frame;
 * after an edit it differs in a few rows.
 */
export interface PlanPiece {
  readonly tell: 'plan-piece';
  /** The states before hold no more: rows came, went or moved. */
  readonly anew: boolean;
  readonly states: readonly (readonly [number, RowState])[];
  /** `null`: nothing is wrong any more. */
  readonly troubles: readonly (readonly [number, RowTrouble | null])[];
  readonly parents: readonly (readonly [number, number | null])[];
  readonly groups: readonly ProblemGroup[];
  /** With the last piece. */
  readonly end: PlanEnd | null;
}

interface PlanEnd extends Omit<ShownPlan, 'states' | 'troubles' | 'parents' | 'groups'> {
  /** The keys of all groups; `null`: as before. */
  readonly order: readonly string[] | null;
  readonly needed: readonly Question[];
}

/** What crosses from the thread to the page. */
export type FromWorker = Exclude<FromEngine, { tell: 'planned' }> | PlanPiece;

/** What crosses to the thread: what is asked, and that the page has taken a message in. */
export type ToWorker = ToEngine | { readonly ask: 'next' };

type Planned = Extract<FromEngine, { tell: 'planned' }>;

const STATES = 2_000;
const TROUBLES = 250;
const GROUPS = 200;

const NOTHING: ShownPlan['states'] = new Map();
const NO_TROUBLES: ShownPlan['troubles'] = new Map();
const NO_PARENTS: ShownPlan['parents'] = new Map();
const NO_GROUPS: readonly ProblemGroup[] = [];

/** The pieces from one plan to the next; at least one. Pure. */
export function piecesOf(before: ShownPlan | null, { plan, needed }: Planned): readonly PlanPiece[] {
  const { states, troubles, parents, groups, ...rest } = plan;
  const anew = before === null || !sameKeys(before.states, states);
  const moved = [...changes(anew ? NOTHING : before.states, states)];
  const wrong = [...changes(before?.troubles ?? NO_TROUBLES, troubles), ...gone(before?.troubles, troubles)];
  const under = [...changes(before?.parents ?? NO_PARENTS, parents), ...gone(before?.parents, parents)];
  const grouped = changedGroups(before?.groups ?? NO_GROUPS, groups);
  const order = sameOrder(before?.groups ?? NO_GROUPS, groups) ? null : groups.map(({ key }) => key);
  const pieces: PlanPiece[] = [];
  const count = Math.max(
    1,
    Math.ceil(moved.length / STATES),
    Math.ceil(wrong.length / TROUBLES),
    Math.ceil(under.length / STATES),
    Math.ceil(grouped.length / GROUPS),
  );
  for (let at = 0; at < count; at += 1) {
    pieces.push({
      tell: 'plan-piece',
      anew: anew && at === 0,
      states: moved.slice(at * STATES, (at + 1) * STATES),
      troubles: wrong.slice(at * TROUBLES, (at + 1) * TROUBLES),
      parents: under.slice(at * STATES, (at + 1) * STATES),
      groups: grouped.slice(at * GROUPS, (at + 1) * GROUPS),
      end: at === count - 1 ? { ...rest, order, needed } : null,
    });
  }
  return pieces;
}

/** Puts a plan together from its pieces. What no piece touches stays the same object. */
export class PlanReader {
  private plan: Pick<ShownPlan, 'states' | 'troubles' | 'parents' | 'groups'> = {
    states: NOTHING,
    troubles: NO_TROUBLES,
    parents: NO_PARENTS,
    groups: NO_GROUPS,
  };
  private pieces: PlanPiece[] = [];

  /** The plan once its last piece has come, `null` until then. */
  take(piece: PlanPiece): Planned | null {
    this.pieces.push(piece);
    const { end } = piece;
    if (end === null) return null;
    const { pieces, plan } = this;
    this.pieces = [];
    const { order, needed, ...rest } = end;
    const anew = pieces.some((each) => each.anew);
    this.plan = {
      states: applied(anew ? NOTHING : plan.states, pieces.flatMap(({ states }) => states)), // prettier-ignore
      troubles: applied(plan.troubles, pieces.flatMap(({ troubles }) => troubles)), // prettier-ignore
      parents: applied(plan.parents, pieces.flatMap(({ parents }) => parents)), // prettier-ignore
      groups: regrouped(plan.groups, pieces.flatMap(({ groups }) => groups), order), // prettier-ignore
    };
    return { tell: 'planned', plan: { ...rest, ...this.plan }, needed };
  }
}

function sameKeys(before: ShownPlan['states'], now: ShownPlan['states']): boolean {
  if (before.size !== now.size) return false;
  const keys = now.keys();
  for (const key of before.keys()) if (key !== keys.next().value) return false;
  return true;
}

function* changes<V>(before: ReadonlyMap<number, V>, now: ReadonlyMap<number, V>): Generator<readonly [number, V]> {
  for (const entry of now) if (before.get(entry[0]) !== entry[1]) yield entry;
}

function* gone<V>(
  before: ReadonlyMap<number, V> | undefined,
  now: ReadonlyMap<number, V>,
): Generator<readonly [number, null]> {
  for (const row of before?.keys() ?? []) if (!now.has(row)) yield [row, null];
}

function changedGroups(before: readonly ProblemGroup[], now: readonly ProblemGroup[]): readonly ProblemGroup[] {
  if (before === now) return [];
  const known = new Map(before.map((group) => [group.key, group]));
  return now.filter((group) => {
    const was = known.get(group.key);
    return was !== group && (was === undefined || !sameGroup(was, group));
  });
}

function sameGroup(one: ProblemGroup, other: ProblemGroup): boolean {
  const { rows, closest, ...rest } = one;
  return (
    sameList(rows, other.rows) &&
    closest.length === other.closest.length &&
    closest.every(({ text, label }, at) => text === other.closest[at]?.text && label === other.closest[at].label) &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === other[name])
  );
}

function sameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

function sameOrder(before: readonly ProblemGroup[], now: readonly ProblemGroup[]): boolean {
  return before.length === now.length && before.every(({ key }, at) => key === now[at]?.key);
}

function applied<V>(
  before: ReadonlyMap<number, V>,
  changed: readonly (readonly [number, V | null])[],
): ReadonlyMap<number, V> {
  if (changed.length === 0) return before;
  const map = new Map(before);
  for (const [row, value] of changed) {
    if (value === null) map.delete(row);
    else map.set(row, value);
  }
  return map;
}

function regrouped(
  before: readonly ProblemGroup[],
  changed: readonly ProblemGroup[],
  order: readonly string[] | null,
): readonly ProblemGroup[] {
  if (changed.length === 0 && order === null) return before;
  const byKey = new Map([...before, ...changed].map((group) => [group.key, group]));
  return (order ?? before.map(({ key }) => key)).flatMap((key) => byKey.get(key) ?? []);
}
