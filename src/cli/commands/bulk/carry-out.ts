import { keptBack } from '@shared/bulk/dry-run';
import type { Plan } from '@shared/bulk/row-plan';
import { rowsAre } from '@shared/bulk/rows-are';
import type { ChangeGroup } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { beginRun } from '../../../main/features/bulk/begin-run';
import type { MadeBefore } from '../../../main/features/bulk/made-before';
import { failedTable, namesOfFields, resultsTable } from '../../../main/features/bulk/result-tables';
import { changesOfGroup, isFailed, resultsOf, type RowResult } from '../../../main/features/bulk/results';
import type { Journal } from '../../../main/outbox/journal';
import type { JournalledChange } from '../../../main/outbox/journalled-change';
import { createOutbox } from '../../../main/outbox/outbox';
import type { Remote } from '../../../main/storage/remote';
import { wrongUsage, type Ending, type Given, type Surroundings } from '../../command';
import { EXIT } from '../../exit-codes';
import { earlierRows, NO_ROWS, NOTHING_EARLIER, notAgain, ownCreates } from './earlier-rows';
import { countEnds, dryRunSummary, problemLine, resultLine } from './lines';
import { planLookedUp, planUnasked, type Prepared } from './prepare';
import { titleOf } from './read-plan-file';
import { runGroup } from './run-group';
import { areOfSameRows, runIdOf } from './which-run';
import { writeTable } from './write-table';

const PROGRESS_MS = 5_000;

/** Begins the run of a sheet, or goes on with the one that there is, and tells of each row as it ends. */
export async function carryOut(
  given: Given,
  around: Surroundings,
  prepared: Prepared,
  patience: number,
  journal: Remote<Journal>,
): Promise<Ending> {
  const { connected, project, sheet, said } = prepared;
  const { ref, account, site } = connected;
  const id = runIdOf({ ref, projectId: project.id, sheet, said, as: given.text('as') ?? '' });
  const there = await journal.groups(ref.accountId, ref.cloudId);
  const same = there.find((group) => areOfSameRows(group.id, id));
  if (same !== undefined && same.id !== id) return wrongUsage(readOtherwise(same));
  const looks = given.text('as') === undefined;
  let plan: Plan;
  let before: ReadonlyMap<number, MadeBefore>;
  if (same === undefined) {
    const planned = await planLookedUp(prepared, around.tell);
    if (!planned.ok) return { kind: 'failed', failure: planned.failure };
    plan = planned.value;
    const refusal = whyNotBegun(given, around, prepared, plan);
    if (refusal !== null) return refusal;
    const earlier = looks ? await earlierRows(journal, prepared, id, plan, NO_ROWS) : NOTHING_EARLIER;
    before = earlier.before;
    if (before.size < plan.counts.ready) {
      const begun = await begin(given, around, prepared, { id, plan, journal, ...earlier });
      if (!begun.ok) return { kind: 'failed', failure: begun.failure };
    }
    if (before.size > 0) around.tell(notAgain(before));
    const warnings = plan.rows.reduce((sum, row) => sum + row.warnings.length, 0);
    if (warnings > 0)
      around.tell(`${warnings === 1 ? '1 warning' : `${String(warnings)} warnings`}: see them with --dry-run.`);
    around.tell(`${rowsAre(plan.counts.ready - before.size)} in the outbox.`);
  } else {
    plan = planUnasked(prepared);
    before = NO_ROWS;
    const own = await ownCreates(journal, prepared, id, plan);
    // Why a row is not in the run has to be known in full, and whether an earlier one has made it.
    if (plan.rows.some(({ number, state }) => state !== 'blank' && !own.has(number))) {
      const planned = await planLookedUp(prepared, around.tell);
      // The run goes on without it.
      if (planned.ok) plan = planned.value;
      if (looks) before = (await earlierRows(journal, prepared, id, plan, own)).before;
      tellProblems(around, prepared, plan, own);
    }
    around.tell(
      `Going on with the run that began ${new Date(same.createdAt).toISOString()}. --as NAME would begin another.`,
    );
  }

  const made = new Set([...before.values()].map(({ changeId }) => changeId));
  const read = async (): Promise<readonly JournalledChange[]> => {
    const own = await changesOfGroup((offset, limit) => journal.ofGroup(ref, id, offset, limit));
    if (made.size === 0) return own;
    return [...own, ...(await journal.several(ref, [...made]))];
  };
  const fieldNames = namesOfFields(prepared.site);
  const resultsNow = (changes: readonly JournalledChange[]): readonly RowResult[] =>
    resultsOf({ plan, runs: [{ id, changes }], fieldNames, before });
  const telling = tellRows(around, site.url, resultsNow);
  const changes = await read();
  telling.of(changes);
  const { gateway } = account;
  const { interrupted } = await runGroup({ journal, gateway, changes, patience, moved: telling.moved }, around);
  const results = resultsNow(await read());
  telling.rest(results);
  const counts = countEnds(results);
  around.print(JSON.stringify({ summary: { run: id, rows: results.length, ...counts } }));
  const wrote = await writeFiles(given, around, prepared, results);
  const open = counts['on-its-way'] + counts.unsure > 0 || anyLinkOpen(results);
  const code = open ? EXIT.unsettled : results.some(isFailed) || counts.linksMissing > 0 ? EXIT.refused : EXIT.done;
  const ended = wrote || code !== EXIT.done ? code : EXIT.internal;
  return { kind: 'printed', code: ended, sentences: open ? [goOn(interrupted, counts.unsure)] : [] };
}

function readOtherwise({ createdAt, title }: ChangeGroup): string {
  return (
    `These rows are in the outbox already: "${title}", begun ${new Date(createdAt).toISOString()} with another --type or --map. ` +
    'Give the same to go on with it, or --as NAME to create the rows once more.'
  );
}

function goOn(interrupted: boolean, unsure: number): string {
  const decide = unsure === 0 ? '' : ' "outbox" shows what somebody has to decide on.';
  return `${interrupted ? 'Stopped. ' : ''}Not every row is settled. Run the same again to go on.${decide}`;
}

/** Unless told to create the others, nothing is sent while a row has a problem. */
function whyNotBegun(
  given: Given,
  around: Surroundings,
  { site, sheet, unmapped }: Prepared,
  plan: Plan,
): Ending | null {
  const { ready } = plan.counts;
  const kept = keptBack(plan);
  if (kept === 0 && ready > 0) return null;
  tellProblems(around, { sheet }, plan, NO_ROWS);
  if (ready > 0 && given.flag('ready-only')) return null;
  around.print(JSON.stringify(dryRunSummary(site, plan, unmapped)));
  const why = ready === 0 ? 'No row is ready.' : `${rowsAre(kept)} not ready. --ready-only creates the others.`;
  return { kind: 'printed', code: EXIT.usage, sentences: [`${why} Nothing was sent.`] };
}

/** What is wrong with the rows that no run has. */
function tellProblems(
  around: Pick<Surroundings, 'print'>,
  { sheet }: Pick<Prepared, 'sheet'>,
  { rows }: Plan,
  own: ReadonlyMap<number, unknown>,
): void {
  for (const { number, problems } of rows)
    for (const one of own.has(number) ? [] : problems)
      around.print(JSON.stringify(problemLine('problem', number, one, sheet)));
}

interface RunOfRows {
  readonly id: string;
  readonly plan: Plan;
  readonly journal: Remote<Journal>;
  /** Rows that are not created again. */
  readonly before: ReadonlyMap<number, MadeBefore>;
  /** See `RunWanted.replaced`. */
  readonly replaced: ReadonlyMap<number, string>;
}

async function begin(
  given: Given,
  around: Surroundings,
  { connected, site }: Prepared,
  { id, plan, journal, before, replaced }: RunOfRows,
): Promise<Outcome<ChangeGroup>> {
  const outbox = createOutbox({
    journal,
    // What is journalled is sent once all of it is: see runGroup.
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: around.now,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
  const title = `${titleOf(given.words[0] ?? '-')} → ${site.project.key}`;
  const rows = new Set(plan.rows.flatMap(({ number }) => (before.has(number) ? [] : [number])));
  const created = new Map<number, string>();
  const underWay = new Map<number, string>();
  for (const [row, { key, changeId }] of before) {
    if (key === null) underWay.set(row, changeId);
    else created.set(row, key);
  }
  const shared = { id, ref: connected.ref, site, plan, title, createdAt: around.now() };
  return beginRun(outbox, { ...shared, rows, created, underWay, replaced });
}

/** Tells of each row once, as it ends, and of all of them now and then. */
function tellRows(
  around: Pick<Surroundings, 'print' | 'tell' | 'now'>,
  siteUrl: string,
  resultsNow: (changes: readonly JournalledChange[]) => readonly RowResult[],
) {
  const latest = new Map<string, JournalledChange>();
  const told = new Set<number>();
  let toldAt = around.now();
  let toldLast = '';
  const tell = (results: readonly RowResult[]): void => {
    for (const result of results) {
      if (told.has(result.row)) continue;
      told.add(result.row);
      around.print(JSON.stringify(resultLine(result, siteUrl)));
    }
  };
  const isOver = ({ end, links }: RowResult): boolean =>
    end !== 'on-its-way' && links.every((link) => link.end !== 'on-its-way');
  const look = (): void => {
    const results = resultsNow([...latest.values()]);
    tell(results.filter(isOver));
    const { created, refused } = countEnds(results);
    const sentence = `${String(created)} of ${String(results.length)} rows are in Jira, ${String(refused)} refused.`;
    if (sentence !== toldLast) around.tell(sentence);
    toldLast = sentence;
  };
  return {
    of(changes: readonly JournalledChange[]): void {
      for (const change of changes) latest.set(change.id, change);
    },
    moved(change: JournalledChange): void {
      latest.set(change.id, change);
      // All rows are looked at for it: not for each of them.
      if (around.now() - toldAt < PROGRESS_MS) return;
      toldAt = around.now();
      look();
    },
    rest: tell,
  };
}

function anyLinkOpen(results: readonly RowResult[]): boolean {
  return results.some(({ links }) => links.some(({ end }) => end === 'on-its-way' || end === 'unsure'));
}

/** Answers whether each file that was asked for is written. */
async function writeFiles(
  given: Given,
  around: Surroundings,
  { connected, sheet, mapping }: Prepared,
  results: readonly RowResult[],
): Promise<boolean> {
  const out = given.text('out');
  const failed = given.text('failed');
  const all = out === undefined || (await writeTable(out, resultsTable(sheet, results, connected.site.url), around));
  if (failed === undefined) return all;
  const table = failedTable(sheet, results, mapping) ?? { header: sheet.header, rows: [] };
  return (await writeTable(failed, table, around)) && all;
}
