import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BegunRun, EarlierRow, EarlierRows } from '@shared/ipc/bulk';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Outbox } from '../../outbox/outbox';
import type { Run } from '../../outbox/run';
import type { RemoteSheets, RowOfRun } from '../../outbox/sheets';
import { stored } from '../../outbox/stored';
import { addMade, makeRun } from './begin-run';
import type { PlannedSheet } from './kept-plan';
import { findMadeBefore, type MadeBefore } from './made-before';
import { whatIsLeft } from './what-is-left';
import { rowChangeId } from './run-id';
import { takenRows, type TakenRows } from './taken-rows';
import { readTiedRows } from './tied-rows';

export interface SheetRunPorts {
  readonly sheets: Pick<RemoteSheets, 'rowsOfRuns' | 'noteRun'>;
  readonly outbox: Pick<Outbox, 'addRun' | 'earlierCreates' | 'several' | 'groups'>;
  readonly plannedOf: (site: SiteRef, id: string) => Promise<Outcome<PlannedSheet>>;
  readonly now: () => number;
}

/** What a person has said of a run that is to begin. */
export interface RunAsked {
  /** Which rows, by number; `null` for all. Refused ones are sent again only where they are named. */
  readonly rows: readonly number[] | null;
  /** Of which fields the page planned, see `SiteRead`; `null`: whatever they are. */
  readonly fieldsMark: string | null;
  /** Rows that an earlier run has made, or has on their way, are created once more. */
  readonly again: boolean;
  /** Nobody looks: those of the rows that are not ready any more stay where they are, and the others are created. */
  readonly readyOnly?: boolean;
}

/** As a row stands in the sheet and in the outbox. */
interface Looked {
  readonly planned: PlannedSheet;
  readonly taken: TakenRows;
  /** Rows that are to be created. */
  readonly rows: ReadonlySet<number>;
  readonly before: ReadonlyMap<number, MadeBefore>;
  /** Rows that take the place of changes of another sheet, see `readTiedRows`. */
  readonly tied: ReadonlyMap<number, string>;
}

/** Begins the runs of sheets: a row that is in Jira, or on its way, is in no second one. */
export function createSheetRuns({ sheets, outbox, plannedOf, now }: SheetRunPorts) {
  /** Sheets whose run is being begun: pressed twice, it is begun once. */
  const beginning = new Map<string, Promise<Outcome<BegunRun>>>();

  async function look(
    ref: SiteRef,
    id: string,
    { rows: wanted, again }: Pick<RunAsked, 'rows' | 'again'>,
  ): Promise<Outcome<Looked>> {
    const planned = await plannedOf(ref, id);
    if (!planned.ok) return planned;
    const runs = await stored(() => sheets.rowsOfRuns(ref.accountId, ref.cloudId, id, 0));
    if (!runs.ok) return runs;
    const { site, plan } = planned.value;
    const asked = wanted === null ? null : new Set(wanted);
    const taken = takenRows(runs.value.rows, asked);
    const free = plan.rows.flatMap(({ number }) => (taken.own.has(number) ? [] : [number]));
    const rows = new Set(asked === null ? free : free.filter((number) => asked.has(number)));
    const earlier = (summaries: readonly string[]) => outbox.earlierCreates(ref, site.project.key, summaries);
    const before = again
      ? succeed<ReadonlyMap<number, MadeBefore>>(new Map())
      : await findMadeBefore({ site, plan, rows, own: taken.own, earlier });
    if (!before.ok) return before;
    const ofOthers = [...taken.own.values(), ...before.value.values()].map(({ changeId }) => changeId);
    const untold = new Set([...rows].filter((number) => !before.value.has(number) && !taken.replaced.has(number)));
    const tied = await readTiedRows({
      sheet: planned.value.sheet,
      plan,
      rows: untold,
      taken: new Set([...ofOthers, ...taken.replaced.values()]),
      several: (ids) => outbox.several(ref, ids),
      groups: () => outbox.groups(ref),
    });
    if (!tied.ok) return tied;
    return succeed({
      planned: planned.value,
      taken,
      rows,
      before: again ? before.value : new Map([...before.value, ...tied.value.before]),
      tied: tied.value.replaced,
    });
  }

  async function begin(ref: SiteRef, id: string, asked: RunAsked): Promise<Outcome<BegunRun>> {
    const { accountId, cloudId } = ref;
    const looked = await look(ref, id, asked);
    if (!looked.ok) return looked;
    const { planned, taken, rows, before, tied } = looked.value;
    const { kept, site, plan, fieldsMark } = planned;
    if (asked.fieldsMark !== null && asked.fieldsMark !== fieldsMark) return FIELDS_MOVED;
    const moved = asked.rows === null || asked.readyOnly === true ? [] : notReady(plan, rows);
    if (moved.length > 0) return rowsMoved(moved);
    const groupId = randomUUID();
    const created = new Map(taken.created);
    const underWay = new Map(taken.underWay);
    for (const [row, { key, changeId }] of before) {
      if (key === null) underWay.set(row, changeId);
      else created.set(row, key);
    }
    const shared = { id: groupId, ref, site, plan, title: kept.fileName, createdAt: now() };
    const run = await makeRun({ ...shared, rows, created, underWay, replaced: new Map([...tied, ...taken.replaced]) });
    const noted = await changesOfRows(groupId, [...rows], run);
    // A row that an earlier run makes is that issue: from here on it is locked, and told of like the others.
    const others = [...before].map(([number, { changeId }]) => ({ number, changeId }));
    // First what the rows become, then that they do: a row in the outbox is always known to be there.
    const written = await stored(() => sheets.noteRun(accountId, cloudId, id, groupId, [...noted, ...others]));
    if (!written.ok) return written;
    if (run.rows.length === 0 && before.size > 0) return nothingLeft(before.size);
    const begun = await addMade(outbox, run);
    return begun.ok ? succeed({ ...begun.value, earlier: toldOf(before) }) : begun;
  }

  return {
    begin(site: SiteRef, id: string, asked: RunAsked): Promise<Outcome<BegunRun>> {
      const key = JSON.stringify([site.accountId, site.cloudId, id]);
      const under = beginning.get(key);
      if (under !== undefined) return under;
      const begun = begin(site, id, asked).finally(() => beginning.delete(key));
      beginning.set(key, begun);
      return begun;
    },
    /** Which of these rows an earlier run has made already or has on their way, and what a run without them would do. */
    async before(site: SiteRef, id: string, rows: readonly number[]): Promise<Outcome<EarlierRows>> {
      const looked = await look(site, id, { rows, again: false });
      if (!looked.ok) return looked;
      const { planned, before, tied } = looked.value;
      const others = whatIsLeft(planned.plan, looked.value.rows, before);
      return succeed({ rows: toldOf(before), others, ...(tied.size === 0 ? {} : { replaces: tied.size }) });
    },
  };
}

const ROWS_AT_ONCE = 500;

/** Which change each of these rows becomes that are in a run. */
async function changesOfRows(groupId: string, numbers: readonly number[], run: Run): Promise<RowOfRun[]> {
  const there = new Set(run.rows.map(({ id }) => id));
  const noted: RowOfRun[] = [];
  for (const [at, number] of numbers.entries()) {
    if (at % ROWS_AT_ONCE === 0) await nextTurn();
    const changeId = rowChangeId(groupId, number);
    if (there.has(changeId)) noted.push({ number, changeId });
  }
  return noted;
}

function toldOf(before: ReadonlyMap<number, MadeBefore>): EarlierRow[] {
  return [...before].map(([row, { key, run, createdAt }]) => ({ row, key, run: run?.title ?? null, createdAt }));
}

/** Rows that a person was shown as ready and that are not, as they are kept. Pure. */
function notReady({ rows }: PlannedSheet['plan'], wanted: ReadonlySet<number>): readonly number[] {
  return rows.flatMap(({ number, state }) => (wanted.has(number) && state !== 'ready' ? [number] : []));
}

/** `fields.site`: the page reads the project again, and plans anew. */
const FIELDS_MOVED = fail({
  kind: 'invalid-input',
  message: 'The fields of the project changed a moment ago. Nothing was sent: look at the rows again.',
  fields: { site: 'The fields changed.' },
});

function rowsMoved([first = 0, ...more]: readonly number[]): Outcome<never> {
  const which =
    more.length === 0 ? `Row ${String(first)} is` : `Row ${String(first)} and ${String(more.length)} more are`;
  const message = `${which} not ready any more. Nothing was sent: look at the rows again.`;
  return fail({ kind: 'invalid-input', message, fields: { site: 'The rows changed.' } });
}

function nothingLeft(count: number): Outcome<never> {
  const rows = count === 1 ? 'The row is' : `All ${String(count)} rows are`;
  const message = `${rows} in Jira or on the way there already, from an earlier run. Nothing was created again.`;
  return fail({ kind: 'invalid-input', message, fields: {} });
}
