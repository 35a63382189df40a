import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimFolder } from '../../../../src/main/boot/claim-folder';
import { ownIdentity } from '../../../../src/main/storage/process-identity';
import { temporaryFolder } from '../storage/temporary-database';

const alone = { isOnlyWindow: () => true };
const called = { isOnlyWindow: () => false };

describe('a start on a user-data folder', () => {
  it('has it until it ends, and the next one has it then', () => {
    const folder = join(temporaryFolder(), 'new');
    const first = claimFolder(folder, alone);
    if (first.kind !== 'run') throw new Error('The folder was not free.');
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(claimFolder(folder, alone).kind).toBe('run');
  });

  it('leaves it to a window of this computer, which comes to the front', () => {
    const folder = temporaryFolder();
    claimFolder(folder, alone);
    expect(claimFolder(folder, called)).toEqual({ kind: 'shown' });
  });

  it('is refused when another session of this computer has it, and says what to do', () => {
    const folder = temporaryFolder();
    claimFolder(folder, alone);
    expect(claimFolder(folder, alone)).toMatchObject({
      kind: 'refused',
      sentences: expect.stringMatching(
        new RegExp(`process ${process.pid} on .*Close it first\\..*delete .*workbench\\.lock\\..*WORKBENCH_USER_DATA`),
      ) as unknown,
    });
  });

  it.each([
    [
      'a process on another computer',
      JSON.stringify({ ...ownIdentity(), host: 'elsewhere', machine: 'm' }),
      'elsewhere',
    ],
    ['a file that is no lock', 'hello', 'Something uses'],
  ])('is refused when %s has it', (_who, text, said) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'workbench.lock'), text);
    for (const ports of [alone, called]) {
      const claim = claimFolder(folder, ports);
      expect(claim.kind === 'refused' ? claim.sentences : claim.kind).toContain(said);
    }
  });

  it('is refused when Electron knows of another one that left no lock, and names the file that is in the way', () => {
    const folder = temporaryFolder();
    const claim = claimFolder(folder, called);
    expect(claim.kind === 'refused' ? claim.sentences : claim.kind).toContain('SingletonLock');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused in words when the disk does not take the lock', () => {
    const claim = claimFolder(temporaryFolder(), {
      ...alone,
      attempt: () => {
        throw new Error('EROFS: read-only file system');
      },
    });
    expect(claim.kind === 'refused' ? claim.sentences : claim.kind).toContain('EROFS');
  });
});
