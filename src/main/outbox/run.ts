import type { ChangeInput } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { NewChange, NewGroup } from './journalled-change';
import { bodyOf } from './kinds/read-input';

/** One row of a run, compiled. */
export interface RunRow {
  /** The id of its change, which the marker in its body carries. */
  readonly id: string;
  /** The summary of the issue to be. */
  readonly title: string;
  /** `SHOP · Bug`. */
  readonly subtitle: string;
  readonly projectKey: string;
  /** The body of `POST issue`, as the compiler makes it. */
  readonly body: JsonObject;
  /** The row that is to be its parent, counted from zero, above or below; `null` for none, or one that is in Jira: that the body names. */
  readonly parent: number | null;
  /** The create of an earlier run that is to make its parent, where no row of this one does: it is sent once that is in Jira. */
  readonly parentChange?: string;
  /** The change of an earlier run whose place it takes: refused, or given up before it left. */
  readonly replaces?: string;
  /** What is to be done to the issue once it is in Jira: its links. */
  readonly followers?: readonly RunFollower[];
}

/** A change that waits for the create of its row. */
export interface RunFollower {
  readonly id: string;
  readonly title: string;
  readonly input: ChangeInput;
}

/** A bulk creation: a group of creates, in the order of its rows. */
export interface Run extends NewGroup {
  readonly rows: readonly RunRow[];
}

/**
 * The changes of a run, in the order of its rows: the create of each, and what follows it. Fails with `invalid-input`, its `fields` keyed by the rows counted from zero, where
 * a parent is no row, or rows are each other's parents: those would wait for ever. Pure.
 */
export function changesOfRun(run: Run): Outcome<readonly NewChange[]> {
  const steps = changesInSteps(run);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Rows that are looked at before others have their turn. */
const ROWS_AT_ONCE = 500;

/** As `changesOfRun`, in steps that hold nobody up. */
export function* changesInSteps(run: Run): Generator<undefined, Outcome<readonly NewChange[]>, undefined> {
  const { rows } = run;
  const problems = rows.flatMap(({ parent }, at): (readonly [string, string])[] => {
    if (parent === null) return [];
    if (rows[parent] === undefined) return [[String(at), 'Its parent is no row of this sheet.']];
    return isOwnAncestor(rows, at) ? [[String(at), 'It is its own parent, over others or at once.']] : [];
  });
  if (problems.length > 0) {
    const message = 'Some rows name a parent that they cannot have.';
    return fail({ kind: 'invalid-input', message, fields: Object.fromEntries(problems) });
  }
  const changes: NewChange[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_AT_ONCE === 0) yield;
    changes.push(...changesOfRow(row, run));
  }
  return succeed(changes);
}

/** The create of a row, and what follows it. */
function changesOfRow(
  { parent, parentChange, followers = [], ...row }: RunRow,
  { rows, accountId, cloudId, createdAt }: Run,
): readonly NewChange[] {
  const after = parent === null ? (parentChange ?? null) : (rows[parent]?.id ?? null);
  const shared = { accountId, cloudId, createdAt, projectKey: row.projectKey };
  const behind = followers.map(({ id, title, input }): NewChange => ({
    ...shared,
    id,
    kind: input.kind,
    title,
    subtitle: 'On the issue to be',
    body: bodyOf(input),
    after: row.id,
  }));
  return [{ ...row, ...shared, kind: 'create', after }, ...behind];
}

function isOwnAncestor(rows: readonly RunRow[], at: number): boolean {
  let above = rows[at]?.parent ?? null;
  // Jira has a few levels; a circle that `at` is not on ends after as many steps as there are rows.
  for (let steps = 0; above !== null && steps < rows.length; steps++) {
    if (above === at) return true;
    above = rows[above]?.parent ?? null;
  }
  return false;
}
