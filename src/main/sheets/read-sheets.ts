import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Table, TableRow } from '../../shared/bulk/table';
import type { OpenedTable } from '../../shared/ipc/bulk';
import { fail, succeed, type Outcome } from '../../shared/ipc/outcome';
import type { SheetMessage, SheetTask } from './sheet-messages';

/** A file by its path, or by its name and what it holds. */
export type SheetFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

export interface ReadOptions {
  /** Absolute path of the built `sheet-worker.js`. */
  readonly worker: string;
  readonly signal?: AbortSignal;
  /** Milliseconds; a sound file of the largest size takes a fraction of it. */
  readonly limit?: number;
}

const LIMIT = 60_000;
/** Megabytes that the worker may hold. */
const MEMORY = 1_536;

/**
 * Reads CSV, TSV or XLSX in a worker thread: what reads is never held up for longer than it takes to be handed a few thousand cells.
 * Fails with `invalid-input` and a sentence that says what to do, or `cancelled`. Rejects for a defect of ours.
 */
export async function readSheets(file: SheetFile, options: ReadOptions): Promise<Outcome<readonly Table[]>> {
  const tables: (Omit<Table, 'rows'> & { readonly rows: TableRow[] })[] = [];
  const read = await readInWorker(file, 'tables', options, (message) => {
    if (message.kind === 'table') {
      const { name, header, notes } = message;
      tables.push({ name, header, notes, rows: [] });
    } else if (message.kind === 'rows') {
      const rows = tables.at(-1)?.rows;
      for (const row of message.rows) rows?.push(row);
    }
  });
  return read.ok ? succeed(tables) : read;
}

/** As `readSheets`, each table as its JSON, which the worker makes: whoever only hands it on never holds its cells. */
export async function readSheetTexts(file: SheetFile, options: ReadOptions): Promise<Outcome<readonly OpenedTable[]>> {
  const texts: (Omit<OpenedTable, 'table'> & { readonly pieces: string[] })[] = [];
  const read = await readInWorker(file, 'texts', options, (message) => {
    if (message.kind === 'text') {
      const { name, rows, columns } = message;
      texts.push({ name, rows, columns, pieces: [] });
    } else if (message.kind === 'piece') texts.at(-1)?.pieces.push(message.piece);
  });
  return read.ok ? succeed(texts.map(({ pieces, ...of }) => ({ ...of, table: pieces.join('') }))) : read;
}

function readInWorker(
  file: SheetFile,
  as: SheetTask['as'],
  { worker, signal, limit = LIMIT }: ReadOptions,
  take: (message: SheetMessage) => void,
): Promise<Outcome<null>> {
  if (signal?.aborted === true) return Promise.resolve(fail({ kind: 'cancelled' }));
  const name = 'path' in file ? basename(file.path) : file.name;
  const task: SheetTask = { name, content: 'path' in file ? file.path : file.bytes, as };
  const refuse = (message: string): Outcome<null> => fail({ kind: 'invalid-input', message, fields: {} });
  return new Promise((resolve, reject) => {
    // Nothing of the environment goes along: variables are where secrets are found.
    const thread = new Worker(worker, {
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const timer = setTimeout(
      () => end(refuse(`${name} takes longer than ${limit / 1000} s to read. Split it into several files.`)),
      limit,
    );
    const cancel = (): void => end(fail({ kind: 'cancelled' }));
    let ended = false;
    function settle(): boolean {
      if (ended) return false;
      ended = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      thread.terminate().catch(reject);
      return true;
    }
    function end(outcome: Outcome<null>): void {
      if (settle()) resolve(outcome);
    }
    signal?.addEventListener('abort', cancel);
    thread.on('message', (message: SheetMessage) => {
      if (message.kind === 'done') end(succeed(null));
      else if (message.kind === 'refused') end(refuse(message.reason));
      else {
        take(message);
        // In a turn of its own: the queue of messages is emptied in one, and others wait.
        if (message.kind === 'rows' || message.kind === 'piece') setImmediate(() => thread.postMessage('more'));
      }
    });
    thread.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        end(refuse(`${name} takes more memory than Workbench gives a file. Split it into several files.`));
      } else if (settle()) reject(error);
    });
    thread.on('exit', (code) => {
      if (settle()) reject(new Error(`the reader of ${name} ended with ${code} before it was done`));
    });
  });
}
