import type { BulkSite } from '@shared/bulk/bulk-site';
import { dryRun } from '@shared/bulk/dry-run';
import { missingFields } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import type { Closest, Problem } from '@shared/bulk/problem';
import { ProblemGrouper, type ProblemGroup } from '@shared/bulk/problem-groups';
import type { Plan, RowPlan, RowState } from '@shared/bulk/row-plan';
import type { RowTrouble, ShownPlan, ToEngine } from './messages';
import { MOST_CLOSEST } from './most-closest';

export interface ShowInput {
  readonly site: BulkSite;
  readonly mapping: Mapping;
  readonly terms: Extract<ToEngine, { ask: 'site' }>['terms'];
}

interface Shown {
  readonly rows: readonly RowPlan[];
  readonly plan: ShownPlan;
}

/**
 * What the page needs of plan after plan of a sheet. Rows that are the same objects as in the plan before are not looked at again, and what is
 * told already stays the same object, so that it is not told again.
 */
export class PlanShower {
  private readonly grouper = new ProblemGrouper();
  private before: Shown | null = null;

  of(plan: Plan, { site, mapping, terms }: ShowInput): ShownPlan {
    const { before } = this;
    const byRow =
      before !== null && isOfSameRows(before.rows, plan.rows) ? changed(before, plan.rows) : anew(plan.rows, before);
    const types = new Set<string>();
    for (const { form } of plan.rows) if (form !== null) types.add(form.issueType.id);
    const shown: ShownPlan = {
      ...byRow,
      groups: shownGroups(this.groups(plan)),
      counts: plan.counts,
      dry: dryRun(plan, { ...terms, pointsFor: (creates) => creates * terms.pointsPerIssue }),
      missing: missingFields(site, mapping, types),
    };
    this.before = { rows: plan.rows, plan: shown };
    return shown;
  }

  /** The groups of a plan with all that they hold. */
  groups(plan: Plan): readonly ProblemGroup[] {
    return this.grouper.of(plan);
  }
}

type ByRow = Pick<ShownPlan, 'states' | 'troubles' | 'parents'>;

function anew(rows: readonly RowPlan[], before: Shown | null): ByRow {
  const states = new Map<number, RowState>();
  const troubles = new Map<number, RowTrouble>();
  const parents = new Map<number, number>();
  for (const row of rows) {
    const { number, state, parent } = row;
    states.set(number, state);
    if (parent?.kind === 'row') parents.set(number, parent.number);
    const trouble = shownTrouble(row, before?.plan.troubles.get(number));
    if (trouble !== null) troubles.set(number, trouble);
  }
  return { states, troubles, parents };
}

function changed({ rows: were, plan }: Shown, rows: readonly RowPlan[]): ByRow {
  const states = new Map(plan.states);
  const troubles = new Map(plan.troubles);
  const parents = new Map(plan.parents);
  for (const [at, row] of rows.entries()) {
    if (row === were[at]) continue;
    const { number, state, parent } = row;
    states.set(number, state);
    if (parent?.kind === 'row') parents.set(number, parent.number);
    else parents.delete(number);
    const trouble = shownTrouble(row, troubles.get(number));
    if (trouble === null) troubles.delete(number);
    else troubles.set(number, trouble);
  }
  return { states, troubles, parents };
}

function isOfSameRows(before: readonly RowPlan[], now: readonly RowPlan[]): boolean {
  return before.length === now.length && now.every(({ number }, at) => number === before[at]?.number);
}

/** What is wrong with a row, `null` for nothing; the same object as before where it is the same. */
function shownTrouble({ problems, warnings }: RowPlan, before: RowTrouble | undefined): RowTrouble | null {
  if (problems.length === 0 && warnings.length === 0) return null;
  const now = { problems: problems.map(shownProblem), warnings: warnings.map(shownProblem) };
  const isSame = (one: readonly Problem[], other: readonly Problem[] = []): boolean =>
    one.length === other.length && one.every((problem, at) => problem === other[at]);
  const same = isSame(now.problems, before?.problems) && isSame(now.warnings, before?.warnings);
  return same && before !== undefined ? before : now;
}

/** Only these are offered: thousands of problems with all values of a field would hold up a frame on their way. */
function withFewClosest<T extends { readonly closest: readonly Closest[] }>(of: T): T {
  return of.closest.length <= MOST_CLOSEST ? of : { ...of, closest: of.closest.slice(0, MOST_CLOSEST) };
}

/** The same for the same object. */
function once<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const made = new WeakMap<K, V>();
  return (from) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const value = make(from);
    made.set(from, value);
    return value;
  };
}

const shownProblem = once<Problem, Problem>(withFewClosest);
const shownGroup = once<ProblemGroup, ProblemGroup>(withFewClosest);
const shownGroups = once((groups: readonly ProblemGroup[]) => groups.map(shownGroup));
