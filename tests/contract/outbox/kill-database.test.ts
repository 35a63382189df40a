import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journal } from '../../../src/main/outbox/journal';
import { openDatabase, type Child, type Database } from '../../../src/main/storage/database';
import { forkNodeChild } from '../../../src/main/storage/node-child';
import { aChange } from '../../unit/main/outbox/a-change';
import { buildCli, type BuiltCli } from '../cli/build-cli';

const KEY = 'ab'.repeat(32);
const KILLS = process.env['SOAK'] === undefined ? 6 : 1_000;

let built: BuiltCli;
let folder: string;
beforeAll(async () => {
  built = await buildCli();
  folder = mkdtempSync(join(tmpdir(), 'workbench-kill-'));
}, 60_000);
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly database: Database;
  /** `kill -9` of the process that runs now. */
  kill(): void;
}

async function open(name: string, key = KEY): Promise<Opened> {
  let current: Child | null = null;
  const database = await openDatabase({
    fork: () => {
      current = forkNodeChild(built.databaseProcess);
      return current;
    },
    folder: join(folder, name),
    key,
    report: () => undefined,
  });
  return { database, kill: () => current?.kill() };
}

describe('the database process, killed', () => {
  it(
    `loses nothing that it said was written, in ${KILLS} kills at any moment`,
    async () => {
      let written: string[] = [];
      let total = 0;
      for (let nth = 0; nth < KILLS; nth++) {
        // A new outbox now and then: with thousands of changes, reading them would take longer than writing.
        if (nth % 50 === 0) written = [];
        const { database, kill } = await open(`kills-${Math.floor(nth / 50)}`);
        const journal = database.object<Journal>('journal');
        const present = new Set((await journal.pending()).map(({ id }) => id));
        for (const id of written) expect(present, `kill ${nth}`).toContain(id);
        let dead = false;
        const killing = wait((nth * 37) % 60).then(() => {
          dead = true;
          kill();
        });
        for (let at = 0; !dead; at++) {
          const id = `${nth}-${at}`;
          // A write that was cut off may be there or not; only what was answered is relied upon.
          await journal.add(aChange(id), null).then(
            () => {
              written.push(id);
              total++;
            },
            () => undefined,
          );
        }
        await killing;
        database.close();
      }
      expect(total).toBeGreaterThan(KILLS);
      const { database } = await open(`kills-${Math.floor((KILLS - 1) / 50)}`);
      const present = new Set((await database.object<Journal>('journal').pending()).map(({ id }) => id));
      expect(written.filter((id) => !present.has(id))).toEqual([]);
      database.close();
    },
    KILLS * 5_000 + 30_000,
  );

  it('is there again for the next call, with what it had', async () => {
    const { database, kill } = await open('again');
    const journal = database.object<Journal>('journal');
    await journal.add(aChange('a'), null);
    const inFlight = journal.get('a');
    kill();
    // The call in flight may end with the process; the ones after it reach the new one.
    await inFlight.catch(() => null);
    await expect.poll(() => journal.get('a').catch(() => null)).toMatchObject({ id: 'a' });
    database.close();
  });

  it('does not open with another key, says so, and leaves the outbox as it was', async () => {
    const { database } = await open('keyed');
    await database.object<Journal>('journal').add(aChange('a'), null);
    database.close();
    await expect(open('keyed', 'cd'.repeat(32))).rejects.toThrow('not a database');
    const again = await open('keyed');
    await expect(again.database.object<Journal>('journal').get('a')).resolves.toMatchObject({ id: 'a' });
    again.database.close();
  });
});
