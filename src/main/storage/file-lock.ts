import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { livenessOf, ownIdentity, processIdentity, type ProcessIdentity } from './process-identity';

/** What an attempt came to: held from now on, or held by somebody (`null`: by a file that cannot be read). */
export type Attempt = { readonly release: () => void } | { readonly heldBy: ProcessIdentity | null };

interface LockOptions {
  readonly identity?: ProcessIdentity;
  /**
   * For work that is known to end: a lock that is older is taken from whoever holds it, also from a process that was only stopped for so
   * long and goes on with its work when it wakes. Without it only a process that is known to have ended loses its lock. Milliseconds by the clock of the disk, so that a wrong clock of a computer does not matter.
   */
  readonly atMostMs?: number;
}

/** A takeover lasts for a few system calls; one that is older was left by a process that ended in its midst. */
const TAKEOVER_MS = 10_000;

/**
 * Takes the lock file if nobody holds it. It names its holder, so that the lock of a process that was killed is taken over
 * instead of waited for. The file appears whole: it is written beside and linked, and a link that exists is an error.
 * Throws what the disk says.
 */
export function tryLock(file: string, { identity = ownIdentity(), atMostMs = Infinity }: LockOptions = {}): Attempt {
  // The id tells two holds of one process apart.
  const id = randomUUID();
  const text = JSON.stringify({ ...identity, id });
  const beside = `${file}.${id}`;
  writeFileSync(beside, text, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(beside, file)) return { release: () => release(file, text) };
      const seen = read(file);
      if (seen === null) continue;
      const other = parse(seen);
      if (isHeld(file, other, beside, atMostMs)) return { heldBy: other };
      dropStale(file, seen, beside);
    }
    return { heldBy: null };
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Never removed by us when it is not one of ours and no end of the work is known: it is said to be in the way. */
function isHeld(file: string, other: ProcessIdentity | null, beside: string, atMostMs: number): boolean {
  if (other !== null && livenessOf(other) === 'ended') return false;
  return ageOf(file, beside) <= atMostMs;
}

/** One taker-over at a time: without that, the second would drop the lock that the first has just taken. */
function dropStale(file: string, seen: string, beside: string): void {
  const takeover = `${file}.takeover`;
  if (!linked(beside, takeover)) {
    if (ageOf(takeover, beside) > TAKEOVER_MS) rmSync(takeover, { force: true });
    return;
  }
  try {
    if (read(file) === seen) rmSync(file, { force: true });
    sweep(file, beside);
  } finally {
    rmSync(takeover, { force: true });
  }
}

/** What killed processes wrote beside the lock and could not take away. */
function sweep(file: string, writtenNow: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    const one = join(folder, name);
    const isBeside = name.startsWith(`${basename(file)}.`) && one !== `${file}.takeover`;
    if (isBeside && ageOf(one, writtenNow) > TAKEOVER_MS) rmSync(one, { force: true });
  }
}

function release(file: string, own: string): void {
  if (read(file) === own) rmSync(file, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    return createdAlone(to, readFileSync(from, 'utf8'));
  }
}

/** exFAT and some network disks have no links. There the file appears first and is filled a moment later. */
const noLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

function createdAlone(to: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(to, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
  return true;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** How much older it is than a file that was written just now: both times are the disk's own. Gone counts as new. */
function ageOf(file: string, writtenNow: string): number {
  try {
    return statSync(writtenNow).mtimeMs - statSync(file).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

function parse(text: string): ProcessIdentity | null {
  try {
    const given = processIdentity.safeParse(JSON.parse(text));
    return given.success ? given.data : null;
  } catch {
    // Not one of ours.
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
