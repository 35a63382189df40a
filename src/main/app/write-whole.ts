import * as nodeFs from 'node:fs';
import { dirname } from 'node:path';

/** The calls of `node:fs` that a write makes; a fault test hands in its own. */
export type WriteFileSystem = Pick<
  typeof nodeFs,
  'mkdirSync' | 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync'
>;

/**
 * Writes a file that is readable by its owner alone, whole or not at all: to a neighbour first, all of it, flushed; then it takes the
 * file's place by a rename, and the folder is flushed too. After a kill, a power cut or on a full disk the file is the old or the new one.
 * Throws what the disk says.
 */
export function writeWhole(path: string, text: string, fs: WriteFileSystem = nodeFs): void {
  const folder = dirname(path);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.tmp`;
  const file = fs.openSync(temporary, 'w', 0o600);
  try {
    const bytes = Buffer.from(text);
    // A disk that is nearly full takes a part without an error; the next call says what is wrong.
    for (let written = 0; written < bytes.length;) {
      written += fs.writeSync(file, bytes, written, bytes.length - written);
    }
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  replace(temporary, path, fs);
  flushFolder(folder, fs);
}

const TRIES = 10;

/** On Windows a virus scanner may hold the file for a moment. */
function replace(temporary: string, path: string, fs: WriteFileSystem): void {
  for (let left = TRIES; ; left -= 1) {
    try {
      return fs.renameSync(temporary, path);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (left === 0 || !(code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')) throw error;
      if (process.platform !== 'win32') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function flushFolder(folder: string, fs: WriteFileSystem): void {
  // Windows has no handle of a folder to flush; NTFS journals the rename by itself.
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
