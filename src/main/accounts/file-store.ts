import * as nodeFs from 'node:fs';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { writeWhole, type WriteFileSystem } from '../app/write-whole';
import type { KeyValueStore } from './key-value-store';

/** The calls of `node:fs` that the store makes; a fault test hands in its own. */
export type FileSystem = WriteFileSystem & Pick<typeof nodeFs, 'readFileSync'>;

/**
 * A store in one JSON file, written whole or not at all. The file is read anew at each `get`, since the command line and
 * the window share it (in turn).
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

  const write = (content: JsonObject): void => writeWhole(path, JSON.stringify(content, null, 2), fs);

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

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
