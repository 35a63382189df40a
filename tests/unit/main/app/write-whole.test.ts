import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole, type WriteFileSystem } from '../../../../src/main/app/write-whole';

let folder: string;
let path: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'whole-'));
  path = join(folder, 'accounts.json');
  writeWhole(path, 'old');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A disk that takes a few bytes at a time, and is full after so many. Like a real one, it says so only when it takes none. */
function small(room: number, order: string[] = []): WriteFileSystem {
  let left = room;
  return {
    ...fs,
    writeSync: ((file: number, bytes: Uint8Array, offset: number, length: number) => {
      order.push('write');
      if (left === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const taken = Math.min(left, length, 3);
      left -= taken;
      return fs.writeSync(file, bytes, offset, taken);
    }) as typeof fs.writeSync,
    fsyncSync: (file) => {
      order.push(fs.fstatSync(file).isDirectory() ? 'flush the folder' : 'flush the file');
      fs.fsyncSync(file);
    },
    renameSync: (from, to) => {
      order.push('rename');
      fs.renameSync(from, to);
    },
  };
}

describe('a file that is written whole or not at all', () => {
  it('is complete where the disk takes it in small parts', () => {
    writeWhole(path, 'new, and longer: Grüße', small(1000));
    expect(fs.readFileSync(path, 'utf8')).toBe('new, and longer: Grüße');
  });

  it('is the old one, whole, when the disk is full half way', () => {
    expect(() => writeWhole(path, 'new, and longer', small(7))).toThrow('no space left');
    expect(fs.readFileSync(path, 'utf8')).toBe('old');
    // The next try, once there is room, finds nothing in its way.
    writeWhole(path, 'new', small(1000));
    expect(fs.readFileSync(path, 'utf8')).toBe('new');
  });

  it('is on disk before it is in its place, and its place is on disk before it comes back', () => {
    const order: string[] = [];
    writeWhole(path, 'new', small(1000, order));
    expect(order).toEqual(['write', 'flush the file', 'rename', 'flush the folder']);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    expect(fs.statSync(path).mode & 0o777).toBe(0o600);
  });
});
