import * as nodeFs from 'node:fs';
import { dirname } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { KeyValueStore } from './key-value-store';

/** The calls of `node:fs` that the store makes; a fault test hands in its own. */
export type FileSystem = Pick<
  typeof nodeFs,
  'readFileSync' | 'mkdirSync' | 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync'
>;

/**
 * A store in one JSON file, readable by its owner alone. Every write goes to a neighbour first, is flushed, takes the
 * file's place by a rename, and the folder is flushed too: after a kill or a power cut the file is the old or the new
 * one, whole. The file is read anew at each `get`, since the command line and the window share it (in turn).
 */
export function createFileStore(path: string, fs: FileSystem = nodeFs): KeyValueStore {
  const read = (): JsonObject => {
    let text: string;
    try {
      text = fs.readFileSync(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return {};
      throw error;
    }
    const content: unknown = JSON.parse(text);
    // Never replaced by an empty one: what cannot be read now may be mended by a person.
    if (!isJsonObject(content)) throw new Error(`${path} does not hold a JSON object.`);
    return content;
  };

  const write = (content: JsonObject): void => {
    const folder = dirname(path);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.tmp`;
    const file = fs.openSync(temporary, 'w', 0o600);
    try {
      const bytes = Buffer.from(JSON.stringify(content, null, 2));
      for (let written = 0; written < bytes.length;) {
        written += fs.writeSync(file, bytes, written, bytes.length - written);
      }
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, path);
    flushFolder(folder, fs);
  };

  return {
    get: (key) => {
      const content = read();
      return Object.hasOwn(content, key) ? content[key] : undefined;
    },
    set: (key: string, value: JsonValue) => write({ ...read(), [key]: value }),
    delete: (key) => {
      const { [key]: _removed, ...rest } = read();
      write(rest);
    },
  };
}

function flushFolder(folder: string, fs: FileSystem): void {
  // Windows has no handle of a folder to flush; NTFS journals the rename by itself.
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
