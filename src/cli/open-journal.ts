import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '../main/outbox/journal';
import { openDatabase, type Database } from '../main/storage/database';
import type { Remote } from '../main/storage/remote';
import type { Ending, Surroundings } from './command';
import type { ServiceAccount } from './connect';
import { EXIT } from './exit-codes';
import { journalPlace, userDataFolder } from './journal-place';
import { waitForLock } from './wait-for-lock';

/**
 * Opens the journal of a service account for `work` and closes it after: under the lock, so that two runs wait for each
 * other, with what a killed run left made ready to be looked for.
 */
export async function withJournal(
  account: ServiceAccount,
  around: Surroundings,
  work: (journal: Remote<Journal>) => Promise<Ending>,
): Promise<Ending> {
  const configured = around.configuration.ok ? around.configuration.value.userData : null;
  const { folder, key } = journalPlace(account, userDataFolder(configured, around.env));
  let release: (() => void) | null = null;
  let database: Database | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = await waitForLock(join(folder, 'lock'), {
      now: around.now,
      tell: around.tell,
      wait: (milliseconds) => wait(milliseconds),
    });
    // Nothing was journalled: to try again is safe.
    if (!lock.ok) return { kind: 'failed', failure: lock.failure, code: EXIT.unavailable };
    release = lock.value;
    database = await openDatabase({
      fork: around.fork,
      folder,
      key,
      report: (event, detail) => {
        if (event === 'restarted') around.tell(`The database process was started again (${detail}).`);
      },
    });
    const journal = database.object<Journal>('journal');
    await journal.recover(around.now());
    return await work(journal);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failed',
      failure: { kind: 'storage', detail: database === null ? couldNotOpen(folder, detail) : detail },
    };
  } finally {
    letGo(around, () => database?.close());
    letGo(around, () => release?.());
  }
}

/** Whether a run of the account was ever journalled here. */
export function hasJournal(account: ServiceAccount, around: Surroundings): boolean {
  const configured = around.configuration.ok ? around.configuration.value.userData : null;
  return existsSync(journalPlace(account, userDataFolder(configured, around.env)).folder);
}

/** What a run came to is told whatever happens while it tidies up. */
function letGo(around: Surroundings, work: () => void): void {
  try {
    work();
  } catch (error) {
    around.tell(`The outbox could not be closed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The most likely reason is one that a person can mend: the credential's secret was changed since. */
function couldNotOpen(folder: string, detail: string): string {
  return (
    `${detail}. The outbox in ${folder} is encrypted with the client secret. If the secret was changed, run "outbox resume" ` +
    'with the former one first, or move the folder away: what is in it is not sent then'
  );
}
