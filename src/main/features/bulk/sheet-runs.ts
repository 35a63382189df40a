import { randomUUID } from 'node:crypto';
import type { ChangeGroup } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Outbox } from '../../outbox/outbox';
import type { RemoteSheets } from '../../outbox/sheets';
import { stored } from '../../outbox/stored';
import { addMade, makeRun } from './begin-run';
import type { PlannedSheet } from './kept-plan';
import { rowChangeId } from './run-id';

export interface SheetRunPorts {
  readonly sheets: Pick<RemoteSheets, 'rowsOfRuns' | 'noteRun'>;
  readonly outbox: Pick<Outbox, 'addRun'>;
  readonly plannedOf: (site: SiteRef, id: string) => Promise<Outcome<PlannedSheet>>;
  readonly now: () => number;
}

/** Begins the runs of sheets: a row that is in Jira, or on its way, is in no second one. */
export function createSheetRuns({ sheets, outbox, plannedOf, now }: SheetRunPorts) {
  /** Sheets whose run is being begun: pressed twice, it is begun once. */
  const beginning = new Map<string, Promise<Outcome<ChangeGroup>>>();

  async function begin(ref: SiteRef, id: string, wanted: readonly number[] | null): Promise<Outcome<ChangeGroup>> {
    const { accountId, cloudId } = ref;
    const planned = await plannedOf(ref, id);
    if (!planned.ok) return planned;
    const before = await stored(() => sheets.rowsOfRuns(accountId, cloudId, id, 0));
    if (!before.ok) return before;
    const { kept, site, plan } = planned.value;
    const asked = wanted === null ? null : new Set(wanted);
    const created = new Map<number, string>();
    const taken = new Set<number>();
    const replaced = new Map<number, string>();
    // Oldest first: what came later counts, and what is in Jira counts most.
    for (const { row, state, issueKey, mayHaveLeft, changeId } of before.value.rows) {
      if (state === 'applied' && issueKey !== null) created.set(row, issueKey);
      replaced.delete(row);
      const again = state === 'rejected' && asked?.has(row) === true;
      if (again || (state === 'discarded' && !mayHaveLeft)) replaced.set(row, changeId);
      else taken.add(row);
    }
    const free = plan.rows.flatMap(({ number }) => (taken.has(number) ? [] : [number]));
    const rows = new Set(asked === null ? free : free.filter((number) => asked.has(number)));
    const groupId = randomUUID();
    const shared = { id: groupId, ref, site, plan, title: kept.fileName, createdAt: now() };
    const run = await makeRun({ ...shared, rows, created, replaced });
    const rowOf = new Map(plan.rows.map(({ number }) => [rowChangeId(groupId, number), number]));
    const noted = run.rows.flatMap((row) => {
      const number = rowOf.get(row.id);
      return number === undefined ? [] : [{ number, changeId: row.id }];
    });
    // First what the rows become, then that they do: a row in the outbox is always known to be there.
    const written = await stored(() => sheets.noteRun(accountId, cloudId, id, groupId, noted));
    if (!written.ok) return written;
    return addMade(outbox, run);
  }

  return {
    /** @param rows which ones, by number; `null` for all. Refused ones are sent again only where they are named */
    begin(site: SiteRef, id: string, rows: readonly number[] | null): Promise<Outcome<ChangeGroup>> {
      const key = JSON.stringify([site.accountId, site.cloudId, id]);
      const under = beginning.get(key);
      if (under !== undefined) return under;
      const begun = begin(site, id, rows).finally(() => beginning.delete(key));
      beginning.set(key, begun);
      return begun;
    },
  };
}
