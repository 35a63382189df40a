import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Journal } from '../../../src/main/outbox/journal';
import { openDatabase, type Child } from '../../../src/main/storage/database';
import { forkNodeChild } from '../../../src/main/storage/node-child';
import { KILL_KEY, processToKill } from '../process-to-kill';

const KILLS = process.env['SOAK'] === undefined ? 5 : 200;
const DRAFTS = ['one', 'two', 'three'];

const toKill = processToKill();

it(
  `has after a kill every draft as it was last said to be saved, or as it was being saved, in ${KILLS} kills`,
  async () => {
    /** What each draft holds for certain, and what it may hold instead. */
    const certain = new Map<string, number>();
    const perhaps = new Map<string, number>();
    let typed = 0;
    for (let nth = 0; nth < KILLS; nth++) {
      let current: Child | null = null;
      const database = await openDatabase({
        fork: () => (current = forkNodeChild(toKill.program)),
        folder: join(toKill.folder, 'drafts'),
        key: KILL_KEY,
        report: () => undefined,
      });
      const journal = database.object<Journal>('journal');
      const found = await journal.listDrafts('account-1', 'cloud-1');
      expect(found.map(({ id }) => id).toSorted()).toEqual([...certain.keys()].toSorted());
      for (const { id, body } of found) {
        expect([certain.get(id), perhaps.get(id)], `draft ${id} after kill ${nth}`).toContain(body['typed']);
        certain.set(id, Number(body['typed']));
      }
      perhaps.clear();
      let dead = false;
      const type = async (id: string): Promise<void> => {
        const now = ++typed;
        if (certain.has(id)) perhaps.set(id, now);
        await journal.saveDraft('account-1', 'cloud-1', id, { typed: now, values: {} }, now);
        certain.set(id, now);
      };
      for (const id of DRAFTS) await type(id);
      const killing = wait(20 + ((nth * 37) % 60)).then(() => {
        dead = true;
        current?.kill();
      });
      for (let at = 0; !dead; at++) await type(DRAFTS[at % DRAFTS.length] ?? 'one').catch(() => undefined);
      await killing;
      database.close();
    }
    expect(typed).toBeGreaterThan(KILLS * DRAFTS.length);
    process.stdout.write(`${KILLS} kills, ${typed} saves\n`);
  },
  KILLS * 5_000 + 30_000,
);
