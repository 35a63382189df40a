import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../src/main/outbox/journal';
import { openDatabase, type Child, type Database } from '../../../src/main/storage/database';
import { forkNodeChild } from '../../../src/main/storage/node-child';
import type { Remote } from '../../../src/main/storage/remote';
import { aChange, SITE } from '../../unit/main/outbox/a-change';
import { KILL_KEY, KILL_SEED, processToKill } from '../process-to-kill';
import { RandomWrites, writtenOf } from './random-writes';
import { seededRandom } from '../../e2e/support/seeded-random';

const KILLS = process.env['SOAK'] === undefined ? 6 : 1_000;

const toKill = processToKill();

interface Opened {
  readonly database: Database;
  /** `kill -9` of the process that runs now. */
  kill(): void;
}

async function open(name: string, key = KILL_KEY): Promise<Opened> {
  let current: Child | null = null;
  const database = await openDatabase({
    fork: () => {
      current = forkNodeChild(toKill.program);
      return current;
    },
    folder: join(toKill.folder, name),
    key,
    report: () => undefined,
  });
  return { database, kill: () => current?.kill() };
}

/** All that was answered is there, and nothing but it; the write that was cut off is there whole or not at all. */
async function compare(writes: RandomWrites, journal: Remote<Journal>, when: string): Promise<void> {
  for (const [id, expected] of writes.answered) {
    const found = await writtenOf(journal, id);
    const may = writes.cutOff.has(id) ? [expected, writes.cutOff.get(id) ?? null] : [expected];
    expect(may, `${id}, ${when}`).toContainEqual(found);
  }
  const news = [...writes.cutOff].filter(([id]) => !writes.answered.has(id));
  const found = await Promise.all(news.map(([id]) => writtenOf(journal, id)));
  // Of a group all are there or none.
  expect([news.map(([, written]) => written), news.map(() => null)], `news, ${when}`).toContainEqual(found);
  // From here on it is known what became of it.
  for (const id of Array.from(writes.cutOff.keys())) {
    const known = await writtenOf(journal, id);
    writes.cutOff.delete(id);
    if (known !== null) writes.answered.set(id, known);
  }
}

/** What the start after a kill makes of it: nobody knows whether Jira has what was being sent. */
function recovered(writes: RandomWrites): RandomWrites {
  for (const [id, written] of writes.answered) {
    if (written.state === 'sending') writes.answered.set(id, { ...written, state: 'unknown' });
  }
  return writes;
}

describe('the database process, killed', () => {
  it(
    `loses nothing that it said was written, and does nothing by halves, in ${KILLS} kills at any moment`,
    async () => {
      let writes = 0;
      let cutOff = 0;
      const random = seededRandom(String(KILL_SEED));
      let former: RandomWrites[] = [];
      for (let nth = 0; nth < KILLS; nth++) {
        // A new outbox now and then: with thousands of changes, reading them would take longer than writing.
        if (nth % 20 === 0) former = [];
        const { database, kill } = await open(`kills-${Math.floor(nth / 20)}`);
        const journal = database.object<Journal>('journal');
        for (const earlier of former) await compare(earlier, journal, `seed ${KILL_SEED}, kill ${nth}`);
        await journal.recover(1);
        former = former.map((earlier) => recovered(earlier));
        const now = new RandomWrites(`${nth}`, random);
        let dead = false;
        // On a machine that is busy the kill would come before the first answer, and there would be nothing to lose.
        for (let first = 0; first < 2; first++) await now.one(journal).then(() => void writes++);
        const killing = wait((nth * 37) % 60).then(() => {
          dead = true;
          kill();
        });
        while (!dead) {
          await now.one(journal).then(
            () => void writes++,
            () => void cutOff++,
          );
        }
        await killing;
        database.close();
        former.push(now);
      }
      expect(writes).toBeGreaterThan(KILLS);
      process.stdout.write(`${KILLS} kills, ${writes} writes answered, ${cutOff} cut off, seed ${KILL_SEED}\n`);
    },
    KILLS * 5_000 + 30_000,
  );

  it('is there again for the next call, with what it had', async () => {
    const { database, kill } = await open('again');
    const journal = database.object<Journal>('journal');
    await journal.add(aChange('a'), null);
    const inFlight = journal.get(SITE, 'a');
    kill();
    // The call in flight may end with the process; the ones after it reach the new one.
    await inFlight.catch(() => null);
    await expect.poll(() => journal.get(SITE, 'a').catch(() => null)).toMatchObject({ id: 'a' });
    database.close();
  });

  it('does not open with another key, says so, and leaves the outbox as it was', async () => {
    const { database } = await open('keyed');
    await database.object<Journal>('journal').add(aChange('a'), null);
    database.close();
    await expect(open('keyed', 'cd'.repeat(32))).rejects.toThrow('not a database');
    const again = await open('keyed');
    await expect(again.database.object<Journal>('journal').get(SITE, 'a')).resolves.toMatchObject({ id: 'a' });
    again.database.close();
  });
});
