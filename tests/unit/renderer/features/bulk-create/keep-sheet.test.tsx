import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '@shared/bulk/question';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import { SheetKeeper, type Kept } from '../../../../../src/renderer/features/bulk-create/session/keep-sheet';
import { fakeMain, type FakeMain } from '../../fake-bridge';

const SITE = { accountId: 'account', cloudId: 'cloud' };
const SHEET = { fileName: 'plan.csv', sheet: '{}', rows: 1, settings: {} };
const FULL: Failure = { kind: 'storage', detail: 'The disk is full.' };

const UNDO: SheetEvent = { event: 'undo' };
const REDO: SheetEvent = { event: 'redo' };

/** What main has written, call by call, as the database keeps it. */
let disk: { sheet: boolean; calls: string[] };
let main: FakeMain;
let told: Kept[];

const keeper = (): SheetKeeper => new SheetKeeper(SITE, 'sheet', (kept) => told.push(kept));
const steps = (): unknown[] => disk.calls.flatMap((call) => JSON.parse(call) as unknown[]);

beforeEach(() => {
  disk = { sheet: false, calls: [] };
  told = [];
  main = fakeMain({
    'bulk.start': () => {
      disk.sheet = true;
      return succeed(null);
    },
    'bulk.append': ({ at, events }) => {
      if (disk.sheet && at === disk.calls.length) disk.calls.push(events);
      return succeed(disk.calls.length);
    },
    'bulk.saveSettings': () => succeed(null),
  });
});

it('writes the sheet at the next try when it could not be written at first, and its steps behind it', async () => {
  const start = main.answers['bulk.start'];
  main.answers['bulk.start'] = () => fail(FULL);
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  kept.add(UNDO);
  expect(await kept.flush()).toEqual(FULL);
  expect(told.at(-1)).toEqual({ state: 'failed', failure: FULL });
  if (start !== undefined) main.answers['bulk.start'] = start;
  expect(await kept.flush()).toBeNull();
  expect(disk.sheet).toBe(true);
  expect(steps()).toEqual([UNDO]);
  expect(told.at(-1)).toEqual({ state: 'saved' });
});

it('loses no step and doubles none when the answer to a call is lost and more was done meanwhile', async () => {
  const append = main.answers['bulk.append'];
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  main.answers['bulk.append'] = async (input) => {
    await append?.(input);
    return fail(FULL);
  };
  kept.add(UNDO);
  expect(await kept.flush()).toEqual(FULL);
  if (append !== undefined) main.answers['bulk.append'] = append;
  kept.add(REDO);
  kept.add(UNDO);
  expect(await kept.flush()).toBeNull();
  expect(steps()).toEqual([UNDO, REDO, UNDO]);
});

it('says so when the sheet is not there any more, instead of taking its steps for kept', async () => {
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  disk.sheet = false;
  kept.add(UNDO);
  expect(await kept.flush()).toMatchObject({ message: expect.stringContaining('not kept') as string });
  expect(told.at(-1)).toMatchObject({ state: 'failed' });
});

/** Calls are written in their order, each once it is answered; none is answered yet. */
function unanswered(): { readonly answerAll: () => Promise<void> } {
  const { 'bulk.append': append } = main.answers;
  const asked: (() => unknown)[] = [];
  main.answers['bulk.append'] = (input) => {
    asked.push(() => append?.(input));
    return new Promise(() => undefined);
  };
  return {
    answerAll: async () => {
      for (const each of asked) await each();
    },
  };
}

it('has all on its way at once when the page goes, behind a call that has no answer yet', async () => {
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  const { answerAll } = unanswered();
  kept.add(UNDO);
  kept.add(REDO);
  kept.setSettings({ mapped: true });
  kept.leave();
  expect(main.asked('bulk.saveSettings')).toHaveLength(1);
  await answerAll();
  expect(steps()).toEqual([UNDO, REDO]);
});

const exact = (id: string): Answer => ({ state: 'exact', choice: { id, label: id, hierarchyLevel: null } });

it('writes what is new of the answers of Jira in pieces, and forgets what is to be asked again', async () => {
  const disk = new Map<string, Answer>();
  main.answers['bulk.keepAnswers'] = ({ answers }) => {
    for (const { key, answer } of answers) {
      if (answer === null) disk.delete(key);
      else disk.set(key, answer);
    }
    return succeed(null);
  };
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  const many = Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`q${String(at)}`, exact(String(at))]));
  kept.setFound(many);
  await expect(kept.flush()).resolves.toBeNull();
  expect(main.asked('bulk.keepAnswers').map(({ answers }) => answers.length)).toEqual([1_000, 1_000, 500]);
  const { q7: _, ...others } = many;
  kept.setFound({ ...others, q8: exact('another') });
  await kept.flush();
  expect(main.asked('bulk.keepAnswers').at(-1)?.answers).toHaveLength(2);
  expect([disk.size, disk.get('q8')]).toEqual([2_499, exact('another')]);
});

it('writes an answer again that could not be written, and says so meanwhile', async () => {
  const kept = keeper();
  kept.begin(SHEET);
  await kept.flush();
  main.answers['bulk.keepAnswers'] = () => fail({ kind: 'storage', detail: 'disk full' });
  kept.setFound({ q: exact('1') });
  await expect(kept.flush()).resolves.toMatchObject({ kind: 'storage' });
  main.answers['bulk.keepAnswers'] = () => succeed(null);
  await expect(kept.flush()).resolves.toBeNull();
  expect(main.asked('bulk.keepAnswers')).toHaveLength(2);
});
