import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { KeptSheet, RunNews, RunRowState } from '@shared/ipc/bulk';
import type { ChangeGroup } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

/** The engine in this thread: what it tells comes a turn later, as from a worker. */
const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

const PASTE = [
  'Title\tKind\tArea\tOwner',
  'Size guide opens below the fold\tTask\tCheckot\t',
  'Voucher hint is cut off\tTask\tCheckot\tOda Voss',
  'Swatches load late\tTask\t\t',
].join('\n');

let kept: KeptSheet | null;
let events: SheetEvent[];
let news: RunNews;
let main: FakeMain;

const group = (counts: ChangeGroup['counts']): ChangeGroup => ({
  id: 'group',
  title: 'Clipboard',
  createdAt: 1,
  paused: false,
  total: 3,
  counts,
});
const row = (number: number, state: RunRowState['state'], issueKey: string | null = null): RunRowState => ({
  row: number,
  changeId: `change-${String(number)}`,
  groupId: 'group',
  state,
  issueKey,
  failure: null,
  mayHaveLeft: false,
});

beforeEach(() => {
  kept = null;
  events = [];
  news = { since: 1, groups: [], rows: [] };
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () =>
      fresh([
        { ...SITE.project, typeKey: 'software' },
        { id: '10001', key: 'OPS', name: 'Operations', style: 'company-managed' as const, typeKey: 'software' },
      ]),
    'bulk.start': ({ id, fileName, sheet, settings }) => {
      kept = { id, fileName, sheet, settings, events: '[]', written: 0 };
      return succeed(null);
    },
    'bulk.append': ({ at, events: more }) => {
      events.push(...(JSON.parse(more) as SheetEvent[]));
      return succeed(at + 1);
    },
    'bulk.saveSettings': ({ settings }) => {
      if (kept !== null) kept = { ...kept, settings };
      return succeed(null);
    },
    'bulk.load': () =>
      succeed(kept === null ? null : { ...kept, events: JSON.stringify(events), written: events.length }),
    'bulk.news': () => succeed(news),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

const draw = () =>
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);

function paste(target: Element | Document, plain: string): void {
  fireEvent.paste(target, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? plain : '') },
  });
}

/** Pastes three rows, chooses the project and goes on to the grid. */
async function toGrid(user = userEvent.setup()) {
  draw();
  await screen.findByText(/Drop a CSV/);
  paste(document, PASTE);
  const project = await screen.findByRole('option', { name: /Storefront/ });
  await user.click(project);
  await screen.findByRole('heading', { name: 'Columns' });
  await user.click(screen.getByRole('button', { name: /Check 3 rows/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText('1 of 3 ready');
  return { user, grid };
}

const cell = (text: string | RegExp) => screen.getAllByRole('gridcell', { name: text })[0];

it('reads a paste, keeps it, and shows what each column is for and why', async () => {
  const user = userEvent.setup();
  draw();
  await screen.findByText(/Drop a CSV/);
  paste(document, PASTE);
  await user.click(await screen.findByRole('option', { name: /Storefront/ }));
  await screen.findByRole('heading', { name: 'Columns' });
  expect(screen.getByRole('combobox', { name: 'Field of Title' })).toHaveValue('Summary');
  expect(screen.getByRole('combobox', { name: 'Field of Kind' })).toHaveValue('Issue type');
  expect(screen.getByRole('combobox', { name: 'Field of Owner' })).toHaveValue('Assignee');
  expect(screen.getByText(/usual word for Summary/)).toBeVisible();
  expect(kept).toMatchObject({ fileName: 'Clipboard' });
});

it('says what is wrong with a paste that has no rows, and takes none of it', async () => {
  draw();
  await screen.findByText(/Drop a CSV/);
  paste(document, 'Title\tKind');
  expect(await screen.findByRole('alert')).toHaveTextContent(/no row follows/);
  expect(main.asked('bulk.start')).toEqual([]);
});

it('lists every problem once, and mends all alike from the cell by the keyboard alone', async () => {
  const { user, grid } = await toGrid();
  const panel = screen.getByRole('complementary', { name: 'Problems' });
  expect(within(panel).getAllByText(/Components “Checkot”/)).toHaveLength(1);
  grid.focus();
  await user.keyboard('{F8}');
  expect(await screen.findByRole('region', { name: 'Problem' })).toHaveTextContent(/Checkot/);
  await user.keyboard('{Alt>}1{/Alt}');
  await screen.findByText('3 of 3 ready');
  expect(cell('Checkout')).toBeInTheDocument();
  await waitFor(() => expect(events).toHaveLength(1));
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('1 of 3 ready');
  await waitFor(() => expect(events.map(({ event }) => event)).toEqual(['do', 'undo']));
});

it('edits a cell with Enter, goes down, and empties cells with Delete', async () => {
  const { user, grid } = await toGrid();
  grid.focus();
  await user.keyboard('{Enter}');
  const box = await screen.findByRole('textbox', { name: 'Summary, editing' });
  await user.clear(box);
  await user.type(box, 'Another title{Enter}');
  expect(cell('Another title')).toBeInTheDocument();
  expect(grid).toHaveFocus();
  expect(grid.getAttribute('aria-activedescendant')).toMatch(/-1-0$/);
  await user.keyboard('{Delete}');
  expect(await screen.findByText('Required')).toBeInTheDocument();
});

it('leaves a cell as it is with Escape', async () => {
  const { user, grid } = await toGrid();
  grid.focus();
  await user.keyboard('{F2}');
  await user.type(await screen.findByRole('textbox', { name: 'Summary, editing' }), 'x{Escape}');
  expect(cell('Size guide opens below the fold')).toBeInTheDocument();
  expect(events).toEqual([]);
});

it('pastes a range into the grid as one step', async () => {
  const { user, grid } = await toGrid();
  grid.focus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  paste(grid, 'Checkout\nCheckout');
  await screen.findByText('3 of 3 ready');
  await waitFor(() => expect(events).toHaveLength(1));
});

it('runs what is ready, shows each row as it is created, and the result at the end', async () => {
  const { user } = await toGrid();
  main.answers['bulk.run'] = () => {
    news = { since: 2, groups: [group({ queued: 1 })], rows: [row(4, 'queued')] };
    return succeed(group({ queued: 1 }));
  };
  await user.click(screen.getByRole('button', { name: /Create 1 issue/ }));
  const dialog = await screen.findByRole('dialog', { name: /Create 1 issue in Storefront/ });
  await user.click(within(dialog).getByRole('button', { name: /Create 1 issue/ }));
  await screen.findByText('0 of 3 created');
  expect(screen.getByText('2 held back by problems')).toBeVisible();
  expect(screen.getByText('Waiting', { selector: 'span' })).toBeInTheDocument();
  // All of it was on the disk before.
  expect(kept?.settings['projectId']).toBe('10000');
  news = { since: 3, groups: [group({ applied: 1 })], rows: [row(4, 'applied', 'SHOP-9')] };
  act(() => main.push('outbox.changed', { site: { accountId: 'account-1', cloudId: 'cloud-1' } }));
  // Two rows are left to be mended, so nobody is taken away from them.
  await user.click(await screen.findByRole('button', { name: 'Show the result' }));
  expect(await screen.findByRole('heading', { name: /1 issue created/ })).toBeVisible();
  expect(screen.getByRole('link', { name: 'SHOP-9' })).toBeVisible();
  expect(main.asked('bulk.news').at(-1)).toMatchObject({ since: 2 });
});

it('pauses, and links rows that nobody is sure of to the outbox', async () => {
  const { user } = await toGrid();
  main.answers['bulk.run'] = () => {
    news = { since: 2, groups: [group({ queued: 1, unsure: 1 })], rows: [row(4, 'queued'), row(2, 'unsure')] };
    return succeed(group({ queued: 2 }));
  };
  main.answers['outbox.pause'] = () => succeed(null);
  await user.click(screen.getByRole('button', { name: /Create 1 issue/ }));
  const dialog = await screen.findByRole('dialog', { name: /Create 1 issue in/ });
  await user.click(within(dialog).getByRole('button', { name: /Create 1 issue/ }));
  expect(await screen.findByRole('button', { name: /1 unsure: decide in the outbox/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  expect(main.asked('outbox.pause')).toMatchObject([{ groupId: 'group', changeId: null, paused: true }]);
});

it('says why a run could not be begun, and begins none', async () => {
  const { user } = await toGrid();
  main.answers['bulk.run'] = () => fail({ kind: 'storage', detail: 'disk full' });
  await user.click(screen.getByRole('button', { name: /Create 1 issue/ }));
  const dialog = await screen.findByRole('dialog', { name: /Create 1 issue in/ });
  await user.click(within(dialog).getByRole('button', { name: /Create 1 issue/ }));
  expect(await within(dialog).findByRole('alert')).toBeVisible();
  expect(screen.queryByText(/of 3 created/)).toBeNull();
});

it('writes a step again that could not be written, before anything newer', async () => {
  const { user, grid } = await toGrid();
  const append = main.answers['bulk.append'];
  main.answers['bulk.append'] = () => fail({ kind: 'storage', detail: 'disk full' });
  grid.focus();
  await user.keyboard('{Delete}');
  const alert = await screen.findByRole('alert');
  if (append !== undefined) main.answers['bulk.append'] = append;
  const retry = within(alert).queryByRole('button');
  if (retry === null) await user.keyboard('{ArrowDown}{Delete}');
  else await user.click(retry);
  await waitFor(() => expect(events.length).toBeGreaterThan(0));
  expect(
    main
      .asked('bulk.append')
      .map(({ at }) => at)
      .slice(0, 2),
  ).toEqual([0, 0]);
});

it('is after a restart as it was left', async () => {
  const first = await toGrid();
  first.grid.focus();
  await first.user.keyboard('{F8}1');
  await screen.findByText('2 of 3 ready');
  await waitFor(() => expect(events).toHaveLength(1));
  const id = kept?.id ?? '';
  main.answers['bulk.sheets'] = () =>
    succeed({ sheets: [{ id, fileName: 'Clipboard', rows: 3, savedAt: Date.now(), created: 0, open: 0 }], total: 1 });
  await act(async () => {
    useOpenSheet.getState().leave();
    await Promise.resolve();
  });
  await waitFor(() => expect(kept?.settings['mapped']).toBe(true));
  await first.user.click(await screen.findByRole('button', { name: /^Clipboard/ }));
  await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText('2 of 3 ready');
  expect(cell('Checkout')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Undo: Edit/ })).toBeEnabled();
});

it('finds and replaces in all cells', async () => {
  const { user, grid } = await toGrid();
  grid.focus();
  await user.keyboard('{Control>}f{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'Find' }), 'checkot');
  await user.type(screen.getByRole('textbox', { name: 'Replace with' }), 'Checkout');
  await user.click(screen.getByRole('button', { name: 'Replace in 2 cells' }));
  expect(await screen.findByText('3 of 3 ready')).toBeVisible();
});

it('mends all alike from the panel, with a value that is chosen by hand where the nearest is not meant', async () => {
  const user = userEvent.setup();
  draw();
  await screen.findByText(/Drop a CSV/);
  paste(document, 'Title\tKind\tArea\nOne\tTask\tZebra crossing\nTwo\tTask\tZebra crossing');
  await user.click(await screen.findByRole('option', { name: /Storefront/ }));
  await user.click(await screen.findByRole('button', { name: /Check 2 rows/ }));
  await screen.findByText('0 of 2 ready');
  const panel = screen.getByRole('complementary', { name: 'Problems' });
  await user.click(within(panel).getByRole('button', { name: /^Choose (another|for all 2)/ }));
  const dialog = await screen.findByRole('dialog', { name: /Zebra crossing/ });
  await user.click(within(dialog).getByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Checkout' }));
  // The list of several values stays open until it is left.
  await user.keyboard('{Escape}');
  await user.click(within(dialog).getByRole('button', { name: /Use it in all 2/ }));
  expect(await screen.findByText('2 of 2 ready')).toBeVisible();
  expect(screen.getAllByRole('gridcell', { name: 'Checkout' })).toHaveLength(2);
  expect(await screen.findByText('2 cells changed')).toBeVisible();
  // The button is gone; the keys act on the rows.
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('0 of 2 ready')).toBeVisible();
});

it('asks for the issue type where no column says it, and sets it for all rows', async () => {
  const user = userEvent.setup();
  draw();
  await screen.findByText(/Drop a CSV/);
  paste(document, 'Title\tArea\nOne\tCheckout\nTwo\tCheckout');
  await user.click(await screen.findByRole('option', { name: /Storefront/ }));
  await user.click(await screen.findByRole('button', { name: /Check 2 rows/ }));
  await screen.findByText('0 of 2 ready');
  const panel = screen.getByRole('complementary', { name: 'Problems' });
  expect(within(panel).getByText('No issue type')).toBeVisible();
  await user.click(within(panel).getByRole('button', { name: 'Set it for all rows' }));
  const dialog = await screen.findByRole('dialog', { name: 'No issue type' });
  await user.click(within(dialog).getByRole('combobox', { name: 'Issue type' }));
  await user.click(await screen.findByRole('option', { name: 'Task' }));
  await user.click(within(dialog).getByRole('button', { name: /Set in all 2 rows/ }));
  expect(await screen.findByText('2 of 2 ready')).toBeVisible();
  expect(await screen.findByText('Issue type set for all rows')).toBeVisible();
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('0 of 2 ready')).toBeVisible();
  await user.keyboard('{Control>}y{/Control}');
  expect(await screen.findByText('2 of 2 ready')).toBeVisible();
});

it('says that a mapping could not be remembered, and checks the rows all the same', async () => {
  main.answers['bulk.remember'] = () => fail({ kind: 'storage', detail: 'disk full' });
  await toGrid();
  expect(await screen.findByText(/This mapping is not remembered for the next file/)).toBeVisible();
});

it('remembers a mapping beside what it knew of other headers', async () => {
  main.answers['bulk.memory'] = () =>
    succeed({
      format: 'workbench-bulk-map',
      version: 1,
      columns: [{ header: 'Zeile', field: 'summary', name: 'Summary' }],
    });
  await toGrid();
  await waitFor(() => expect(main.asked('bulk.remember')).toHaveLength(1));
  const columns = ['Zeile', 'Title', 'Kind', 'Area', 'Owner'].map((header) => ({ header }));
  expect(main.asked('bulk.remember')[0]?.mapping).toMatchObject({ columns });
});
