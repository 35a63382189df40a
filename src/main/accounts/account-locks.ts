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
  /**
   * Runs `work`, which reads, changes and writes the accounts in one go, while no other process does. Waits for that for a second at
   * most, since nothing else runs meanwhile; throws then, and what the disk says.
   */
  changing<T>(work: () => T): T;
}

/** A renewal asks twice at most, for 20 s each: a lock that is older belongs to a process that was stopped or is far away. */
const LONGEST_RENEWAL_MS = 60_000;
/** Beyond it the disk's clock stands still. */
const LONGEST_WAIT_MS = LONGEST_RENEWAL_MS * 1.5;
/** A write is a few system calls. */
const LONGEST_WRITE_MS = 10_000;
/** A window that answers nobody for longer is taken for a broken one. */
const LONGEST_BLOCK_MS = 1_000;

const WRITE_PAUSE_MS = 5;

interface AccountLockPorts {
  /** Where the lock files lie. Made when it is first needed. */
  readonly folder: string;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Holds up the whole thread. */
  readonly block?: (milliseconds: number) => void;
  /** Milliseconds since some moment; never set, unlike the clock. */
  readonly counter?: () => number;
}

/** Locks as files: they work over processes, and those of a killed one are taken over. */
export function createAccountLocks({
  folder,
  wait = pause,
  block = blockThread,
  counter = () => performance.now(),
}: AccountLockPorts): AccountLocks {
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
        if (waited > LONGEST_WAIT_MS) {
          return fail({ kind: 'storage', detail: inTheWay(join(folder, name), got.value.heldBy) });
        }
        // Uneven, so that two who wait do not come at the same moments.
        const milliseconds = 20 + Math.random() * 60;
        waited += milliseconds;
        await wait(milliseconds);
      }
    },
    changing(work) {
      const began = counter();
      for (;;) {
        const got = attempt('write', LONGEST_WRITE_MS);
        if ('release' in got) {
          try {
            return work();
          } finally {
            got.release();
          }
        }
        // Each look costs the disk's time as well: on one far away more than the pauses do.
        if (counter() - began >= LONGEST_BLOCK_MS) throw new Error(writing(join(folder, 'write'), got.heldBy));
        block(WRITE_PAUSE_MS);
      }
    },
  };
}

/** The store is synchronous, and so is the wait for it. */
function blockThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

async function releasing<T>(release: () => void, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } finally {
    // One that cannot be removed is taken over by the next; what the work came to counts.
    onDisk(release);
  }
}

function writing(file: string, holder: ProcessIdentity | null): string {
  const seconds = LONGEST_WRITE_MS / 1_000;
  return `${nameOf(holder)} has been writing the accounts for a second or more. Try again in ${seconds} seconds. If it is gone and that does not help, delete ${file}`;
}

function inTheWay(file: string, holder: ProcessIdentity | null): string {
  return `${nameOf(holder)} has held a lock of the accounts for too long. If it is gone, delete ${file}`;
}

function nameOf(holder: ProcessIdentity | null): string {
  return holder === null ? 'Something' : `Process ${holder.pid} on ${holder.host}`;
}
