import { randomBytes } from 'node:crypto';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { KeyValueStore } from './key-value-store';
import type { Protection } from './protection';

const SETTING = 'databaseKey';

export type DatabaseKey =
  | { readonly use: 'existing'; readonly key: string }
  /**
   * A new one, since there is none, or since the former was made for a session that has ended. It is not kept before the old
   * files are out of the way, or the next start would hold a good key to the wrong files.
   */
  | { readonly use: 'fresh'; readonly key: string; readonly former: 'none' | 'ended-session' };

/**
 * The key of the databases, sealed by the secret box. In session protection the key lives as long as the process, and
 * what was kept under it ends with it, as the person chose. A locked box is a failure; nothing is made anew then.
 */
export function readDatabaseKey(
  store: KeyValueStore,
  protection: Protection,
  newKey = randomKey,
): Outcome<DatabaseKey> {
  const sealed = store.get(SETTING);
  if (typeof sealed === 'string') {
    const opened = protection.open(sealed);
    if (opened.ok) return succeed({ use: 'existing', key: opened.value });
    // Whatever was sealed for one session is gone with it; anything else waits for the person.
    if (!sealed.startsWith('session:')) return opened;
  }
  const locked = lockedFailure(protection);
  return locked === null
    ? succeed({ use: 'fresh', key: newKey(), former: sealed === undefined ? 'none' : 'ended-session' })
    : fail(locked);
}

/** Seals the key in the protection that is chosen now; for this session alone while none is. */
export function keepDatabaseKey(store: KeyValueStore, protection: Protection, key: string): Outcome<null> {
  const locked = lockedFailure(protection);
  if (locked !== null) return fail(locked);
  const sealed = protection.seal(key, { ephemeral: protection.state.state === 'unchosen' });
  if (!sealed.ok) return sealed;
  store.set(SETTING, sealed.value);
  return succeed(null);
}

function lockedFailure({ state }: Protection): Failure | null {
  return state.state === 'locked' ? { kind: 'secrets-locked', mode: state.mode, detail: state.reason } : null;
}

function randomKey(): string {
  return randomBytes(32).toString('hex');
}
