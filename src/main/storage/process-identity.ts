import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from '@shared/schema';

/** Names a process beyond its number, which the system gives out again. `null`: the system does not tell. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When it started, in the system's own count, which begins anew with each boot. */
  readonly start: string | null;
  /** The computer, beyond its name: that may be another's too, and may be changed. */
  readonly machine: string | null;
  /** This run of the computer. */
  readonly boot: string | null;
  /** Whose process numbers these are: a container counts its own. */
  readonly pidSpace: string | null;
}

export const processIdentity: z.ZodType<ProcessIdentity> = z.object({
  host: z.string(),
  pid: z.number().int().positive(),
  start: z.string().nullable(),
  machine: z.string().nullable().default(null),
  boot: z.string().nullable().default(null),
  pidSpace: z.string().nullable().default(null),
});

/** Linux: machine-id(5), `boot_id` of random(4), and pid_namespaces(7). Elsewhere the host's name has to do. */
export function ownIdentity(): ProcessIdentity {
  return {
    host: hostname(),
    pid: process.pid,
    start: startOf(process.pid)?.start ?? null,
    machine: textOf('/etc/machine-id'),
    boot: textOf('/proc/sys/kernel/random/boot_id'),
    pidSpace: pidSpace(),
  };
}

/** What can be known of another process: it runs, it has ended, or it is where it cannot be asked. */
export type Liveness = 'running' | 'ended' | 'out of sight';

/** Pure: what an identity tells by itself, `null` when its process number has to be looked up here. */
export function livenessFrom(other: ProcessIdentity, own: ProcessIdentity): Liveness | null {
  const isKnown = other.machine !== null && own.machine !== null;
  // A name may change and two computers may share one: it counts only where a machine has no id.
  if (isKnown ? other.machine !== own.machine : other.host !== own.host) return 'out of sight';
  // The same computer, started anew since: none of its former processes is left.
  if (isKnown && differ(other.boot, own.boot)) return 'ended';
  return differ(other.boot, own.boot) || differ(other.pidSpace, own.pidSpace) ? 'out of sight' : null;
}

export function livenessOf(other: ProcessIdentity): Liveness {
  const told = livenessFrom(other, ownIdentity());
  if (told !== null) return told;
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return 'ended';
  }
  const found = startOf(other.pid);
  if (found === null) return 'running';
  return !found.ended && (other.start === null || found.start === other.start) ? 'running' : 'ended';
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

/** Linux: fields 3 (state) and 22 (start time in clock ticks) of `/proc/<pid>/stat`, proc(5). `null` elsewhere. */
function startOf(pid: number): { start: string; ended: boolean } | null {
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  return { start: fields[19] ?? '', ended: state === 'Z' || state === 'X' };
}

function pidSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // No such file system: nobody counts processes apart here.
    return null;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    // No such file here, or no such process: the caller has other means.
    return null;
  }
}
