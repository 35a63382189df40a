import type { BulkSite } from '@shared/bulk/bulk-site';
import { bindMapping, type Mapping } from '@shared/bulk/mapping';
import { CHANGE_COLUMN } from '@shared/bulk/reading/formula-guard';
import { RESULT_COLUMNS, withoutResults } from '@shared/bulk/own-results';
import { readParentText } from '@shared/bulk/parent-text';
import type { Sheet } from '@shared/bulk/sheet';
import type { Table } from '@shared/bulk/table';
import { assertNever } from '@shared/assert-never';
import { WAITS_FOR_PARENT } from '@shared/bulk/row-words';
import { fold } from '@shared/fold';
import { isFailed, type RowEnd, type RowResult } from './results';

/** For `writeCsv`, which adds the column *Workbench row* from each row's `line` and defuses what a spreadsheet would run. */
type Written = Pick<Table, 'header' | 'rows'>;

/** Every row with what became of it behind its own cells. Pure. */
export function resultsTable(sheet: Sheet, results: readonly RowResult[], siteUrl: string): Written {
  const byRow = new Map(results.map((result) => [result.row, result]));
  // Of a sheet that was a file of results, the new ones take the place of the old.
  const own = withoutResults(sheet.header, sheet.rows);
  const rows = own.rows.flatMap(({ number, cells }) => {
    const result = byRow.get(number);
    if (result === undefined) return [];
    const { key, end, reason, links } = result;
    // Its links wait for what it waits for.
    const told = end === 'waits-for-parent' ? [] : links;
    const ofLinks = told.flatMap((link) => (link.end === 'created' ? [] : [`${link.title}: ${link.reason}`]));
    const why = [reason, ...ofLinks].filter((text) => text !== '').join(' ');
    const outcome = [key ?? '', key === null ? '' : browseUrl(siteUrl, key), wordOf(end), why];
    return [{ line: number, cells: [...cells, ...outcome] }];
  });
  return withChanges({ header: [...own.header, ...RESULT_COLUMNS], rows }, results);
}

/** With the change of each row that was sent and is not there: mended in the file and read again, the row takes its place. */
function withChanges({ header, rows }: Written, results: readonly RowResult[]): Written {
  const changes = new Map(
    results.flatMap((result) =>
      isFailed(result) && result.changeId !== null ? [[result.row, result.changeId] as const] : [],
    ),
  );
  if (changes.size === 0) return { header, rows };
  return {
    header: [...header, CHANGE_COLUMN],
    rows: rows.map((row) => ({ ...row, cells: [...row.cells, changes.get(row.line) ?? ''] })),
  };
}

/**
 * The rows alone that Jira has not, as they were: to be fixed and read again. Where the parent is a row that Jira has, its key takes the place of
 * what named the row, which is not in the file. `null` where no row failed. Pure.
 */
export function failedTable(
  sheet: Sheet,
  results: readonly RowResult[],
  mapping: Pick<Mapping, 'columns'>,
): Written | null {
  const failed = new Set(results.filter(isFailed).map(({ row }) => row));
  if (failed.size === 0) return null;
  const keys = new Map(results.map(({ row, key }) => [row, key]));
  const rowNamed = namesOfRows(sheet, mapping);
  const columns = columnsFor(sheet, mapping, 'parent');
  const rows = sheet.rows.flatMap(({ number, cells }) => {
    if (!failed.has(number)) return [];
    const at = columns.find((column) => (cells[column] ?? '').trim() !== '');
    const key = at === undefined ? null : (keys.get(rowNamed(cells[at] ?? '') ?? 0) ?? null);
    return [{ line: number, cells: key === null || at === undefined ? cells : cells.with(at, key) }];
  });
  return withChanges(withoutResults(sheet.header, rows), results);
}

/** Which row a cell for the parent names, as the planner reads it, whatever else is wrong with its row. */
function namesOfRows(sheet: Sheet, mapping: Pick<Mapping, 'columns'>): (cell: string) => number | null {
  const names = new Map<string, number>();
  const [own] = columnsFor(sheet, mapping, 'row-name');
  for (const { number, cells } of own === undefined ? [] : sheet.rows) {
    const name = fold((cells[own ?? 0] ?? '').trim());
    if (name !== '') names.set(name, number);
  }
  const numbers = new Set(sheet.rows.map(({ number }) => number));
  return (cell) => {
    const { folded, row, bare } = readParentText(cell);
    const named = names.get(folded);
    if (named !== undefined) return named;
    return row !== null && numbers.has(row) && !(bare && own !== undefined) ? row : null;
  };
}

function columnsFor(
  { header }: Sheet,
  mapping: Pick<Mapping, 'columns'>,
  kind: 'parent' | 'row-name',
): readonly number[] {
  return bindMapping(mapping, header).flatMap(({ column, mapping: { target } }) =>
    target.kind === kind ? [column] : [],
  );
}

/** Names of the fields of a project by id, for reasons. */
export function namesOfFields({ types }: Pick<BulkSite, 'types'>): Readonly<Record<string, string>> {
  return Object.fromEntries(types.flatMap(({ fields }) => fields.map(({ fieldId, name }) => [fieldId, name])));
}

export function browseUrl(siteUrl: string, key: string): string {
  return `${siteUrl.replace(/\/+$/, '')}/browse/${key}`;
}

function wordOf(end: RowEnd): string {
  switch (end) {
    case 'created':
      return 'Created';
    case 'refused':
      return 'Refused';
    case 'given-up':
      return 'Not sent';
    case 'kept-back':
      return 'Not ready';
    case 'on-its-way':
      return 'On its way';
    case 'waits-for-parent':
      return WAITS_FOR_PARENT;
    case 'unsure':
      return 'Unsure';
    default:
      return assertNever(end);
  }
}
