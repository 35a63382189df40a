import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Stop } from './say.mjs';

/**
 * Runs `work` while no other process holds the lock. The lock is a file made with `wx` (atomic on every file system) that
 * names its owner, so that the lock of a process that died is taken over instead of waited for.
 */
export async function withLock(file, work, { limitMs = 15 * 60_000 } = {}) {
  const deadline = Date.now() + limitMs;
  while (!take(file)) {
    if (Date.now() > deadline)
      throw new Stop(`another process has held ${file} for too long; end it, or delete that file.`);
    await wait(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    dropWhenOwnerIsGone(file);
    return false;
  }
}

function dropWhenOwnerIsGone(file) {
  const seen = read(file);
  if (seen === undefined || isAlive(file, seen)) return;
  // Two waiters may both see a dead owner. Only what was seen may go: a rename is atomic, and a wrong catch is put back.
  const caught = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, caught);
    if (read(caught) !== seen) fs.linkSync(caught, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(caught, { force: true });
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(file, owner) {
  try {
    // An empty file is a lock being written; it counts as left behind only when it stays so.
    if (owner === '') return Date.now() - fs.statSync(file).mtimeMs < 5_000;
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return error.code !== 'ESRCH' && error.code !== 'ENOENT';
  }
}
