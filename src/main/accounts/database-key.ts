import { randomBytes } from 'node:crypto';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { KeyValueStore } from './key-value-store';
import type { Protection } from './protection';

const SETTING = 'databaseKey';

export type DatabaseKey =
  | { readonly use: 'existing'; readonly key: string }
  /** No key yet, or one that was made for a session that has ended: what it locked cannot be read any more. */
  | { readonly use: 'fresh'; readonly key: string; readonly lost: boolean };

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
  const key = newKey();
  const kept = keepDatabaseKey(store, protection, key);
  return kept.ok ? succeed({ use: 'fresh', key, lost: typeof sealed === 'string' }) : kept;
}

/** Seals the key in the protection that is chosen now; for this session alone while none is. */
export function keepDatabaseKey(store: KeyValueStore, protection: Protection, key: string): Outcome<null> {
  if (protection.state.state === 'locked') {
    return fail({ kind: 'secrets-locked', mode: protection.state.mode, detail: protection.state.reason });
  }
  const sealed = protection.seal(key, { ephemeral: protection.state.state === 'unchosen' });
  if (!sealed.ok) return sealed;
  store.set(SETTING, sealed.value);
  return succeed(null);
}

function randomKey(): string {
  return randomBytes(32).toString('hex');
}
