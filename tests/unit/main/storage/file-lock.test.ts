import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryLock, type Attempt } from '../../../../src/main/storage/file-lock';
import { livenessFrom, ownIdentity, type ProcessIdentity } from '../../../../src/main/storage/process-identity';
import { temporaryFolder } from './temporary-database';

const isHeld = (attempt: Attempt): attempt is Extract<Attempt, { release: () => void }> => 'release' in attempt;

const unknown = { start: null, machine: null, boot: null, pidSpace: null };

/** The number of a process that has ended and was waited for. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

function makeOlder(file: string, milliseconds: number): void {
  const then = (Date.now() - milliseconds) / 1000;
  utimesSync(file, then, then);
}

describe('the lock', () => {
  it('is held by one at a time, names its holder, and leaves nothing behind', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    const first = tryLock(file);
    expect(tryLock(file)).toEqual({ heldBy: ownIdentity() });
    if (!isHeld(first)) throw new Error('The lock was not free.');
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it('of a process that ended is taken over at once', async () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ ...unknown, host: hostname(), pid: await deadPid() }));
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it('that an earlier version left is understood', async () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ host: hostname(), pid: process.pid, start: null }));
    expect(tryLock(file)).toEqual({ heldBy: { ...unknown, host: hostname(), pid: process.pid } });
    writeFileSync(file, JSON.stringify({ host: hostname(), pid: await deadPid(), start: null }));
    expect(isHeld(tryLock(file))).toBe(true);
  });

  it.runIf(process.platform === 'linux')('of a process whose number was given to another one is taken over', () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ ...ownIdentity(), start: '1' }));
    expect(isHeld(tryLock(file))).toBe(true);
  });

  const elsewhere: ProcessIdentity = { ...unknown, host: 'elsewhere', pid: 1 };
  it.each([
    ['another computer', JSON.stringify(elsewhere), elsewhere],
    ['something that is no lock of ours', 'hello', null],
  ])('of %s is left alone, unless its work was known to end and it is older', (_whose, text, heldBy) => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, text);
    makeOlder(file, 3_000_000);
    expect(tryLock(file)).toEqual({ heldBy });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(isHeld(tryLock(file, { atMostMs: 2_000_000 }))).toBe(true);
  });

  it('is not released by who lost it', () => {
    const file = join(temporaryFolder(), 'lock');
    const mine = tryLock(file);
    makeOlder(file, 61_000);
    const theirs = tryLock(file, { atMostMs: 60_000 });
    if (!isHeld(mine) || !isHeld(theirs)) throw new Error('The lock was not free.');
    mine.release();
    expect(tryLock(file)).toEqual({ heldBy: ownIdentity() });
  });

  it('is taken by one alone of five who find a stale one', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    for (let round = 0; round < 5; round += 1) {
      writeFileSync(file, JSON.stringify({ ...unknown, host: hostname(), pid: await deadPid() }));
      const held = Array.from({ length: 5 }, () => tryLock(file)).filter(isHeld);
      expect(held).toHaveLength(1);
      held[0]?.release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what a killed process left beside the lock', () => {
  it('goes with its lock, and what another one writes at this moment stays', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    writeFileSync(file, JSON.stringify({ ...unknown, host: hostname(), pid: await deadPid() }));
    for (const name of ['lock.left', 'lock.new', 'locked.txt']) writeFileSync(join(folder, name), 'x');
    makeOlder(join(folder, 'lock.left'), 11_000);
    makeOlder(join(folder, 'locked.txt'), 11_000);
    expect(isHeld(tryLock(file))).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['lock', 'lock.new', 'locked.txt']);
  });
});

describe('what an identity tells of a process', () => {
  const own: ProcessIdentity = { host: 'desk', pid: 7, start: '5', machine: 'm1', boot: 'b1', pidSpace: 'pid:[1]' };

  it.each([
    ['the same computer, run and space', {}, null],
    ['the same computer before it was started anew', { boot: 'b0' }, 'ended'],
    ['a container of the same computer', { pidSpace: 'pid:[2]' }, 'out of sight'],
    ['the same computer, renamed', { host: 'table' }, null],
    ['the same computer, renamed and started anew', { host: 'table', boot: 'b0' }, 'ended'],
    ['another computer', { host: 'laptop', machine: 'm2', boot: 'b2' }, 'out of sight'],
    ['another computer that tells nothing but its name', { host: 'laptop', machine: null, boot: null }, 'out of sight'],
    ['another computer of the same name', { machine: 'm2', boot: 'b2' }, 'out of sight'],
    ['a computer that tells nothing but its name, started anew perhaps', { machine: null, boot: 'b2' }, 'out of sight'],
    ['a version that told less', { machine: null, boot: null, pidSpace: null }, null],
  ])('on %s: %j', (_where, differs, told) => {
    expect(livenessFrom({ ...own, pid: 9, ...differs }, own)).toBe(told);
  });
});
