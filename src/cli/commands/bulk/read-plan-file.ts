import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { isNameless } from '@shared/bulk/first-row';
import { readMapping } from '@shared/bulk/mapping-file';
import type { Mapping } from '@shared/bulk/mapping';
import type { Table } from '@shared/bulk/table';
import { nearestFirst } from '@shared/fields/nearest';
import { fold } from '@shared/fold';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { readSheets } from '../../../main/sheets/read-sheets';
import type { Surroundings } from '../../command';

/** The sheet of a file, or of standard input for `-`: the one that `name` says, else the first that holds a row below names. */
export async function readPlanFile(
  file: string,
  name: string | undefined,
  around: Pick<Surroundings, 'folder' | 'readStdinBytes' | 'sheetWorker' | 'tell'>,
): Promise<Outcome<Table>> {
  const source =
    file === '-'
      ? { name: 'standard input', bytes: await around.readStdinBytes() }
      : { path: resolve(around.folder, file) };
  const read = await readSheets(source, { worker: around.sheetWorker });
  if (!read.ok) return read;
  const chosen = chooseSheet(read.value, name);
  if (!chosen.ok) return chosen;
  const others = read.value.filter((table) => table !== chosen.value && isPlan(table));
  if (name === undefined && others.length > 0) {
    around.tell(`Reading the sheet "${chosen.value.name}". --sheet names another: ${namesOf(others)}.`);
  }
  return chosen;
}

/** What the run is called. */
export function titleOf(file: string): string {
  return file === '-' ? 'Standard input' : basename(file);
}

/** A line on a sheet of its own is a note more often than an issue. Pure. */
function isPlan(table: Table): boolean {
  return table.rows.length > 0 && !isNameless(table);
}

/** Pure. */
function chooseSheet(tables: readonly Table[], name: string | undefined): Outcome<Table> {
  const named =
    name === undefined
      ? (tables.find(isPlan) ?? tables.find(({ rows }) => rows.length > 0) ?? tables[0])
      : (tables.find((table) => table.name === name) ?? tables.find((table) => fold(table.name) === fold(name.trim())));
  if (named === undefined) {
    const nearest = nearestFirst(
      name ?? '',
      tables.map((table) => table.name),
    );
    return wrong(`There is no sheet "${name ?? ''}". Nearest: ${nearest.slice(0, 5).join(', ')}.`);
  }
  return named.rows.length > 0 ? succeed(named) : wrong(`${named.name} has no row below its header.`);
}

/** A mapping that `--map` names. */
export async function readMapFile(file: string, folder: string): Promise<Outcome<Mapping>> {
  let text: string;
  try {
    text = await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    return wrong(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const mapping = readMapping(text);
  return mapping.ok ? succeed(mapping.value) : wrong(`${file}: ${mapping.problem}`);
}

function namesOf(tables: readonly Table[]): string {
  return tables.map(({ name }) => `"${name}"`).join(', ');
}

function wrong(message: string): Outcome<never> {
  return fail({ kind: 'invalid-input', message, fields: {} });
}
