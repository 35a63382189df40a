import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from '@shared/schema';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity';

const holder: z.ZodType<ProcessIdentity> = z.object({
  host: z.string(),
  pid: z.number().int().positive(),
  start: z.string().nullable(),
});

/** What an attempt came to: held from now on, or held by somebody (`null`: by a file that cannot be read). */
export type Attempt = { readonly release: () => void } | { readonly heldBy: ProcessIdentity | null };

/** A takeover lasts for a few system calls; one that is older was left by a process that ended in its midst. */
const TAKEOVER_MS = 10_000;

/**
 * Takes the lock file if nobody holds it. It names its holder, so that the lock of a process that was killed is taken over
 * instead of waited for. The file appears whole: it is written beside and linked, and a link that exists is an error.
 */
export function tryLock(file: string, identity: ProcessIdentity = ownIdentity()): Attempt {
  const text = JSON.stringify(identity);
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, text, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(beside, file)) return { release: () => release(file, text) };
      const seen = read(file);
      if (seen === null) continue;
      const other = parse(seen);
      if (other === null || isRunning(other)) return { heldBy: other };
      dropStale(file, seen, beside);
    }
    return { heldBy: null };
  } finally {
    rmSync(beside, { force: true });
  }
}

/** One taker-over at a time: without that, the second would drop the lock that the first has just taken. */
function dropStale(file: string, seen: string, beside: string): void {
  const takeover = `${file}.takeover`;
  if (!linked(beside, takeover)) {
    const age = ageOf(takeover);
    if (age !== null && age > TAKEOVER_MS) rmSync(takeover, { force: true });
    return;
  }
  try {
    if (read(file) === seen) rmSync(file, { force: true });
  } finally {
    rmSync(takeover, { force: true });
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
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function ageOf(file: string): number | null {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): ProcessIdentity | null {
  try {
    const read = holder.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // Not one of ours: never removed by us, and said to be in the way.
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
