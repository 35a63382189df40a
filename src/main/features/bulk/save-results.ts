import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JournalledChange } from '../../outbox/journalled-change';
import type { Outbox } from '../../outbox/outbox';
import type { RemoteSheets } from '../../outbox/sheets';
import { stored } from '../../outbox/stored';
import { writeCsv } from '../../sheets/write-csv';
import type { PlannedSheet } from './kept-plan';
import { failedTable, namesOfFields, resultsTable } from './result-tables';
import { awaitedElsewhere, changesOfGroup, resultSteps, type ResultsInput, type RowResult } from './results';
import type { SheetFiles } from './sheet-files';

export interface ResultPorts {
  readonly sheets: Pick<RemoteSheets, 'rowsOfRuns'>;
  readonly outbox: Pick<Outbox, 'groups' | 'ofGroup' | 'several'>;
  readonly files: SheetFiles;
  readonly plannedOf: (site: SiteRef, id: string) => Promise<Outcome<PlannedSheet>>;
  /** The address of the site, for links. */
  readonly urlOf: (site: SiteRef) => string;
}

/** Writes what became of the rows to a file that the person chooses; `false` when they close the dialog. */
export function resultSaver({ sheets, outbox, files, plannedOf, urlOf }: ResultPorts) {
  return async (site: SiteRef, id: string, which: 'all' | 'failed'): Promise<Outcome<boolean>> => {
    const planned = await plannedOf(site, id);
    if (!planned.ok) return planned;
    const news = await stored(() => sheets.rowsOfRuns(site.accountId, site.cloudId, id, 0));
    if (!news.ok) return news;
    const groups = await outbox.groups(site);
    if (!groups.ok) return groups;
    const own = new Set(news.value.groupIds);
    const runs = await stored(() =>
      Promise.all(
        groups.value
          .filter((group) => own.has(group.id))
          .map(async (group) => ({
            id: group.id,
            changes: await changesOfGroup(async (offset, limit) => {
              const piece = await outbox.ofGroup(site, group.id, offset, limit);
              if (!piece.ok) throw new Error(`the outbox could not be read: ${piece.failure.kind}`);
              return piece.value;
            }),
          })),
      ),
    );
    if (!runs.ok) return runs;
    // Rows that an earlier run has made are in none of these.
    const before = new Map(news.value.rows.map(({ row, changeId }) => [row, { changeId }]));
    const known = new Set(runs.value.flatMap(({ changes }) => changes.map((change) => change.id)));
    const elsewhere = [...before.values()].flatMap(({ changeId }) => (known.has(changeId) ? [] : [changeId]));
    const others = await withAwaited(
      runs.value.flatMap(({ changes }) => changes),
      elsewhere,
      (ids) => outbox.several(site, ids),
    );
    if (!others.ok) return others;
    const { kept, sheet, plan, mapping, site: of } = planned.value;
    const results = await inSteps({
      plan,
      runs: runs.value,
      fieldNames: namesOfFields(of),
      before,
      others: others.value,
    });
    const table = which === 'all' ? resultsTable(sheet, results, urlOf(site)) : failedTable(sheet, results, mapping);
    if (table === null)
      return fail({ kind: 'invalid-input', message: 'Every row is created: none is left to save.', fields: {} });
    const stem = kept.fileName.replace(/\.[^.]*$/, '');
    return files.save(`${stem} ${which === 'all' ? 'results' : 'rows not created'}.csv`, encoded(writeCsv(table)));
  };
}

/** The changes that are wanted, and whatever they or the known ones wait for in other runs. */
async function withAwaited(
  known: readonly JournalledChange[],
  wanted: readonly string[],
  several: (ids: readonly string[]) => Promise<Outcome<readonly JournalledChange[]>>,
): Promise<Outcome<readonly JournalledChange[]>> {
  const first = wanted.length === 0 ? succeed([]) : await several(wanted);
  if (!first.ok) return first;
  const found = [...first.value];
  for (;;) {
    const ids = awaitedElsewhere([...known, ...found]);
    const next = ids.length === 0 ? succeed([]) : await several(ids);
    if (!next.ok) return next;
    if (next.value.length === 0) return succeed(found);
    found.push(...next.value);
  }
}

async function inSteps(input: ResultsInput): Promise<readonly RowResult[]> {
  const steps = resultSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}
