import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What the kernel says of a process, from /proc/<pid>/status (proc_pid_status(5)). */
export interface ProcessStatus {
  readonly name: string;
  readonly uid: number;
  /** 0 none, 1 strict, 2 filter: a sandboxed renderer has 2. */
  readonly seccomp: number;
  readonly noNewPrivs: boolean;
}

/** Reads the status of a renderer, or of any process. Linux only; throws when the process is gone. */
export function rendererStatus(pid: number): ProcessStatus {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string => {
    const found = new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
    if (found === undefined) throw new Error(`/proc/${pid}/status has no ${name}`);
    return found;
  };
  return {
    name: field('Name'),
    uid: Number(field('Uid')),
    seccomp: Number(field('Seccomp')),
    noNewPrivs: field('NoNewPrivs') === '1',
  };
}

/** Every living process of a session. Chromium re-parents its children, but they stay in the session of the one that was started. */
export function processesOfSession(leader: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = statOf(pid);
      return stat !== null && stat.session === leader && stat.state !== 'Z';
    });
}

const GONE_LIMIT_MS = 15_000;

/**
 * Ends a session at once, with everything in it: the signals are sent before this returns. Resolves when nothing of it is left,
 * since a process that is still being taken down holds its locks and may yet write into its folder.
 */
export async function killSession(leader: number): Promise<void> {
  const deadline = Date.now() + GONE_LIMIT_MS;
  for (let left = killAll(leader); left.length > 0; left = killAll(leader)) {
    if (Date.now() > deadline) throw new Error(`Killed and still there: ${left.join(', ')}`);
    await wait(5);
  }
}

/** Once more each time: one that was being killed may have started another. Answers which there were. */
function killAll(leader: number): number[] {
  const left = processesOfSession(leader);
  for (const pid of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It ended by itself between the two lines.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
  return left;
}

function statOf(pid: number): { state: string; session: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name stands in brackets and may hold blanks and brackets itself: what follows it is counted from the last one.
    const [state = '', , , session = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, session: Number(session) };
  } catch {
    return null; // ended meanwhile
  }
}
