import { WAITS_FOR_PARENT } from '@shared/bulk/row-words';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { RunRowState } from '@shared/ipc/bulk';
import type { ShownPlan } from '../engine/messages';
import { groupWords } from '../grid/problem-words';
import { isFree } from '../session/run-rows';

/** Rows that are not in Jira for the same reason. */
export interface LeftRows {
  readonly key: string;
  readonly title: string;
  /** Empty where the title says all. */
  readonly sentence: string;
  readonly rows: readonly number[];
  /** `decide`: Jira may have them, and a person says in the outbox what became of them. `behind`: they wait for a row that is refused or given up. */
  readonly kind: 'decide' | 'refused' | 'behind' | 'held' | 'stopped' | 'other';
}

type LeftOf = Pick<ShownPlan, 'states' | 'groups' | 'parents' | 'troubles'>;

/** Why rows are not in Jira: what needs a decision first, then what Jira refused, then what a problem holds back. Pure. */
export function leftRows(
  plan: LeftOf | null,
  runs: ReadonlyMap<number, RunRowState>,
  projectKey: string,
): readonly LeftRows[] {
  const left = new Map<string, LeftRows & { rows: number[] }>();
  const add = (row: number, key: string, of: Omit<LeftRows, 'key' | 'rows'>): void => {
    const known = left.get(key);
    if (known === undefined) left.set(key, { ...of, key, rows: [row] });
    else known.rows.push(row);
  };
  for (const { row, state, failure, mayHaveLeft, stands } of runs.values()) {
    if (state === 'unsure' || state === 'conflict') add(row, 'unsure', UNSURE);
    else if (state === 'rejected') {
      const why = failure === null ? null : describeFailure(failure);
      const title = why?.title ?? 'Jira refused it.';
      const sentence = why?.detail ?? '';
      add(row, `refused ${title} ${sentence}`, { title, sentence, kind: 'refused' });
    } else if (state === 'discarded' && mayHaveLeft) add(row, 'may have left', MAY_HAVE_LEFT);
    else if (state === 'discarded' && plan?.states.get(row) === 'ready') add(row, 'stopped', STOPPED);
    else if (stands === true && mayGoOn(row, plan, runs)) add(row, 'behind unsure', BEHIND_UNSURE);
    else if (stands === true) add(row, 'behind', BEHIND);
  }
  const found = [...left.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  if (plan === null) return found;
  const free = (row: number): boolean => isFree(runs.get(row));
  const held = plan.groups.flatMap((group): LeftRows[] => {
    const rows = group.isWarning ? [] : group.rows.filter(free);
    if (rows.length === 0) return [];
    return [{ key: group.key, title: group.title, sentence: groupWords(group, projectKey), rows, kind: 'held' }];
  });
  for (const [row, state] of plan.states) {
    if (!free(row) || (runs.has(row) && state === 'ready') || isInJira(plan, row)) continue;
    if (state === 'held') add(row, 'parent', PARENT);
    else if (state === 'asking') add(row, 'asking', ASKING);
    else if (state === 'ready') add(row, 'ready', READY);
  }
  const others = [...left.values()].filter((each) => !found.includes(each));
  return [
    ...found.filter(({ kind }) => !LAST.has(kind)),
    ...held,
    ...found.filter(({ kind }) => LAST.has(kind)),
    ...others,
  ];
}

/** What the person did themselves, or what goes on once another row does. */
const LAST: ReadonlySet<LeftRows['kind']> = new Set(['stopped', 'other']);
const ORDER: readonly LeftRows['kind'][] = ['decide', 'refused', 'behind', 'held', 'stopped', 'other'];

/** Whether it waits for a row that Jira may have: what becomes of that is to be decided first. */
function mayGoOn(row: number, plan: LeftOf | null, runs: ReadonlyMap<number, RunRowState>): boolean {
  const above = plan?.parents.get(row);
  const state = above === undefined ? undefined : runs.get(above)?.state;
  if (state === 'unsure' || state === 'conflict') return true;
  return state === 'queued' && above !== undefined && mayGoOn(above, plan, runs);
}

/** An earlier run has created it: it is not left. */
function isInJira({ troubles }: LeftOf, row: number): boolean {
  return troubles.get(row)?.warnings.some(({ code }) => code === 'in-jira') === true;
}

/** How many rows are not created, and can be created again without a double: those that the file of rows not created holds. Pure. */
export function countNotCreated(left: readonly LeftRows[]): number {
  return new Set(left.flatMap(({ kind, rows }) => (kind === 'decide' ? [] : rows))).size;
}

/** How many rows Jira may have. Pure. */
export function countToDecide(left: readonly LeftRows[]): number {
  return new Set(left.flatMap(({ kind, rows }) => (kind === 'decide' ? rows : []))).size;
}

const UNSURE = {
  title: 'Unsure whether Jira has them',
  sentence: 'No answer came, and they were not found. Decide in the outbox.',
  kind: 'decide',
} as const;
const BEHIND = {
  title: WAITS_FOR_PARENT,
  sentence: 'Mend the row that is their parent and send it again: they go on by themselves.',
  kind: 'behind',
} as const;
const BEHIND_UNSURE = {
  title: WAITS_FOR_PARENT,
  sentence:
    'It cannot be told whether Jira has the row that is their parent. Decide that in the outbox: they go on by themselves.',
  kind: 'decide',
} as const;
const MAY_HAVE_LEFT = {
  title: 'Stopped after they were sent',
  sentence: 'Jira may have them all the same. Look there before they are sent again.',
  kind: 'decide',
} as const;
const STOPPED = {
  title: 'Stopped',
  sentence: 'They were not sent. Nothing is wrong with them.',
  kind: 'stopped',
} as const;
const PARENT = {
  title: WAITS_FOR_PARENT,
  sentence: 'The row that is their parent is not created. Mend that first.',
  kind: 'other',
} as const;
const ASKING = {
  title: 'Not looked up yet',
  sentence: 'Something that they name is being looked up.',
  kind: 'other',
} as const;
const READY = { title: 'Mended since', sentence: 'They are ready to be created.', kind: 'other' } as const;
