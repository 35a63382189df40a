import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore, type FileSystem } from '../../../../src/main/accounts/file-store';
import { onDisk } from '../../../../src/main/accounts/key-value-store';

let folder: string;
let path: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'deep', 'accounts.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A file system whose n-th call from now fails, as a disk that breaks. */
function failingAt(failAt: number): FileSystem {
  let calls = 0;
  const broken: FileSystem = { ...fs };
  for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync'] as const) {
    const original: (...args: never[]) => unknown = fs[name];
    Object.assign(broken, {
      [name]: (...args: never[]) => {
        calls += 1;
        if (calls === failAt) throw new Error('The disk broke.');
        return original(...args);
      },
    });
  }
  return broken;
}

describe('the file store', () => {
  it('keeps any value under any key, also names that an object has already', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        const store = createFileStore(path);
        store.set(key, json as never);
        expect(createFileStore(path).get(key)).toEqual(json);
        store.delete(key);
        expect(store.get(key)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('is the old content or the new, whole, whichever call to the disk fails', () => {
    createFileStore(path).set('tokens', 'old');
    for (let failAt = 1; failAt <= 8; failAt += 1) {
      const store = createFileStore(path, failingAt(failAt));
      const written = onDisk(() => store.set('tokens', `new ${failAt}`));
      const expected = written.ok ? [`new ${failAt}`] : ['old', `new ${failAt}`];
      expect(expected).toContain(createFileStore(path).get('tokens'));
      createFileStore(path).set('tokens', 'old');
    }
  });

  it('can be read by its owner alone', () => {
    createFileStore(path).set('tokens', 'sealed');
    expect(fs.statSync(path).mode & 0o077).toBe(0);
  });

  it('does not replace a file that it cannot read', () => {
    fs.mkdirSync(join(folder, 'deep'));
    fs.writeFileSync(path, '{"accounts": {"half":');
    expect(() => createFileStore(path).set('tokens', 'new')).toThrow('JSON');
    expect(fs.readFileSync(path, 'utf8')).toBe('{"accounts": {"half":');
  });
});
