import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { World } from './world/model';

/** Raised when the world's shape changes: an older file is then left aside. */
const version = 1;

interface WorldFile {
  version: number;
  world: World;
}

/**
 * The world that was kept in a file; `undefined` when there is none. A file that cannot be read, or is of another
 * version, is renamed to `<path>.unreadable`, and the demo starts over.
 */
export function readWorldFile(path: string): World | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const world = decodeWorld(bytes);
  if (world === undefined) renameSync(path, `${path}.unreadable`);
  return world;
}

/** Writes beside the file and renames, so that a crash leaves the old world or the new one, never half of one. */
export function writeWorldFile(path: string, world: World): void {
  const content: WorldFile = { version, world };
  writeFileSync(`${path}.new`, serialize(content), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

export function dropWorldFile(path: string): void {
  rmSync(path, { force: true });
}

function decodeWorld(bytes: Uint8Array): World | undefined {
  let content: unknown;
  try {
    content = deserialize(bytes);
  } catch {
    // Cut off or not ours: the caller puts it aside.
    return undefined;
  }
  if (typeof content !== 'object' || content === null) return undefined;
  const file = content as Partial<WorldFile>;
  return file.version === version && Array.isArray(file.world?.sites) ? file.world : undefined;
}
