import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openMirrorObjects, type MirrorObjects } from './mirror/mirror-objects';
import { FormFiles } from './outbox/form-files';
import { Journal } from './outbox/journal';
import { Sheets } from './outbox/sheets';
import { Templates } from './outbox/templates';
import { openConnection } from './storage/connection';
import { serve, type MessagePort } from './storage/remote';

/**
 * The database process: both databases live here, so that an abort of the native library takes neither the window nor a
 * request in flight with it. Runs as Electron's utility process and as a plain Node child; the key comes by message, never
 * by argv or environment.
 */
export class DatabaseHost {
  constructor(private readonly objects: Record<string, object>) {}

  /** Opens both databases in `folder`. A mirror that does not open is put aside, an outbox never is. */
  open(folder: string, key: string): { mirrorRebuilt: boolean } {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const outbox = openConnection(join(folder, 'outbox.db'), key, { durable: true });
    this.objects['journal'] = new Journal(outbox);
    this.objects['templates'] = new Templates(outbox);
    this.objects['sheets'] = new Sheets(outbox);
    this.objects['form-files'] = new FormFiles(outbox);
    const file = join(folder, 'mirror.db');
    try {
      Object.assign(this.objects, openMirror(file, key));
      return { mirrorRebuilt: false };
    } catch {
      // Disposable by design, and reported to the caller: everything in it can be asked of Jira again.
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
      renameSync(file, `${file}.unreadable`);
      Object.assign(this.objects, openMirror(file, key));
      return { mirrorRebuilt: true };
    }
  }
}

/** Throws when the file does not open, and also when a newer Workbench wrote it. */
function openMirror(file: string, key: string): MirrorObjects {
  const connection = openConnection(file, key, { durable: false, shrinks: true });
  try {
    return openMirrorObjects(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The two ways a parent talks to a child, brought to one. */
function portOfParent(): MessagePort {
  const parentPort = (
    process as {
      parentPort?: { postMessage(m: unknown): void; on(e: 'message', l: (m: { data: unknown }) => void): void };
    }
  ).parentPort;
  if (parentPort !== undefined) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  // A plain Node child must not outlive its parent: the channel's end is its own.
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C in a terminal reaches the child as well: its parent says when it ends, so that what is under way is written down.
  process.on('SIGINT', () => undefined);
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  };
}

const objects: Record<string, object> = {};
objects['host'] = new DatabaseHost(objects);
serve(portOfParent(), objects);
