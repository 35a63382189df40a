import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BulkSite } from '@shared/bulk/bulk-site';
import { finalBody, previewBody } from '@shared/bulk/final-body';
import type { Plan } from '@shared/bulk/row-plan';
import type { ChangeGroup } from '@shared/ipc/change';
import { fail, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Outbox } from '../../outbox/outbox';
import type { Run, RunRow } from '../../outbox/run';
import { followerId, rowChangeId } from './run-id';

export interface RunWanted {
  /** Of the run. The same again is the same run, and is journalled once. */
  readonly id: string;
  readonly ref: SiteRef;
  readonly site: BulkSite;
  readonly plan: Plan;
  /** What the run is called in the outbox: the name of its file. */
  readonly title: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Rows to be created, by number; `null` for all that are ready. */
  readonly rows: ReadonlySet<number> | null;
  /** Rows that an earlier run has made, with their keys: they are not made again, and their children name them by key. */
  readonly created?: ReadonlyMap<number, string>;
  /** Rows that an earlier run has on their way, with their changes: they are not made again, and their children wait for those. */
  readonly underWay?: ReadonlyMap<number, string>;
  /** Rows of which an earlier run has a change that was refused or given up, with its id: what waits for that goes on with this run. */
  readonly replaced?: ReadonlyMap<number, string>;
}

const NONE: ReadonlyMap<number, string> = new Map();

/**
 * The rows of a plan that are ready, as a run: parents first, each with its links behind it. A row whose parent row is neither in this
 * run nor in an earlier one is left out. The bodies are those of the dry run, and of the create form. Pure.
 */
export function runOf(run: RunWanted): Run {
  const steps = compileRun(run);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Bodies that are made before others have their turn. */
const ROWS_AT_ONCE = 25;

/** As `runOf`, in steps that hold nobody up. */
export async function makeRun(run: RunWanted): Promise<Run> {
  const steps = compileRun(run);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

function* compileRun(run: RunWanted): Generator<undefined, Run, undefined> {
  const { id, ref, site, plan, title, createdAt, rows: wanted, created = NONE, underWay = NONE, replaced = NONE } = run;
  const byNumber = new Map(plan.rows.map((row) => [row.number, row]));
  const places = new Map<number, number>();
  const rows: RunRow[] = [];
  for (const number of plan.order) {
    const row = byNumber.get(number);
    if (
      row?.state !== 'ready' ||
      created.has(number) ||
      underWay.has(number) ||
      (wanted !== null && !wanted.has(number))
    )
      continue;
    const above = row.parent?.kind === 'row' ? row.parent.number : null;
    const parentKey = above === null ? null : (created.get(above) ?? null);
    const parent = above === null || parentKey !== null ? null : (places.get(above) ?? null);
    const awaited = above === null || parentKey !== null || parent !== null ? null : (underWay.get(above) ?? null);
    if (above !== null && parentKey === null && parent === null && awaited === null) continue;
    const changeId = rowChangeId(id, number);
    const made = parentKey === null ? previewBody(site, row, changeId) : finalBody(site, row, { changeId, parentKey });
    // The planner has asked the same compiler: a row that is ready compiles.
    if (!made.ok)
      throw new Error(`Row ${String(number)} is ready and does not compile: ${JSON.stringify(made.problems)}`);
    if (rows.length % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
    places.set(number, rows.length);
    const replaces = replaced.get(number);
    rows.push({
      id: changeId,
      title: row.summary === '' ? 'New issue' : row.summary,
      subtitle: `${site.project.key} · ${row.form?.issueType.name ?? ''}`,
      projectKey: site.project.key,
      body: made.body,
      parent,
      ...(awaited === null ? {} : { parentChange: awaited }),
      ...(replaces === undefined ? {} : { replaces }),
      followers: made.links.map((input, nth) => ({
        id: followerId(id, number, nth),
        title: `Link: ${input.typeName} ${input.direction === 'outward' ? '→' : '←'} ${input.otherKey}`,
        input,
      })),
    });
  }
  return { id, ...ref, title, createdAt, rows };
}

/** Journals a run in one commit: from here on it goes on by itself. Fails with `invalid-input` where no row is ready. */
export async function beginRun(outbox: Pick<Outbox, 'addRun'>, wanted: RunWanted): Promise<Outcome<ChangeGroup>> {
  return addMade(outbox, await makeRun(wanted));
}

/** As `beginRun`, of a run that is made already. */
export function addMade(outbox: Pick<Outbox, 'addRun'>, run: Run): Promise<Outcome<ChangeGroup>> {
  if (run.rows.length > 0) return outbox.addRun(run);
  return Promise.resolve(fail({ kind: 'invalid-input', message: 'No row is ready to be created.', fields: {} }));
}
