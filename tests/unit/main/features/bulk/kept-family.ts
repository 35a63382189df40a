import type { SheetEvent } from '@shared/bulk/sheet-log';
import { keptSettings, type SheetSettings } from '@shared/bulk/sheet-settings';
import type { ChangeState } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { planKept } from '../../../../../src/main/features/bulk/kept-plan';
import { createSheetRuns } from '../../../../../src/main/features/bulk/sheet-runs';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox } from '../../../../../src/main/outbox/outbox';
import { Sheets } from '../../../../../src/main/outbox/sheets';
import { SITE } from '../../../../support/bulk/sample-site';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';
import { FAMILY, planned, REF, type Planned } from './begun';

const { accountId, cloudId } = REF;
const SUMMARY = 1;

/** The sheet of `FAMILY`, kept and ready to be run; nothing is sent. */
export function keptFamily(id = 's') {
  const connection = temporaryConnection();
  const [journal, sheets] = [new Journal(connection), new Sheets(connection)];
  const outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
  const settings: SheetSettings = {
    projectId: SITE.project.id,
    mapping: planned(FAMILY).mapping,
    found: {},
    mapped: true,
  };
  const written = new Map<string, number>();
  /** Keeps one more sheet of the same columns. */
  const keep = (sheetId: string, of: Pick<Planned, 'sheet' | 'mapping'>, fileName: string): void => {
    const { sheet, mapping } = of;
    const entry = { id: sheetId, fileName, sheet: JSON.stringify(sheet), rows: sheet.rows.length };
    sheets.start(accountId, cloudId, { ...entry, settings: keptSettings({ ...settings, mapping }) }, 1);
    const answers = ['SHOP-3', 'SHOP-12'].map((key) => ({
      key: JSON.stringify(['issue', null, key.toLowerCase()]),
      answer: { state: 'exact' as const, choice: { id: key, label: '', hierarchyLevel: key === 'SHOP-3' ? 1 : 0 } },
    }));
    sheets.keepAnswers(accountId, cloudId, sheetId, answers);
  };
  keep(id, planned(FAMILY), 'plan.csv');
  /** Whether the project's fields can be read. */
  const site = { readable: true };
  const plannedOf = async (_ref: unknown, sheetId: string) => {
    const kept = sheets.load(accountId, cloudId, sheetId);
    if (kept === null || !site.readable) return fail({ kind: 'offline', detail: '' });
    return succeed({ kept, site: SITE, fieldsMark: '', ...(await planKept(SITE, kept)) });
  };
  const runs = createSheetRuns({ sheets: asRemote(sheets), outbox, plannedOf, now: () => 7 });
  const rows = (sheetId = id) => sheets.rowsOfRuns(accountId, cloudId, sheetId, 0).rows;
  return {
    journal,
    sheets,
    outbox,
    runs,
    settings,
    site,
    plannedOf,
    keep,
    rows,
    begin: (wanted: readonly number[] | null = null, again = false, sheetId = id) =>
      runs.begin(REF, sheetId, { rows: wanted, fieldsMark: null, again }),
    /** What a row's newest change comes to. */
    end(row: number, to: ChangeState, sheetId = id): void {
      const changeId = rows(sheetId).findLast((each) => each.row === row)?.changeId ?? '';
      if (journal.move(REF, changeId, ['queued', 'sending'], to, 'Ended', 9) === null)
        throw new Error(`row ${String(row)} is not under way`);
    },
    /** Another summary for a row. */
    edit(row: number, before: string, after: string, sheetId = id): void {
      const event: SheetEvent = {
        event: 'do',
        step: { label: 'Edit', changes: [{ op: 'cells', cells: [{ row, column: SUMMARY, before, after }] }] },
      };
      const at = written.get(sheetId) ?? 0;
      written.set(sheetId, sheets.append(accountId, cloudId, sheetId, at, JSON.stringify([event]), 8));
    },
  };
}
