import { readHtmlTables } from '../../shared/bulk/reading/html-tables';
import { NoteBook } from '../../shared/bulk/reading/note-book';
import { readDelimited } from '../../shared/bulk/reading/read-delimited';
import { grouped, MOST_FILE_BYTES, TableRefused } from '../../shared/bulk/reading/table-limits';
import type { Table } from '../../shared/bulk/table';
import { decodeText } from './decode-text';
import { sniffFile } from './sniff-file';
import { readXlsx } from './xlsx/read-xlsx';

/**
 * The sheets in a file: several in a workbook, one in text. A web page that calls itself .xls, as many systems export it, is read too.
 * Runs in the worker; takes as long as the file is large.
 * @param name the file's name without its folder, for the sentences
 * @throws TableRefused
 */
export async function readBytes(name: string, bytes: Uint8Array): Promise<readonly Table[]> {
  refuseSize(name, bytes.length);
  switch (sniffFile(name, bytes)) {
    case 'zip':
      return readXlsx(name, bytes);
    case 'html':
      return readHtmlTables(name, decodeText(bytes, new NoteBook()));
    case 'text': {
      const notes = new NoteBook();
      return [readDelimited(name, decodeText(bytes, notes), notes)];
    }
  }
}

/** @throws TableRefused */
export function refuseSize(name: string, bytes: number): void {
  if (bytes === 0) throw new TableRefused(`${name} is empty. It needs a row of field names and a row for each issue.`);
  if (bytes <= MOST_FILE_BYTES) return;
  throw new TableRefused(
    `${name} has ${grouped(Math.ceil(bytes / 1024 / 1024))} MB, and Workbench reads ${MOST_FILE_BYTES / 1024 / 1024} MB. Split it into several files.`,
  );
}
