import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

/** A word that is looked for, by the name that is told: the word itself is never told. */
export interface Needle {
  readonly name: string;
  readonly forms: readonly Buffer[];
}

/** Letters and digits alone survive JSON, URLs and headers as they are. */
export function canaryWord(): string {
  return randomBytes(64)
    .toString('base64')
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 40);
}

/** A secret in every form in which it could lie about. Of a long one, a part from its middle: a leak may be cut off. */
export function needle(name: string, secret: string): Needle {
  const start = Math.max(0, Math.floor(secret.length / 2) - 20);
  const bytes = Buffer.from(secret.slice(start, start + 40));
  // Base64 of a word inside a longer text has one of three phases; the outermost characters depend on the neighbours.
  const base64 = [0, 1, 2].map((phase) =>
    Buffer.concat([Buffer.alloc(phase), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(phase === 0 ? 0 : 4, -2),
  );
  const hex = bytes.toString('hex');
  const forms = [bytes, Buffer.from(bytes.toString(), 'utf16le'), hex, hex.toUpperCase(), ...base64];
  return { name, forms: forms.map((form) => Buffer.from(form)) };
}

/** The names of the needles that some bytes hold. */
export function namesIn(bytes: Buffer, needles: readonly Needle[]): string[] {
  return needles.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name);
}

/** Looks in every file below a folder, in the files' names, and in every gzip stream inside a file. */
export function lookInFiles(folder: string, needles: readonly Needle[]): Set<string> {
  const found = new Set<string>();
  const add = (bytes: Buffer): void => {
    for (const name of namesIn(bytes, needles)) found.add(name);
  };
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    add(Buffer.from(file));
    if (!entry.isFile()) continue;
    const bytes = readWhole(file);
    add(bytes);
    for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) add(unzip(bytes.subarray(at)));
  }
  return found;
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** Looks in the arguments and the environment that a process was started with. */
export function lookInProcess(pid: number, needles: readonly Needle[]): { argv: string[]; environment: string[] } {
  return {
    argv: namesIn(readWhole(`/proc/${pid}/cmdline`), needles),
    environment: namesIn(readWhole(`/proc/${pid}/environ`), needles),
  };
}

/**
 * Looks in all writable memory of a process (proc_pid_mem(5)): unlike a heap snapshot it holds what was typed, buffers, Blink's strings
 * and garbage. Throws where the system does not let us.
 */
export function lookInMemory(pid: number, needles: readonly Needle[]): Set<string> {
  const found = new Set<string>();
  const longest = Math.max(...needles.flatMap(({ forms }) => forms.map(({ length }) => length)));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const block = Buffer.alloc(16 << 20);
  try {
    for (const [, from = '', to = ''] of readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(
      /^([0-9a-f]+)-([0-9a-f]+) rw/gm,
    )) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += block.length - longest) {
        const got = readAt(memory, block, Math.min(block.length, end - at), at);
        if (got === 0) break;
        for (const name of namesIn(block.subarray(0, got), needles)) found.add(name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
}

function readAt(file: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0; // a mapping that cannot be read, such as a device's
  }
}

/** Empty when it is gone meanwhile: temporary files and processes end. */
function readWhole(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Empty when it is no gzip after all; cut-off streams give what they hold. */
function unzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
