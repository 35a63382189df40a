// The worker thread that reads sheets: an entry of its own, started by read-sheets.ts with a `SheetTask`.
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { TableRefused } from '../../shared/bulk/reading/table-limits';
import type { Table, TableRow } from '../../shared/bulk/table';
import { readBytes, refuseSize } from './read-bytes';
import type { SheetMessage, SheetTask } from './sheet-messages';

/** Cells and characters of one message: about a millisecond of the thread that takes it. */
const BITE_CELLS = 4_000;
const BITE_CHARACTERS = 128 * 1024;
/** Characters of one piece of a text: it is copied twice on its way, in less than a millisecond. */
const PIECE = 512 * 1024;

const port = parentPort;
if (port === null) throw new Error('sheet-worker runs as a worker thread');
const answers = takeAnswers();

const post = (message: SheetMessage): void => port.postMessage(message);
try {
  // read-sheets.ts is the only one that starts this entry.
  const task = workerData as SheetTask;
  const bytes = typeof task.content === 'string' ? await readFile(task.name, task.content) : task.content;
  for (const table of await readBytes(task.name, bytes)) await (task.as === 'texts' ? sendText(table) : send(table));
  post({ kind: 'done' });
} catch (error) {
  if (!(error instanceof TableRefused)) throw error;
  post({ kind: 'refused', reason: error.message });
}
port.close();

async function readFile(name: string, path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      refuseSize(name, size);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof TableRefused) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new TableRefused(`${name} cannot be read (${code}). Look whether it is still there and may be opened.`);
  }
}

async function send(table: Table): Promise<void> {
  post({ kind: 'table', name: table.name, header: table.header, notes: table.notes });
  let rows: TableRow[] = [];
  let cells = 0;
  let characters = 0;
  for (const row of table.rows) {
    rows.push(row);
    cells += row.cells.length;
    for (const cell of row.cells) characters += cell.length;
    if (cells < BITE_CELLS && characters < BITE_CHARACTERS) continue;
    post({ kind: 'rows', rows });
    rows = [];
    cells = 0;
    characters = 0;
    await answers.next();
  }
  if (rows.length === 0) return;
  post({ kind: 'rows', rows });
  await answers.next();
}

async function sendText(table: Table): Promise<void> {
  post({ kind: 'text', name: table.name, rows: table.rows.length, columns: table.header.length });
  const text = JSON.stringify(table);
  for (let at = 0; at < text.length; at += PIECE) {
    post({ kind: 'piece', piece: text.slice(at, at + PIECE) });
    await answers.next();
  }
}

/** One answer for each call of `next`, in whatever order the two come. */
function takeAnswers(): { next(): Promise<void> } {
  let come = 0;
  let wake: (() => void) | null = null;
  port?.on('message', () => {
    come += 1;
    wake?.();
  });
  return {
    async next() {
      if (come === 0) await new Promise<void>((resolve) => (wake = resolve));
      wake = null;
      come -= 1;
    },
  };
}
