import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Sighting } from '../../../src/main/outbox/decide';
import { Journal } from '../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../src/main/outbox/journalled-change';
import type { Sent } from '../../../src/main/outbox/kinds/kind';
import { createRunner, type Runner } from '../../../src/main/outbox/runner';
import { openConnection, type Connection } from '../../../src/main/storage/connection';
import { aChange, SITE } from '../../unit/main/outbox/a-change';
import { anEdit } from '../../unit/main/outbox/an-edit';
import { FakeTime } from '../../unit/main/outbox/fake-time';
import { asRemote, KEY, temporaryFolder } from '../../unit/main/storage/temporary-database';

const CHANGES = process.env['SOAK'] === undefined ? 6 : 30;
/** SQLite's WAL format: a header of 32 bytes, then frames of 24 bytes and a page. */
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

const open: Connection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

function openJournal(file: string): Journal {
  const connection = openConnection(file, KEY, { durable: true });
  open.push(connection);
  return new Journal(connection);
}

/** What happened, and how long the log on the disk was then: after each commit all of that has been synced. */
interface Event {
  readonly synced: number;
  readonly id: string;
  readonly what: 'journalled' | 'left' | 'applied';
}

/** A Jira that does whatever reaches it and loses every third answer. */
class Jira {
  readonly done: string[] = [];
  private nth = 0;

  async send({ id }: JournalledChange): Promise<Sent> {
    await Promise.resolve();
    this.done.push(id);
    if (this.nth++ % 3 === 2) return fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
    return succeed(this.issueOf(id));
  }

  look(id: string): Outcome<Sighting> {
    return succeed({ found: this.done.includes(id) ? this.issueOf(id) : null, candidates: [], hidden: 0, whole: true });
  }

  private issueOf(id: string): { readonly id: string; readonly key: string } {
    const nth = this.done.indexOf(id) + 1;
    return { id: `${10_000 + nth}`, key: `SHOP-${nth}` };
  }
}

function runnerOn(
  journal: Journal,
  jira: Jira,
  time: FakeTime,
  seen: (what: Event['what'], id: string) => void,
): Runner {
  return createRunner({
    journal: asRemote(journal),
    send: async (change: JournalledChange, remember: (memo: JsonObject) => Promise<void>) => {
      await remember({ before: change.id });
      seen('left', change.id);
      return jira.send(change);
    },
    look: ({ id }) => Promise.resolve(jira.look(id)),
    arrived: () => Promise.resolve(succeed(null)),
    now: () => time.now,
    after: time.after,
    changed: (_site, { id, status }) => {
      if (status.state === 'applied') seen('applied', id);
    },
    troubled: (error) => {
      throw error;
    },
  });
}

async function runToTheEnd(journal: Journal, runner: Runner, time: FakeTime): Promise<void> {
  for (let step = 0; step < 400 && journal.pending().length > 0; step++) {
    runner.wake();
    await runner.idle();
    time.step();
  }
  runner.stop();
}

/** A run of creates, what waits for them, edits of one field, and lost answers; its file and log as a power cut would leave them. */
async function aRun(): Promise<{ file: string; events: readonly Event[] }> {
  const file = join(temporaryFolder(), 'outbox.db');
  const journal = openJournal(file);
  const time = new FakeTime();
  const events: Event[] = [];
  const note = (what: Event['what'], id: string): void =>
    void events.push({ what, id, synced: statSync(`${file}-wal`).size });
  const runner = runnerOn(journal, new Jira(), time, note);
  for (let nth = 0; nth < CHANGES; nth++) {
    const id = `c${nth}`;
    const after = `c${nth - 1}`;
    const change = nth % 3 === 1 ? anEdit(id, 0, 'comment', { kind: 'comment', issue: null, after }) : aChange(id);
    journal.add(nth % 3 === 2 ? anEdit(id, 1, 'summary') : change, null);
    note('journalled', id);
    runner.wake();
    await runner.idle();
  }
  await runToTheEnd(journal, runner, time);
  return { file, events };
}

/** Ends of frames, in bytes; the first is the end of the header. */
function frameEnds(wal: Uint8Array): number[] {
  const page = new DataView(wal.buffer, wal.byteOffset).getUint32(8);
  const frame = FRAME_HEADER + (page === 1 ? 65_536 : page);
  expect((wal.length - WAL_HEADER) % frame).toBe(0);
  return Array.from({ length: (wal.length - WAL_HEADER) / frame + 1 }, (_, nth) => WAL_HEADER + nth * frame);
}

/** Whether the journal has of a change what was on the disk when that happened. */
function isKnown(change: JournalledChange | null, what: Event['what']): boolean {
  if (change === null) return false;
  const { state } = change.status;
  switch (what) {
    case 'journalled':
      return true;
    case 'left':
      return ['sending', 'unknown', 'applied'].includes(state) && change.memo?.['before'] === change.id;
    case 'applied':
      return state === 'applied';
  }
}

/** What a computer finds that lost its power when so much of the log was on the disk, and what has become of it in the end. */
async function afterPowerLoss(file: string, log: Uint8Array, events: readonly Event[]): Promise<void> {
  const copy = join(temporaryFolder(), 'outbox.db');
  copyFileSync(file, copy);
  writeFileSync(`${copy}-wal`, log);
  const happened = events.filter(({ synced }) => synced <= log.length);
  const journal = openJournal(copy);
  const when = `${log.length} bytes of the log`;
  const forgotten = happened.filter(({ id, what }) => !isKnown(journal.get(SITE, id), what));
  expect(forgotten, `with ${when}`).toEqual([]);
  const jira = new Jira();
  jira.done.push(...happened.flatMap(({ id, what }) => (what === 'left' ? [id] : [])));
  const time = new FakeTime();
  time.now += 60_000;
  journal.recover(time.now);
  await runToTheEnd(
    journal,
    runnerOn(journal, jira, time, () => undefined),
    time,
  );
  const known = new Set(happened.map(({ id }) => id));
  const notThere = [...known].filter((id) => journal.get(SITE, id)?.status.state !== 'applied');
  expect(notThere, `with ${when}`).toEqual([]);
  expect(jira.done.toSorted(), `with ${when}`).toEqual([...new Set(jira.done)].toSorted());
  for (const connection of open.splice(1)) connection.close();
}

describe('after a power loss', () => {
  it(
    `no change that left is forgotten and none is sent twice, wherever the log ends (${CHANGES} changes)`,
    async () => {
      const { file, events } = await aRun();
      const wal = new Uint8Array(readFileSync(`${file}-wal`));
      const ends = frameEnds(wal);
      // One generation of the log, from the first table to the last change: nothing of it was written back meanwhile.
      expect(statSync(file).size).toBeLessThanOrEqual(4_096);
      expect(events.filter(({ what }) => what === 'left').length).toBe(CHANGES);
      for (const end of ends) await afterPowerLoss(file, wal.slice(0, end), events);
      // A cut in the middle of a frame, and a page that the disk did not finish.
      const last = ends.at(-1) ?? 0;
      await afterPowerLoss(
        file,
        wal.slice(0, last - 1_000),
        events.filter(({ synced }) => synced < last),
      );
      const torn = wal.slice();
      torn.fill(0xa5, last - 2_000);
      await afterPowerLoss(
        file,
        torn,
        events.filter(({ synced }) => synced < last),
      );
      process.stdout.write(`power loss: ${ends.length} ends of the log tried\n`);
    },
    process.env['SOAK'] === undefined ? 120_000 : 1_800_000,
  );
});
