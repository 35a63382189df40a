import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { tryLock, type Attempt } from '../main/storage/file-lock';

const TELL_AFTER_MS = 2_000;
const GIVE_UP_AFTER_MS = 60_000;
const PAUSE_MS = 200;

export interface WaitForLockPorts {
  readonly now: () => number;
  readonly tell: (sentence: string) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly attempt?: (file: string) => Attempt;
}

/** Takes the lock, waiting for another run: says so after 2 s, gives up after 60 s with `storage`. Answers its release. */
export async function waitForLock(file: string, ports: WaitForLockPorts): Promise<Outcome<() => void>> {
  const { now, tell, wait, attempt = tryLock } = ports;
  const began = now();
  let told = false;
  for (;;) {
    const got = attempt(file);
    if ('release' in got) return succeed(got.release);
    const who = got.heldBy === null ? 'Another run' : `Process ${got.heldBy.pid} on ${got.heldBy.host}`;
    const waited = now() - began;
    if (waited >= GIVE_UP_AFTER_MS) {
      const detail = `${who} has held the outbox of this service account for a minute. If it is gone, delete ${file}`;
      return fail({ kind: 'storage', detail });
    }
    if (!told && waited >= TELL_AFTER_MS) {
      told = true;
      tell(`${who} is using the outbox of this service account. Waiting for it.`);
    }
    await wait(PAUSE_MS);
  }
}
