import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readWorldFile, writeWorldFile } from '../../../src/sandbox/world-file';
import type { Schedule } from '../../../src/sandbox/schedule';
import { WorldKeeper } from '../../../src/sandbox/world-keeper';
import { fakeWorld } from './fake-world';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-world-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true });
  });
  return path;
}

/** Timers that a test fires by hand. */
function manualSchedule(): { schedule: Schedule; fire: () => void; waiting: () => number } {
  let tasks: (() => void)[] = [];
  return {
    schedule: (task) => {
      tasks.push(task);
      return () => {
        tasks = tasks.filter((candidate) => candidate !== task);
      };
    },
    fire: () => {
      for (const task of tasks.splice(0)) task();
    },
    waiting: () => tasks.length,
  };
}

describe('a world in a file', () => {
  it('comes back as it was, attachment bytes included', () => {
    const path = join(folder(), 'demo.bin');
    const world = fakeWorld();
    writeWorldFile(path, world);
    const back = readWorldFile(path);
    expect(back).toEqual({
      ...world,
      sites: world.sites.map((site) => ({ ...site, issues: expect.any(Array) as unknown })),
    });
    const bytes = back?.sites[0]?.issues[0]?.attachments[0]?.bytes;
    expect(Buffer.from(bytes ?? []).toString()).toBe('0123456789');
  });

  it('leaves no half-written file beside it', () => {
    const path = folder();
    writeWorldFile(join(path, 'demo.bin'), fakeWorld());
    expect(readdirSync(path)).toEqual(['demo.bin']);
  });

  it('is not there before it was written', () => {
    expect(readWorldFile(join(folder(), 'demo.bin'))).toBeUndefined();
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.byteLength / 2)],
    ['not ours', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('is put aside, not deleted, when it is %s', (_how, spoil) => {
    const path = join(folder(), 'demo.bin');
    writeWorldFile(path, fakeWorld());
    writeFileSync(path, spoil(readFileSync(path)));
    expect(readWorldFile(path)).toBeUndefined();
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.unreadable`)).toBe(true);
  });
});

describe('keeping a world', () => {
  it('writes once for many writes in a row, and what the world is then', () => {
    const path = join(folder(), 'demo.bin');
    const world = fakeWorld();
    const timers = manualSchedule();
    const keeper = new WorldKeeper(path, () => world, timers.schedule);
    keeper.touched();
    keeper.touched();
    expect(timers.waiting()).toBe(1);
    expect(existsSync(path)).toBe(false);
    world.startedAt = 42;
    timers.fire();
    expect(readWorldFile(path)?.startedAt).toBe(42);
  });

  it('writes what is waiting when it is closed, and nothing when nothing is', () => {
    const path = join(folder(), 'demo.bin');
    const timers = manualSchedule();
    const keeper = new WorldKeeper(path, fakeWorld, timers.schedule);
    keeper.close();
    expect(existsSync(path)).toBe(false);
    keeper.touched();
    keeper.close();
    expect(existsSync(path)).toBe(true);
    expect(timers.waiting()).toBe(0);
  });

  it('writes no more after it was dropped', () => {
    const path = join(folder(), 'demo.bin');
    const timers = manualSchedule();
    const keeper = new WorldKeeper(path, fakeWorld, timers.schedule);
    keeper.touched();
    keeper.close();
    keeper.touched();
    keeper.drop();
    timers.fire();
    expect(existsSync(path)).toBe(false);
  });
});
