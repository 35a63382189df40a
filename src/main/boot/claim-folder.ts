import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock, type Attempt } from '../storage/file-lock';
import { livenessOf } from '../storage/process-identity';

/**
 * Whether this start may work on the user-data folder. `run`: it is ours until `release` or until the process ends. `shown`: another
 * window of this computer has it and comes to the front. `refused`: the sentences say why and what can be done.
 */
export type Claim =
  | { readonly kind: 'run'; readonly release: () => void }
  | { readonly kind: 'shown' }
  | { readonly kind: 'refused'; readonly sentences: string };

interface ClaimPorts {
  /** Electron's own lock, which also calls the first window to the front. It refuses without saying who has the folder. */
  readonly isOnlyWindow: () => boolean;
  readonly attempt?: (file: string) => Attempt;
}

/**
 * One program per user-data folder: two would run one outbox twice. Electron's lock does not know another session of Windows and does
 * not tell another computer on a shared disk from a window that comes to the front, so that a lock file decides too.
 */
export function claimFolder(userData: string, { isOnlyWindow, attempt = tryLock }: ClaimPorts): Claim {
  const alone = isOnlyWindow();
  const file = join(userData, 'workbench.lock');
  const refused = (why: string): Claim => ({
    kind: 'refused',
    sentences: `${why} WORKBENCH_USER_DATA names another folder to start with.`,
  });
  let got: Attempt;
  try {
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    got = attempt(file);
  } catch (error) {
    return refused(`The folder ${userData} cannot be used: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if ('release' in got) {
    if (alone) return { kind: 'run', release: got.release };
    got.release();
    return refused(
      `Another Workbench has the folder ${userData}. If none is running, delete ${join(userData, 'SingletonLock')}.`,
    );
  }
  const holder = got.heldBy;
  if (!alone && holder !== null && livenessOf(holder) === 'running') return { kind: 'shown' };
  const who = holder === null ? 'Something' : `Workbench (process ${holder.pid} on ${holder.host})`;
  return refused(
    `${who} uses the folder ${userData}, and two at once would send changes twice. Close it first. If it is gone, delete ${file}.`,
  );
}
