import type { BulkSite } from './bulk-site';
import { type KnownIndex, twinKey, twinWarnings } from './duplicates';
import type { Mapping } from './mapping';
import { orderRows } from './order-rows';
import { cycleProblem, NO_PARENT, type ParentRead, readParent, type RowIndex, summaryIndex } from './parents';
import { answerTo, type Found, type Question } from './question';
import type { RowPlan, RowState } from './row-plan';
import type { RowDraft } from './row-draft';
import { inJiraAlready } from './row-problems';

/** What rows are beside each other. `relateAgain` takes it on, and its maps with it, where an edit leaves most of it as it was. */
export interface Relations {
  /** In the order of the sheet, as are the plans. */
  readonly drafts: readonly RowDraft[];
  readonly plans: readonly RowPlan[];
  readonly position: ReadonlyMap<number, number>;
  readonly parents: Map<number, ParentRead>;
  readonly children: ReadonlyMap<number, readonly number[]>;
  readonly cycles: ReadonlyMap<number, readonly number[]>;
  readonly depth: ReadonlyMap<number, number>;
  readonly order: readonly number[];
  /** Rows whose parent is none that anybody knows, or may be several: they are offered other rows. */
  readonly lost: readonly number[];
  /** The rows of one summary, type and parent, in the order of the sheet. */
  readonly twins: Map<string, readonly number[]>;
  readonly needed: readonly Question[];
  readonly counts: Readonly<Record<RowState, number>>;
}

export interface RelateInput {
  readonly site: BulkSite;
  readonly mapping: Mapping;
  readonly found: Found;
  readonly known: KnownIndex;
  readonly summaryColumn: number | null;
}

/** Rows that are looked at before others have their turn. */
const ROWS_AT_ONCE = 1_000;

/** Looks at all rows beside each other: parents, order, duplicates, what waits for what. Gives way in between. */
export function* relateInSteps(
  drafts: readonly RowDraft[],
  input: RelateInput,
): Generator<undefined, Relations, undefined> {
  const { site, mapping, found } = input;
  const full = drafts.filter(({ blank }) => !blank);
  const index = indexOf(full, mapping);
  yield;
  const parents = new Map<number, ParentRead>();
  const parentRows = new Map<number, number>();
  const children = new Map<number, number[]>();
  const lost: number[] = [];
  for (const [at, draft] of full.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
    if (draft.parent === null) continue;
    const read = readParent(draft, site, index, found);
    parents.set(draft.number, read);
    if (read.problem?.code === 'parent-unknown' || read.problem?.code === 'parent-several') lost.push(draft.number);
    if (read.parent?.kind !== 'row') continue;
    parentRows.set(draft.number, read.parent.number);
    addTo(children, read.parent.number, draft.number);
  }
  yield;
  const numbers = full.map(({ number }) => number);
  const { order, depth, cycles } = orderRows(numbers, parentRows);
  const inCycle = new Map(cycles.flatMap((cycle) => cycle.map((number) => [number, cycle] as const)));
  yield;
  const twins = new Map<string, number[]>();
  for (const draft of full) {
    const key = twinKey(draft, parents.get(draft.number)?.parent ?? null);
    if (key !== null) addTo(twins, key, draft.number);
  }
  const position = new Map(drafts.map(({ number }, at) => [number, at]));
  const related = { drafts, position, parents, children, lost, cycles: inCycle, depth, order, twins };
  const own: RowPlan[] = [];
  for (const draft of drafts) {
    if (own.length % ROWS_AT_ONCE === 0) yield;
    own.push(planRow(draft, related, input));
  }
  yield;
  const plans = holdBack(own, order, parentRows);
  yield;
  return { ...related, plans, needed: neededBy(full, parents, found), counts: count(plans) };
}

/** A row beside the others, not yet held back. */
export function planRow(
  draft: RowDraft,
  { parents, cycles, depth, twins }: Pick<Relations, 'parents' | 'cycles' | 'depth' | 'twins'>,
  { found, known, summaryColumn }: RelateInput,
): RowPlan {
  const { number, form, summary, values } = draft;
  if (draft.blank) {
    return { number, state: 'blank', form, summary, values, parent: null, depth: 0, problems: [], warnings: [] };
  }
  if (draft.inJira !== null) {
    const warnings = [inJiraAlready(draft.inJira)];
    return { number, state: 'held', form, summary, values, parent: null, depth: 0, problems: [], warnings };
  }
  const { parent, problem, asked } = parents.get(number) ?? NO_PARENT;
  const cycle = cycles.get(number);
  const wrong = cycle === undefined ? problem : cycleProblem(draft, cycle);
  const key = twinKey(draft, parent);
  const warnings = key === null ? [] : twinWarnings(draft, twins.get(key)?.[0], known.get(key), summaryColumn);
  const waits = draft.open.length > 0 || (asked !== null && answerTo(asked, found) === undefined);
  const problems = wrong === null ? draft.problems : [...draft.problems, wrong];
  const state: RowState = problems.length > 0 ? 'problem' : waits ? 'asking' : 'ready';
  return { number, state, form, summary, values, parent, depth: depth.get(number) ?? 0, problems, warnings };
}

function addTo<K>(map: Map<K, number[]>, key: K, number: number): void {
  const of = map.get(key);
  if (of === undefined) map.set(key, [number]);
  else of.push(number);
}

function indexOf(drafts: readonly RowDraft[], mapping: Mapping): RowIndex {
  const hasNames = mapping.columns.some(({ target }) => target.kind === 'row-name');
  const byNumber = new Map<number, RowDraft>();
  const byName = new Map<string, RowDraft[]>();
  const bySummary = summaryIndex(drafts);
  if (!drafts.some(({ parent }) => parent !== null)) return { byNumber, byName, bySummary, hasNames };
  for (const draft of drafts) {
    byNumber.set(draft.number, draft);
    if (draft.name === '') continue;
    const alike = byName.get(draft.name);
    if (alike === undefined) byName.set(draft.name, [draft]);
    else alike.push(draft);
  }
  return { byNumber, byName, bySummary, hasNames };
}

/** A row waits for its parent's row to be ready; parents come first in `order`. */
function holdBack(
  rows: readonly RowPlan[],
  order: readonly number[],
  parentRows: ReadonlyMap<number, number>,
): readonly RowPlan[] {
  if (parentRows.size === 0) return rows;
  const states = new Map(rows.map(({ number, state }) => [number, state]));
  const inOrder = new Set(order);
  const hold = (number: number): void => {
    if (states.get(number) === 'ready') states.set(number, 'held');
  };
  for (const number of order) {
    const parent = parentRows.get(number);
    if (parent !== undefined && states.get(parent) !== 'ready') hold(number);
  }
  // What stands under a cycle is in no order, and waits as well.
  for (const number of parentRows.keys()) if (!inOrder.has(number)) hold(number);
  return rows.map((row) => {
    const state = states.get(row.number) ?? row.state;
    return state === row.state ? row : { ...row, state };
  });
}

export function neededBy(
  drafts: readonly RowDraft[],
  parents: ReadonlyMap<number, ParentRead>,
  found: Found,
): readonly Question[] {
  const needed = new Map<string, Question>();
  const add = (question: Question): void => {
    if (answerTo(question, found) === undefined && !needed.has(question.key)) needed.set(question.key, question);
  };
  for (const { open } of drafts) open.forEach(add);
  for (const { asked } of parents.values()) if (asked !== null) add(asked);
  return [...needed.values()];
}

function count(rows: readonly RowPlan[]): Record<RowState, number> {
  const counts: Record<RowState, number> = { ready: 0, problem: 0, asking: 0, held: 0, blank: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}
