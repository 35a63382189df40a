import { withoutHeader } from '@shared/bulk/first-row';
import { namesInRow, namesRows } from '@shared/bulk/names-row';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { applyStep } from '@shared/bulk/sheet-step';
import type { Table } from '@shared/bulk/table';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Given } from '../../command';

/** The sheet whose columns are called as `--names-row` or `--no-header` says, else as the reader has found. Pure. */
export function sheetNamedBy(given: Pick<Given, 'text' | 'flag'>, table: Table): Outcome<Sheet> {
  const sheet = makeSheet(given.flag('no-header') ? withoutHeader(table) : table);
  const text = given.text('names-row');
  if (text === undefined) return succeed(sheet);
  const { rows } = namesRows(sheet);
  const row = rows.find(({ number }) => String(number) === text.trim());
  if (row === undefined) {
    const numbers = rows.map(({ number }) => String(number)).join(', ');
    const message = `--names-row is the number of a row that may name the columns, not "${text}". Of this sheet: ${numbers}.`;
    return fail({ kind: 'invalid-input', message, fields: {} });
  }
  const step = namesInRow(sheet, row.number);
  const named = step === null ? sheet : applyStep(sheet, step);
  if (named.rows.length > 0) return succeed(named);
  return fail({ kind: 'invalid-input', message: `${table.name} has no row below row ${text.trim()}.`, fields: {} });
}
