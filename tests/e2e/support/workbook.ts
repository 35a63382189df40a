import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { workbookParts, zipped } from '../../unit/main/sheets/a-workbook';

/** Texts of a sheet, row by row. */
export type Texts = readonly (readonly string[])[];

/** An XLSX with these sheets. */
export function workbookWith(sheets: Readonly<Record<string, Texts>>): Uint8Array {
  const parts = Object.entries(sheets).map(([name, rows]) => ({
    name,
    xml: `<sheetData>${rows.map((cells, at) => rowOf(at + 1, cells)).join('')}</sheetData>`,
  }));
  return zipped(workbookParts(parts));
}

/** A workbook that says it is small and is large. */
export function bomb(): Uint8Array {
  return zipSync({ 'xl/workbook.xml': strToU8('a'.repeat(80_000_000)) }, { level: 1 });
}

/** What the columns of the first sheet are called. */
export function headerOf(workbook: Uint8Array): string[] {
  const [first = ''] = /<row r="1">.*?<\/row>/s.exec(firstSheet(workbook)) ?? [];
  return [...first.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text);
}

/** The workbook with rows below the header of its first sheet, as a person types them. */
export function filledIn(workbook: Uint8Array, rows: Texts): Uint8Array {
  const files = unzipSync(workbook);
  const more = rows.map((cells, at) => rowOf(at + 2, cells)).join('');
  files[FIRST] = strToU8(firstSheet(workbook).replace('</sheetData>', `${more}</sheetData>`));
  return zipSync(files);
}

const FIRST = 'xl/worksheets/sheet1.xml';

function firstSheet(workbook: Uint8Array): string {
  return strFromU8(unzipSync(workbook)[FIRST] ?? new Uint8Array());
}

function rowOf(number: number, cells: readonly string[]): string {
  const written = cells.flatMap((text, at) =>
    text === '' ? [] : [`<c r="${columnName(at)}${number}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`],
  );
  return `<row r="${number}">${written.join('')}</row>`;
}

/** `A` is 0, `AA` is 26. */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnName(Math.floor(at / 26) - 1)}${last}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
