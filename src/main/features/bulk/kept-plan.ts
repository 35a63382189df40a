import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BulkSite } from '@shared/bulk/bulk-site';
import { guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { Planner } from '@shared/bulk/plan';
import type { Plan } from '@shared/bulk/row-plan';
import type { Sheet } from '@shared/bulk/sheet';
import { applyEvent, startEditing, type SheetEvent } from '@shared/bulk/sheet-log';
import { readSettings } from '@shared/bulk/sheet-settings';
import type { KeptSheet } from '@shared/ipc/bulk';

/** Rows that are read before others have their turn. */
const ROWS_AT_ONCE = 40;

/** A sheet as it is kept, read and planned again: the same compiler, the same bytes as the dry run. */
export interface KeptPlan {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly plan: Plan;
}

/** A kept sheet, planned for the site that it goes to. */
export interface PlannedSheet extends KeptPlan {
  readonly kept: KeptSheet;
  readonly site: BulkSite;
  /** Of these fields, see `fieldsMark`. */
  readonly fieldsMark: string;
}

/** Steps of the log that are done before others have their turn: each may be of all rows. */
const EVENTS_AT_ONCE = 10;

/** The sheet as its log leaves it. */
async function sheetOf({ sheet, events }: Pick<KeptSheet, 'sheet' | 'events'>): Promise<Sheet> {
  // Both were written by this program: the journal is sealed.
  let edited = startEditing(JSON.parse(sheet) as Sheet);
  await nextTurn();
  const log = JSON.parse(events) as readonly SheetEvent[];
  for (const [at, event] of log.entries()) {
    if (at % EVENTS_AT_ONCE === 0) await nextTurn();
    edited = applyEvent(edited, event);
  }
  return edited.sheet;
}

/** Plans what is kept, in steps that hold nobody up. */
export async function planKept(site: BulkSite, kept: KeptSheet): Promise<KeptPlan> {
  const sheet = await sheetOf(kept);
  await nextTurn();
  const settings = readSettings(kept.settings);
  const mapping = settings.mapping ?? guessMapping(site, sheet, null).mapping;
  const input = { sheet, mapping, found: settings.found, known: [] };
  const steps = new Planner(site).planInSteps(input, ROWS_AT_ONCE);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { sheet, mapping, plan: step.value };
    await nextTurn();
  }
}
