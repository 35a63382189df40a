import { keptBack } from '@shared/bulk/dry-run';
import type { Plan } from '@shared/bulk/row-plan';
import { namesOfFields } from '../../../main/features/bulk/result-tables';
import { changesOfGroup, resultsOf, type RowResult } from '../../../main/features/bulk/results';
import type { Journal } from '../../../main/outbox/journal';
import type { Remote } from '../../../main/storage/remote';
import type { Ending, Surroundings } from '../../command';
import { EXIT } from '../../exit-codes';
import { hasJournal, withJournal } from '../../open-journal';
import { earlierRows, NO_ROWS, notAgain, ownCreates } from './earlier-rows';
import { dryRunSummary, problemLine, resultLine, rowLine } from './lines';
import { planLookedUp, type Prepared } from './prepare';
import { areOfSameRows, runIdOf } from './which-run';

/** What a run would do, which sends nothing: rows that an earlier run has made are left out as they would be then. */
export async function dryRunOf(around: Surroundings, prepared: Prepared): Promise<Ending> {
  const planned = await planLookedUp(prepared, around.tell);
  if (!planned.ok) return { kind: 'failed', failure: planned.failure };
  const plan = planned.value;
  const { account } = prepared.connected;
  // Before the first run there is nothing to look at, and nothing is made for it.
  if (!hasJournal(account, around)) return tell(around, prepared, plan, NO_ROWS);
  return withJournal(account, around, async (journal) =>
    tell(around, prepared, plan, await alreadyOf(journal, around, prepared, plan)),
  );
}

/** The rows that `--run` would not begin, with what became of them. */
async function alreadyOf(
  journal: Remote<Journal>,
  around: Pick<Surroundings, 'tell'>,
  prepared: Prepared,
  plan: Plan,
): Promise<ReadonlyMap<number, RowResult>> {
  const { connected, project, sheet, said, site } = prepared;
  const { ref } = connected;
  const wanted = runIdOf({ ref, projectId: project.id, sheet, said, as: '' });
  const same = (await journal.groups(ref.accountId, ref.cloudId)).find((group) => areOfSameRows(group.id, wanted));
  const id = same?.id ?? wanted;
  const own = same === undefined ? NO_ROWS : await ownCreates(journal, prepared, id, plan);
  const { before } = await earlierRows(journal, prepared, id, plan, own);
  if (before.size > 0) around.tell(notAgain(before));
  if (same !== undefined)
    around.tell(`--run would go on with the run that began ${new Date(same.createdAt).toISOString()}.`);
  const changes =
    same === undefined ? [] : await changesOfGroup((offset, limit) => journal.ofGroup(ref, id, offset, limit));
  const others = await journal.several(
    ref,
    [...before.values()].map(({ changeId }) => changeId),
  );
  const results = resultsOf({ plan, runs: [{ id, changes }], fieldNames: namesOfFields(site), before, others });
  const ready = new Set(plan.rows.flatMap(({ number, state }) => (state === 'ready' ? [number] : [])));
  return new Map(
    results.flatMap((result) => {
      // A run that was begun takes no more rows.
      const isLeftOut = result.changeId !== null || (same !== undefined && ready.has(result.row));
      return isLeftOut ? [[result.row, result] as const] : [];
    }),
  );
}

function tell(
  around: Pick<Surroundings, 'print'>,
  { site, sheet, unmapped, connected }: Prepared,
  plan: Plan,
  already: ReadonlyMap<number, RowResult>,
): Ending {
  const print = (line: object): void => around.print(JSON.stringify(line));
  for (const row of plan.rows) {
    if (row.state === 'blank') continue;
    const there = already.get(row.number);
    print(there === undefined ? rowLine(site, row) : resultLine(there, connected.site.url));
    for (const one of row.problems) print(problemLine('problem', row.number, one, sheet));
    for (const one of row.warnings) print(problemLine('warning', row.number, one, sheet));
  }
  print(dryRunSummary(site, plan, unmapped, already));
  const code = plan.counts.ready > 0 && keptBack(plan) === 0 ? EXIT.done : EXIT.usage;
  return { kind: 'printed', code, sentences: [] };
}
