import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunNews, RunRowState } from '@shared/ipc/bulk';
import type { ChangeGroup } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { JOINS_AFTER_MS } from '../../../../../src/renderer/features/bulk-create/session/joiner';
import { SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

/** Rows 2 to 4 have the same wrong component, row 5 a person who is guessed, and rows 6 and 7 nothing wrong. */
const PASTE = [
  'Title\tKind\tArea\tOwner',
  'Size guide opens below the fold\tTask\tCheckot\t',
  'Voucher hint is cut off\tTask\tCheckot\t',
  'Invoice mail has no company name\tTask\tCheckot\t',
  'Points are not added\tTask\t\tMara Lnd',
  'Swatches load late\tTask\t\t',
  'Sort by newest ignores drafts\tTask\t\t',
].join('\n');

let rows: RunRowState[];
let since: number;
let paused: boolean;
let main: FakeMain;
let user: ReturnType<typeof userEvent.setup>;

function newsNow(): RunNews {
  const groups = [...new Set(rows.map(({ groupId }) => groupId))].map((id): ChangeGroup => {
    const own = rows.filter(({ groupId }) => groupId === id);
    const counts: Partial<Record<RunRowState['state'], number>> = {};
    for (const { state } of own) counts[state] = (counts[state] ?? 0) + 1;
    return { id, title: 'Clipboard', createdAt: 1, paused, total: own.length, counts };
  });
  return { since, groups, rows };
}

/** The runs that were asked for, each with its rows: the first has those that were ready. */
const runs = () => main.asked('bulk.run').map((asked) => asked.rows);
const told = () => act(() => main.push('outbox.changed', { site: { accountId: 'account-1', cloudId: 'cloud-1' } }));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  rows = [];
  since = 1;
  paused = false;
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.news': () => succeed(newsNow()),
    'bulk.run': ({ rows: wanted }) => {
      const groupId = `group-${String(runs().length)}`;
      since += 1;
      rows.push(
        ...(wanted ?? [6, 7]).map((row): RunRowState => ({
          row,
          changeId: `change-${String(row)}`,
          groupId,
          state: 'queued',
          issueKey: null,
          failure: null,
          mayHaveLeft: false,
        })),
      );
      return succeed({ id: groupId, title: 'Clipboard', createdAt: 1, paused: false, total: 1, counts: { queued: 1 } });
    },
    'outbox.pause': ({ paused: now }) => {
      paused = now;
      return succeed(null);
    },
    'bulk.stop': () => {
      // What is being sent goes on.
      rows = rows.map((row, at) => ({ ...row, state: at === 0 ? 'sending' : 'discarded' }));
      since += 1;
      return succeed({
        id: 'group-0',
        title: 'Clipboard',
        createdAt: 1,
        paused: false,
        total: 2,
        counts: { discarded: 2 },
      });
    },
  });
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? PASTE : '') },
  });
  await user.click(await screen.findByRole('button', { name: /Check 6 rows/ }));
  await screen.findByText('2 of 6 ready');
  await screen.findByText(/Is it Mara Lind/);
  await user.click(screen.getByRole('button', { name: /Create 2 issues/ }));
  const dialog = await screen.findByRole('dialog', { name: /Create 2 issues in/ });
  await user.click(within(dialog).getByRole('button', { name: /Create 2 issues/ }));
  await screen.findByText('0 of 6 created');
});
afterEach(() => {
  vi.useRealTimers();
  useOpenSheet.setState({ place: null, session: null });
});

const grid = () => screen.getByRole('grid', { name: 'Rows of the sheet' });
/** Goes to the Area of a row, by the row's number. */
async function goToArea(row: number) {
  grid().focus();
  await user.keyboard(`{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}${'{ArrowDown}'.repeat(row - 2)}`);
}

it('lets a mended row join the run once the cursor has left it, and not before', async () => {
  await goToArea(2);
  await user.keyboard('1');
  expect(await screen.findByText('Joins')).toBeVisible();
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
  await user.keyboard('{ArrowDown}');
  expect(screen.getByText(/1 mended row joins the run/)).toHaveAttribute('role', 'status');
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toEqual([[6, 7], [2]]));
  await waitFor(() => expect(screen.queryByText('Joins')).toBeNull());
  expect(screen.getByText('3 to go')).toBeVisible();
});

it('takes a row out that is undone before it leaves', async () => {
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  expect(await screen.findByText('Joins')).toBeVisible();
  await pass(JOINS_AFTER_MS / 2);
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(screen.queryByText('Joins')).toBeNull());
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
});

it('sends all that are alike together, in one run', async () => {
  await goToArea(2);
  await user.keyboard('{Alt>}1{/Alt}');
  await waitFor(() => expect(screen.getAllByText('Joins')).toHaveLength(3));
  // As somebody does who goes on to the next problem.
  await user.keyboard('{F8}');
  await pass(JOINS_AFTER_MS);
  await waitFor(() =>
    expect(runs()).toEqual([
      [6, 7],
      [2, 3, 4],
    ]),
  );
});

it('lets the row of the cursor join with all alike where it was mended with them, but not while somebody writes in it', async () => {
  await goToArea(2);
  await user.keyboard('{Alt>}1{/Alt}');
  await waitFor(() => expect(screen.getAllByText('Joins')).toHaveLength(3));
  await user.keyboard('{F2}');
  await pass(3 * JOINS_AFTER_MS);
  await waitFor(() =>
    expect(runs()).toEqual([
      [6, 7],
      [3, 4],
    ]),
  );
  await user.keyboard('{Escape}{ArrowDown}');
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toEqual([[6, 7], [3, 4], [2]]));
});

it('needs nobody to leave the row from which all alike were mended', async () => {
  await goToArea(2);
  await user.keyboard('{Alt>}1{/Alt}');
  await waitFor(() => expect(screen.getAllByText('Joins')).toHaveLength(3));
  await pass(JOINS_AFTER_MS);
  await waitFor(() =>
    expect(runs()).toEqual([
      [6, 7],
      [2, 3, 4],
    ]),
  );
});

it('never lets a guess join that nobody has confirmed, and lets it once somebody has', async () => {
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
  await goToArea(5);
  await user.keyboard('{ArrowRight}');
  expect(await screen.findByRole('region', { name: 'Problem' })).toHaveTextContent('Mara Lind');
  await user.keyboard('1{ArrowUp}');
  await screen.findByText('Joins');
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toEqual([[6, 7], [5]]));
});

it('waits while the run is paused, and joins it once it goes on', async () => {
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  await screen.findByRole('button', { name: 'Resume' });
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  await screen.findByText('Joins');
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
  await user.click(screen.getByRole('button', { name: 'Resume' }));
  await screen.findByRole('button', { name: 'Pause' });
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toEqual([[6, 7], [2]]));
});

it('lets nothing join a run that was stopped', async () => {
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  const dialog = await screen.findByRole('dialog', { name: 'Stop the run' });
  await user.click(within(dialog).getByRole('button', { name: 'Stop the run' }));
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
  expect(screen.queryByText('Joins')).toBeNull();
});

it('stops the rows as well that were on their way into the run when it was stopped', async () => {
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  await screen.findByText('Joins');
  let begun = (): void => undefined;
  const begin = main.answers['bulk.run'];
  main.answers['bulk.run'] = async (asked) => {
    await new Promise<void>((resolve) => (begun = resolve));
    return begin === undefined ? fail({ kind: 'internal', reference: 'no answer' }) : begin(asked);
  };
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop the run' }));
  await waitFor(() => expect(main.asked('bulk.stop')).toHaveLength(1));
  await act(async () => begun());
  await waitFor(() => expect(main.asked('bulk.stop').at(-1)).toMatchObject({ groupId: 'group-2' }));
});

it('offers a button for rows that are mended after the run has ended', async () => {
  rows = rows.map((row) => ({ ...row, state: 'applied', issueKey: `SHOP-${String(row.row)}` }));
  since += 1;
  told();
  // Rows are left to be mended, so the grid stays.
  await screen.findByRole('button', { name: 'Show the result' });
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  const button = await screen.findByRole('button', { name: 'Create 1 mended row' });
  await pass(3 * JOINS_AFTER_MS);
  expect(runs()).toEqual([[6, 7]]);
  await user.click(button);
  await waitFor(() => expect(runs()).toEqual([[6, 7], [2]]));
});

it('stays with the rows when the run ends while somebody mends them', async () => {
  await goToArea(2);
  await user.keyboard('1');
  await screen.findByText('Joins');
  rows = rows.map((row) => ({ ...row, state: 'applied', issueKey: `SHOP-${String(row.row)}` }));
  since += 1;
  told();
  expect(await screen.findByText('2 of 6 created')).toBeVisible();
  expect(grid()).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Create 1 mended row' })).toBeVisible();
});

const kept = () => main.asked('bulk.saveSettings').at(-1)?.settings['joining'];

it('writes down which rows join before they do, and forgets them once they are in the run', async () => {
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  await goToArea(2);
  await user.keyboard('{Alt>}1{/Alt}');
  await waitFor(() => expect(screen.getAllByText('Joins')).toHaveLength(3));
  await waitFor(() => expect(kept()).toEqual([2, 3, 4]));
  await user.click(await screen.findByRole('button', { name: 'Resume' }));
  await screen.findByRole('button', { name: 'Pause' });
  await pass(JOINS_AFTER_MS);
  await waitFor(() => expect(runs()).toHaveLength(2));
  await waitFor(() => expect(kept()).toBeUndefined());
});

it('leaves rows that join to main when the sheet is left', async () => {
  main.answers['bulk.leave'] = () => succeed(null);
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  await goToArea(2);
  await user.keyboard('1{ArrowDown}');
  await screen.findByText('Joins');
  await user.click(within(screen.getByRole('list', { name: 'Steps' })).getByRole('button', { name: 'File' }));
  await waitFor(() => expect(main.asked('bulk.leave')).toHaveLength(1));
});
