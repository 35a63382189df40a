import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Outcome } from '@shared/ipc/outcome';
import { keepDatabaseKey, readDatabaseKey } from '../accounts/database-key';
import type { KeyValueStore } from '../accounts/key-value-store';
import type { Protection } from '../accounts/protection';
import { forkUtility } from '../app/utility-child';
import { remoteMirror } from '../mirror/mirror-objects';
import type { FormFiles } from '../outbox/form-files';
import type { Journal } from '../outbox/journal';
import type { Sheets } from '../outbox/sheets';
import type { Templates } from '../outbox/templates';
import { openLater } from '../storage/open-later';

export interface DatabasePorts {
  readonly userData: string;
  readonly outFolder: string;
  readonly settings: KeyValueStore;
  readonly protection: Protection;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
}

/** A file that was taken out of a form may come back with *Undo*, and no longer. */
const UNUSED_FILES_KEPT_MS = 24 * 3_600_000;
/** A search that nobody has run for a month is asked of Jira again. */
const SEARCHES_KEPT_MS = 30 * 24 * 3_600_000;

/** The databases, in a process of their own. Until `open` finds their key, every call to them waits. */
export function wireDatabases({ userData, outFolder, settings, protection, now, warn }: DatabasePorts) {
  const folder = join(userData, 'data');
  const database = openLater({
    fork: () => {
      const child = forkUtility(join(outFolder, 'database-process.js'), 'Workbench databases');
      return { port: child, onExit: child.onExit, kill: child.kill };
    },
    folder,
    report: (event, detail) => warn(`databases: ${event} ${detail}`),
    failed: (error) => warn(`databases could not be opened: ${error instanceof Error ? error.message : String(error)}`),
  });
  function makeRoom(former: 'none' | 'ended-session'): void {
    // Its key lived as long as the session, as the person chose: nothing can open it any more.
    if (former === 'ended-session') rmSync(folder, { recursive: true, force: true });
    // Files without a key are somebody's loss already; they are put aside rather than deleted.
    else if (existsSync(folder)) renameSync(folder, `${folder}.without-key-${now()}`);
  }

  const mirror = remoteMirror(database);
  void database.opened
    .then(() => mirror.mirror.forgetSearchesBefore(now() - SEARCHES_KEPT_MS))
    .catch((error: unknown) => warn(`mirror: ${error instanceof Error ? error.message : String(error)}`));

  const formFiles = database.object<FormFiles>('form-files');
  void database.opened
    .then(() => formFiles.sweep(now() - UNUSED_FILES_KEPT_MS))
    .catch((error: unknown) => warn(`files: ${error instanceof Error ? error.message : String(error)}`));

  return {
    mirror,
    formFiles,
    journal: database.object<Journal>('journal'),
    templates: database.object<Templates>('templates'),
    sheets: database.object<Sheets>('sheets'),
    opened: database.opened,
    settled: () => database.settled(),
    close: () => database.close(),
    /** Opens them as soon as their key can be read, and keeps the key in the protection that is chosen now. */
    open(): Outcome<null> {
      const read = readDatabaseKey(settings, protection);
      if (!read.ok) return read;
      try {
        if (read.value.use === 'fresh') makeRoom(read.value.former);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
      } catch (error) {
        return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
      }
      const kept = keepDatabaseKey(settings, protection, read.value.key);
      if (kept.ok) database.open(read.value.key);
      return kept;
    },
  };
}
