import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names a process beyond its number, which the system gives out again. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When it started, in the system's own count; `null` where the system does not tell. */
  readonly start: string | null;
}

export function ownIdentity(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, start: startOf(process.pid)?.start ?? null };
}

/** Whether the process still runs. One on another computer that shares the folder cannot be asked: it is taken to run. */
export function isRunning({ host, pid, start }: ProcessIdentity): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const found = startOf(pid);
  if (found === null) return true;
  return !found.ended && (start === null || found.start === start);
}

/** Linux: fields 3 (state) and 22 (start time in clock ticks) of `/proc/<pid>/stat`, proc(5). `null` elsewhere. */
function startOf(pid: number): { start: string; ended: boolean } | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // No such file system, or no such process: the caller has asked for the process by its number already.
    return null;
  }
  // The second field is the program's name in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  return { start: fields[19] ?? '', ended: state === 'Z' || state === 'X' };
}
