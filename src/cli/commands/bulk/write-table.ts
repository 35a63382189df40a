import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Table } from '@shared/bulk/table';
import { writeCsv } from '../../../main/sheets/write-csv';
import type { Surroundings } from '../../command';

/** Writes a table as CSV. What cannot be written is told, and costs nothing but the file: the same call again writes it. */
export async function writeTable(
  file: string,
  table: Pick<Table, 'header' | 'rows'>,
  around: Pick<Surroundings, 'folder' | 'tell'>,
): Promise<boolean> {
  try {
    await writeFile(resolve(around.folder, file), writeCsv(table));
    return true;
  } catch (error) {
    around.tell(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
