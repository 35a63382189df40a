import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Table, TableRow } from '../../shared/bulk/table';
import { assertNever } from '../../shared/assert-never';
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
export function readSheets(
  file: SheetFile,
  { worker, signal, limit = LIMIT }: ReadOptions,
): Promise<Outcome<readonly Table[]>> {
  if (signal?.aborted === true) return Promise.resolve(fail({ kind: 'cancelled' }));
  const name = 'path' in file ? basename(file.path) : file.name;
  const task: SheetTask = { name, content: 'path' in file ? file.path : file.bytes };
  const refuse = (message: string): Outcome<readonly Table[]> => fail({ kind: 'invalid-input', message, fields: {} });
  return new Promise((resolve, reject) => {
    // Nothing of the environment goes along: variables are where secrets are found.
    const thread = new Worker(worker, {
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const tables: { name: string; header: readonly string[]; notes: Table['notes']; rows: TableRow[] }[] = [];
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
    function end(outcome: Outcome<readonly Table[]>): void {
      if (settle()) resolve(outcome);
    }
    signal?.addEventListener('abort', cancel);
    thread.on('message', (message: SheetMessage) => {
      switch (message.kind) {
        case 'table': {
          const { name: sheet, header, notes } = message;
          tables.push({ name: sheet, header, notes, rows: [] });
          return;
        }
        case 'rows': {
          const rows = tables.at(-1)?.rows;
          for (const row of message.rows) rows?.push(row);
          // In a turn of its own: the queue of messages is emptied in one, and others wait.
          setImmediate(() => thread.postMessage('more'));
          return;
        }
        case 'done':
          end(succeed(tables));
          return;
        case 'refused':
          end(refuse(message.reason));
          return;
        default:
          assertNever(message);
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
