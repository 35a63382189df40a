import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { editCells } from '@shared/bulk/sheet-edits';
import { fail, succeed } from '@shared/ipc/outcome';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { SheetSession } from '../../../../../src/renderer/features/bulk-create/session/sheet-session';
import { SITE } from '../../../../support/bulk/sample-site';
import { fakeMain, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

const ACCOUNT = { accountId: 'account', cloudId: 'cloud' };
const TABLE = {
  name: 'Sheet',
  header: ['Title', 'Kind'],
  rows: [
    { line: 2, cells: ['Size guide opens late', 'Task'] },
    { line: 3, cells: ['Voucher hint is cut off', 'Task'] },
  ],
  notes: [],
};

/** Plans that the engine has made and the page has not heard of. */
let slow: (() => void)[];
let isSlow: boolean;
let main: FakeMain;
let session: SheetSession;

const openEngine: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => {
    const tell = (): void => hear(structuredClone(message));
    if (isSlow && message.tell === 'planned') slow.push(tell);
    else queueMicrotask(tell);
  });
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

beforeEach(async () => {
  slow = [];
  isSlow = false;
  main = fakeMain({
    ...bulkAnswers(),
    'bulk.run': () => succeed({ id: 'g', title: 'plan.csv', createdAt: 1, paused: false, total: 2, counts: {} }),
  });
  session = SheetSession.begin({ site: ACCOUNT, openEngine }, 'plan.csv', JSON.stringify(TABLE));
  session.project.choose(SITE.project.id);
  await untilPlanned();
  isSlow = true;
});
afterEach(() => {
  vi.useRealTimers();
});

const state = () => session.store.getState();
const untilPlanned = () =>
  waitFor(() => expect(state()).toMatchObject({ planning: false, plan: { counts: { ready: 2 } } }));
const comes = (): void => slow.shift()?.();
function write(row: number, text: string): void {
  const { edited } = state();
  session.do(edited === null ? null : editCells(edited.sheet, [{ row, column: 0, text }]));
}

it('is planning until the newest edit is planned, whatever plan comes before', () => {
  write(2, '');
  write(3, '');
  comes();
  expect(state()).toMatchObject({ planning: true, plan: { counts: { ready: 1 } } });
  comes();
  expect(state()).toMatchObject({ planning: false, plan: { counts: { ready: 0 } } });
});

it('is planning from the moment at which the mapping is another, though an older plan comes before it is asked for', () => {
  vi.useFakeTimers();
  write(2, 'Size guide opens below the fold');
  const { guess } = state();
  if (guess === null) throw new Error('nothing was guessed');
  session.setMapping({ ...guess.mapping, issueType: 'Bug' });
  comes();
  expect(state().planning).toBe(true);
  vi.advanceTimersByTime(1_000);
  comes();
  expect(state().planning).toBe(false);
});

it('shows no plan of the project before, once another is chosen', async () => {
  write(2, '');
  session.project.choose('20000');
  comes();
  expect(state().plan).toBeNull();
  await waitFor(() => expect(slow).toHaveLength(1));
  comes();
  expect(state().plan).not.toBeNull();
});

it('is planning from the moment at which the mirror has other fields of the project', async () => {
  isSlow = false;
  session.project.moved(SITE.project.id);
  expect(state().planning).toBe(true);
  await waitFor(() => expect(state().planning).toBe(false));
});

it('asks for the rows by number that were shown as ready: what gets ready meanwhile was shown to nobody', async () => {
  write(3, '');
  comes();
  write(3, 'Voucher hint is cut off on phones');
  await session.run(null);
  expect(main.asked('bulk.run')).toMatchObject([{ rows: [2] }]);
});

it('reads the project again, and plans anew, where main has other fields by now', async () => {
  isSlow = false;
  const moved = fail({
    kind: 'invalid-input',
    message: 'The fields changed.',
    fields: { site: 'The fields changed.' },
  });
  main.answers['bulk.run'] = () => moved;
  const newer = { ...SITE, fieldsMark: 'as they are now' };
  main.answers['bulk.site'] = () => succeed(newer);
  await expect(session.run(null)).resolves.toEqual(moved);
  await waitFor(() => expect(state().site?.fieldsMark).toBe(newer.fieldsMark));
  await untilPlanned();
  await session.run(null);
  expect(main.asked('bulk.run').map(({ fieldsMark }) => fieldsMark)).toEqual([SITE.fieldsMark, newer.fieldsMark]);
});
