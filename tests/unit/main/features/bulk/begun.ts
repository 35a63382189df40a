import { guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { planSheet } from '@shared/bulk/plan';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { succeed } from '@shared/ipc/outcome';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../../src/main/outbox/outbox';
import { answers, SITE } from '../../../../support/bulk/sample-site';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';

export const REF = { accountId: 'account-1', cloudId: 'cloud-1' };

export interface Planned {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly plan: Plan;
}

const HEADER = ['Ref', 'Summary', 'Kind', 'Parent', 'Severity', 'Links'];

/** A sheet of rows, planned with everything looked up. */
export function planned(rows: readonly (readonly string[])[], header = HEADER): Planned {
  const sheet = makeSheet({ name: 's', header, rows: rows.map((cells, at) => ({ line: at + 2, cells })), notes: [] });
  const { mapping } = guessMapping(SITE, sheet, null);
  const { needed } = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
  return { sheet, mapping, plan: planSheet(SITE, { sheet, mapping, found: answers(needed), known: [] }) };
}

/** An epic, a story under it, a sub-task under that, and a bug that stands alone. */
export const FAMILY: readonly (readonly string[])[] = [
  ['R-1', 'Epic of wrapping', 'Epic', '', '', ''],
  ['R-2', 'Story of paper', 'Story', '#2', '', 'Blocks -> SHOP-12'],
  ['R-3', 'Sub-task of tape', 'Sub-task', 'R-2', '', ''],
  ['R-4', 'Bug of ribbon', 'Bug', 'SHOP-3', 'Sev 2, major', ''],
];

/** An outbox that sends nothing. */
export function outboxAlone(): { readonly journal: Journal; readonly outbox: Outbox } {
  const journal = new Journal(temporaryConnection());
  const outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
  return { journal, outbox };
}
