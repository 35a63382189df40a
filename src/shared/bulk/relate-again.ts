import { twinKey } from './duplicates';
import { readParent, rowsByName, summaryIndex } from './parents';
import { neededBy, planRow, type RelateInput, type Relations } from './relate';
import { isInJira, type RowPlan, type RowState } from './row-plan';
import type { RowDraft } from './row-draft';

/**
 * As `relateInSteps`, after an edit of some cells: what stays as it was is taken over. `null` where the edit may change who is whose parent, and all
 * has to be looked at. `input` has to be what the relations before were made with. Their maps are taken over: `before` is of no use afterwards,
 * unless `null` comes back.
 *
 * @param changed positions of rows whose drafts are others than before
 */
export function relateAgain(
  before: Relations,
  drafts: readonly RowDraft[],
  changed: readonly number[],
  input: RelateInput,
): Relations | null {
  const pairs = changed.flatMap((at) => {
    const [was, now] = [before.drafts[at], drafts[at]];
    return was === undefined || now === undefined ? [] : [{ was, now, at }];
  });
  if (!pairs.every(({ was, now }) => sameFamily(was, now))) return null;
  const touched = new Set(pairs.map(({ at }) => at));
  const renamed = pairs.filter(({ was, now }) => was.summary !== now.summary);
  for (const { was, now } of renamed) moveTwin(was, now, before, touched);
  if (renamed.length > 0) lostAgain(before, drafts, renamed, touched, input);
  const related = { ...before, drafts };
  const plans = [...before.plans];
  const counts = { ...before.counts };
  const put = (at: number, plan: RowPlan): void => {
    const old = plans[at];
    if (old !== undefined) counts[old.state] -= 1;
    counts[plan.state] += 1;
    plans[at] = plan;
  };
  for (const at of touched) {
    const draft = drafts[at];
    if (draft === undefined) continue;
    const own = planRow(draft, related, input);
    put(at, { ...own, state: heldState(own, own.state, plans, related) });
  }
  // Parents first: what is below a row that has become ready, or no longer is, follows.
  const levels: Set<number>[] = [];
  const lookAt = (at: number): Set<number> => (levels[plans[at]?.depth ?? 0] ??= new Set()).add(at);
  touched.forEach(lookAt);
  for (let depth = 0; depth < levels.length; depth += 1) {
    for (const at of levels[depth] ?? []) {
      const plan = plans[at];
      if (plan === undefined || isInJira(plan)) continue;
      const state = heldState(plan, plan.state === 'held' ? 'ready' : plan.state, plans, related);
      if (state !== plan.state) put(at, { ...plan, state });
      if ((state === 'ready') === (before.plans[at]?.state === 'ready')) continue;
      for (const child of related.children.get(plan.number) ?? []) {
        const childAt = related.position.get(child);
        // What stands under a cycle waits whatever happens.
        if (childAt !== undefined && (plans[childAt]?.depth ?? 0) > depth) lookAt(childAt);
      }
    }
  }
  const asks = pairs.some(({ was, now }) => was.open.length > 0 || now.open.length > 0);
  const full = asks ? drafts.filter(({ blank }) => !blank) : [];
  return { ...related, plans, counts, needed: asks ? neededBy(full, before.parents, input.found) : before.needed };
}

/** Nothing about them differs that parents and order go by. */
function sameFamily(was: RowDraft, now: RowDraft): boolean {
  return (
    was.number === now.number &&
    was.blank === now.blank &&
    was.form === now.form &&
    was.inJira?.key === now.inJira?.key &&
    was.name === now.name &&
    was.parent?.text.typed === now.parent?.text.typed &&
    was.parent?.column === now.parent?.column
  );
}

/**
 * Rows whose parent nobody knows are offered rows with such a summary, and those whose parent may be several these: with other summaries now,
 * perhaps.
 */
function lostAgain(
  { position, parents, lost }: Relations,
  drafts: readonly RowDraft[],
  renamed: readonly { readonly was: RowDraft; readonly now: RowDraft }[],
  touched: Set<number>,
  { site, mapping, found }: RelateInput,
): void {
  const words = new Set(renamed.flatMap(({ was, now }) => [was.folded, now.folded, now.name]));
  const meant = lost.flatMap((number) => drafts[position.get(number) ?? -1] ?? []);
  const again = meant.filter(({ parent }) => parent !== null && words.has(parent.text.folded));
  if (again.length === 0) return;
  const byName = rowsByName(drafts);
  const hasNames = mapping.columns.some(({ target }) => target.kind === 'row-name');
  const bySummary = summaryIndex(drafts.filter(({ blank }) => !blank));
  for (const draft of again) {
    // No row has the number: that is why it is unknown. Or several are called so.
    parents.set(draft.number, readParent(draft, site, { byNumber: new Map(), byName, bySummary, hasNames }, found));
    touched.add(position.get(draft.number) ?? 0);
  }
}

/** Takes a row out of its old kind into the new one; the rows of both may have to say another first row. */
function moveTwin(was: RowDraft, now: RowDraft, { parents, position, twins }: Relations, touched: Set<number>): void {
  const at = (number: number): number => position.get(number) ?? 0;
  const parent = parents.get(now.number)?.parent ?? null;
  const [from, to] = [twinKey(was, parent), twinKey(now, parent)];
  if (from === to) return;
  const left = (from === null ? [] : (twins.get(from) ?? [])).filter((number) => number !== now.number);
  if (from !== null) {
    if (left.length === 0) twins.delete(from);
    else twins.set(from, left);
  }
  const joined = to === null ? [] : [...(twins.get(to) ?? []), now.number].sort((a, b) => at(a) - at(b));
  if (to !== null) twins.set(to, joined);
  for (const number of [...left, ...joined]) touched.add(at(number));
}

function heldState(
  { parent }: RowPlan,
  own: RowState,
  plans: readonly RowPlan[],
  { position, depth }: Pick<Relations, 'position' | 'depth'>,
): RowState {
  if (own !== 'ready' || parent?.kind !== 'row') return own;
  const above = plans[position.get(parent.number) ?? -1];
  return above?.state === 'ready' && depth.has(above.number) ? 'ready' : 'held';
}
