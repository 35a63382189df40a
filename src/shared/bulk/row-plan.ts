import type { JsonValue } from '../json';
import type { TypeForm } from './bulk-site';
import type { ParentRef } from './parents';
import type { Problem } from './problem';
import type { Question } from './question';

/**
 * `ready`: it can be created. `problem`: a person has to mend it first. `asking`: something in it is being looked up. `held`: the row that
 * is its parent is not ready, or an earlier run has created it, see `isInJira`. `blank`: nothing stands in it, and nothing is created.
 */
export type RowState = 'ready' | 'problem' | 'asking' | 'held' | 'blank';

export interface RowPlan {
  /** The row's `number` in the sheet. */
  readonly number: number;
  readonly state: RowState;
  readonly form: TypeForm | null;
  readonly summary: string;
  /** As the form's controls keep them; the parent stands in `parent`. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly parent: ParentRef | null;
  /** How many rows above it have to be created first. */
  readonly depth: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export interface Plan {
  /** In the order of the sheet. */
  readonly rows: readonly RowPlan[];
  /** The numbers of all rows that are not blank or in a cycle, parents first. */
  readonly order: readonly number[];
  /** What has to be looked up, each question once, without what is found already. */
  readonly needed: readonly Question[];
  readonly counts: Readonly<Record<RowState, number>>;
}

/** Whether an earlier run has created the row: nothing is wanted of it any more. Pure. */
export function isInJira({ state, warnings }: Pick<RowPlan, 'state' | 'warnings'>): boolean {
  return state === 'held' && warnings.some(({ code }) => code === 'in-jira');
}
