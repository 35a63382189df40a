import { hkdfSync } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../main/accounts/configuration';
import type { ServiceAccount } from './connect';

const PROGRAM = 'workbench-for-jira';

/** Where the command line keeps the outbox of a service account, and the key that encrypts it. */
export interface JournalPlace {
  readonly folder: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
}

/**
 * A folder for each client and its origins. The key is made from the client secret (HKDF-SHA256, RFC 5869, the folder's
 * name as salt), so that nothing has to be kept: who may act as the account may read what it is about to do.
 */
export function journalPlace(account: Pick<ServiceAccount, 'id' | 'client'>, userData: string): JournalPlace {
  const key = hkdfSync('sha256', account.client.clientSecret, account.id, `${PROGRAM} outbox of the command line`, 32);
  return { folder: join(userData, 'cli', account.id), key: Buffer.from(key).toString('hex') };
}

/** `WORKBENCH_USER_DATA`, else where each system keeps a program's state (XDG Base Directory 0.8: `XDG_STATE_HOME`). */
export function userDataFolder(
  configured: string | null,
  env: Environment,
  platform = process.platform,
  home = homedir(),
): string {
  if (configured !== null) return configured;
  const set = (name: string): string | null => {
    const value = env[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  if (platform === 'win32') return join(set('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), PROGRAM);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', PROGRAM);
  return join(set('XDG_STATE_HOME') ?? join(home, '.local', 'state'), PROGRAM);
}
