import { buildTable } from '../../../shared/bulk/reading/build-table';
import { CellBudget, RowGatherer } from '../../../shared/bulk/reading/gather-rows';
import { NoteBook } from '../../../shared/bulk/reading/note-book';
import { TableRefused } from '../../../shared/bulk/reading/table-limits';
import type { Table } from '../../../shared/bulk/table';
import { isValuesOfTemplate } from '../template-values';
import { Archive, Damaged } from './archive';
import { readXml } from './read-xml';
import { readSharedStrings } from './shared-strings';
import { readStyles } from './styles';
import { readWorkbook, type NamedSheet, type Workbook } from './workbook';
import { WorksheetReader, type CellContext } from './worksheet';

/** Sheets of one workbook. */
const MOST_SHEETS = 200;

/**
 * The visible sheets of a workbook that hold anything, in its order, without the values of a template. Hidden ones are named in the notes
 * of the first.
 * @throws TableRefused
 */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<readonly Table[]> {
  try {
    return await read(name, bytes);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new TableRefused(
      `${name} is damaged: ${error.message.slice(0, 200)}. Open it in a spreadsheet and save it again, or save its sheet as CSV.`,
    );
  }
}

async function read(name: string, bytes: Uint8Array): Promise<readonly Table[]> {
  const archive = await Archive.open(bytes);
  const other = notXlsx(name, archive);
  if (other !== null) throw new TableRefused(other);
  const workbook = await readWorkbook(archive);
  if (workbook === null) {
    throw new TableRefused(`${name} is a ZIP archive without a workbook. Choose a CSV, TSV or XLSX file.`);
  }
  if (workbook.sheets.length > MOST_SHEETS) {
    throw new TableRefused(`${name} has more than ${MOST_SHEETS} sheets. Save the one you want in a file of its own.`);
  }
  const context = await readContext(archive, workbook);
  const budget = new CellBudget();
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name);
  const tables: Table[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.hidden || sheet.part === null) continue;
    const table = await readSheet(archive, sheet, sheet.part, context, budget, tables.length === 0 ? hidden : []);
    if (table !== null) tables.push(table);
  }
  if (tables.length > 0) return tables.filter((table) => !isValuesOfTemplate(table, tables));
  throw new TableRefused(
    hidden.length > 0
      ? `${name} shows no sheet with rows; ${named(hidden)} hidden. Unhide the sheet you want and save the file.`
      : `${name} is empty. It needs a row of field names and a row for each issue.`,
  );
}

async function readContext(archive: Archive, workbook: Workbook): Promise<CellContext> {
  return {
    strings: workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings),
    styles: workbook.styles === null ? [] : await readStyles(archive, workbook.styles),
    since1904: workbook.since1904,
  };
}

async function readSheet(
  archive: Archive,
  sheet: NamedSheet,
  part: string,
  context: CellContext,
  budget: CellBudget,
  hidden: readonly string[],
): Promise<Table | null> {
  const notes = new NoteBook('rows');
  const rows = new RowGatherer('row', budget);
  await readXml(archive.unpack(part), new WorksheetReader(context, rows, notes));
  if (rows.rows.length === 0) return null;
  if (hidden.length > 0) notes.add('hidden sheet', null, `${named(hidden)} hidden and left out.`);
  return buildTable(sheet.name, rows.rows, rows.columns, notes, false);
}

function named(hidden: readonly string[]): string {
  const names = hidden.slice(0, 5).map((one) => `“${one}”`);
  const more = hidden.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  const last = all.at(-1) ?? '';
  return all.length < 2 ? `The sheet ${last} is` : `The sheets ${all.slice(0, -1).join(', ')} and ${last} are`;
}

/** What to do with an archive that is another kind of document; `null` where nothing says that it is. */
function notXlsx(name: string, archive: Archive): string | null {
  const names = archive.names();
  if (archive.has('xl/vbaProject.bin')) {
    return `${name} is a workbook with macros (.xlsm). Save it as .xlsx or CSV, without them.`;
  }
  if (archive.has('xl/workbook.bin')) return `${name} is a binary workbook (.xlsb). Save it as .xlsx or CSV.`;
  if (archive.has('content.xml') && archive.has('mimetype')) {
    return `${name} is an OpenDocument file (.ods). Save it as .xlsx or CSV.`;
  }
  if (names.some((one) => one.endsWith('.iwa'))) {
    return `${name} is a Numbers document. In Numbers choose File, Export To, Excel or CSV.`;
  }
  if (archive.has('word/document.xml'))
    return `${name} is a Word document, not a sheet. Choose a CSV, TSV or XLSX file.`;
  if (archive.has('ppt/presentation.xml'))
    return `${name} is a presentation, not a sheet. Choose a CSV, TSV or XLSX file.`;
  return null;
}
