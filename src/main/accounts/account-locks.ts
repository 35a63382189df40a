import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fail, type Outcome } from '@shared/ipc/outcome';
import { tryLock } from '../storage/file-lock';
import type { ProcessIdentity } from '../storage/process-identity';
import { onDisk } from './key-value-store';

/** Keeps the processes that share one user-data folder from renewing one sign-in twice, and from undoing each other's writes. */
export interface AccountLocks {
  /**
   * Runs `work` while no other process renews this account. Whoever waited reads the vault again: the other may have done it.
   * Fails with `storage`.
   */
  renewing<T>(accountId: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Runs `work`, which reads, changes and writes the accounts in one go, while no other process does. Throws what the disk says. */
  changing<T>(work: () => T): T;
}

/** A renewal asks twice at most, for 20 s each: a lock that is older belongs to a process that was stopped or is far away. */
const LONGEST_RENEWAL_MS = 60_000;
/** A write is a few system calls. */
const LONGEST_WRITE_MS = 10_000;
/** Beyond it the disk's clock stands still. */
const GIVE_UP_FACTOR = 1.5;

const WRITE_PAUSE_MS = 5;

interface AccountLockPorts {
  /** Where the lock files lie. Made when it is first needed. */
  readonly folder: string;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Locks as files: they work over processes, and those of a killed one are taken over. */
export function createAccountLocks({ folder, wait = pause }: AccountLockPorts): AccountLocks {
  const attempt = (name: string, atMostMs: number) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return tryLock(join(folder, name), { atMostMs });
  };

  return {
    async renewing(accountId, work) {
      const name = `renew-${encodeURIComponent(accountId)}`;
      for (let waited = 0; ;) {
        const got = onDisk(() => attempt(name, LONGEST_RENEWAL_MS));
        if (!got.ok) return got;
        if ('release' in got.value) return releasing(got.value.release, work);
        if (waited > LONGEST_RENEWAL_MS * GIVE_UP_FACTOR) {
          return fail({ kind: 'storage', detail: inTheWay(join(folder, name), got.value.heldBy) });
        }
        // Uneven, so that two who wait do not come at the same moments.
        const milliseconds = 20 + Math.random() * 60;
        waited += milliseconds;
        await wait(milliseconds);
      }
    },
    changing(work) {
      for (let waited = 0; ; waited += WRITE_PAUSE_MS) {
        const got = attempt('write', LONGEST_WRITE_MS);
        if ('release' in got) {
          try {
            return work();
          } finally {
            got.release();
          }
        }
        if (waited > LONGEST_WRITE_MS * GIVE_UP_FACTOR) throw new Error(inTheWay(join(folder, 'write'), got.heldBy));
        // The store is synchronous, and so is this wait of a few milliseconds.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WRITE_PAUSE_MS);
      }
    },
  };
}

async function releasing<T>(release: () => void, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } finally {
    // One that cannot be removed is taken over by the next; what the work came to counts.
    onDisk(release);
  }
}

function inTheWay(file: string, holder: ProcessIdentity | null): string {
  const who = holder === null ? 'Something' : `Process ${holder.pid} on ${holder.host}`;
  return `${who} has held a lock of the accounts for too long. If it is gone, delete ${file}`;
}
