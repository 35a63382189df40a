import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { RunNews, RunRowState, SiteRead } from '@shared/ipc/bulk';
import type { ChangeGroup } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

const OPS: SiteRead = {
  ...SITE,
  project: { ...SITE.project, id: '10001', key: 'OPS', name: 'Operations' },
  types: SITE.types.map((type) => ({ ...type, fields: type.fields.filter(({ fieldId }) => fieldId !== 'labels') })),
};
const HEADER = ['Title', 'Kind', 'Area', 'Owner', 'Due date', 'Description', 'Memo'];

let events: SheetEvent[];
let news: RunNews;
let main: FakeMain;
let user: ReturnType<typeof userEvent.setup>;

const row = (number: number, state: RunRowState['state'], issueKey: string | null = null): RunRowState => ({
  row: number,
  changeId: `change-${String(number)}`,
  groupId: 'group',
  state,
  issueKey,
  failure: null,
  mayHaveLeft: false,
});
const group = (counts: ChangeGroup['counts']): ChangeGroup => ({
  id: 'group',
  title: 'Clipboard',
  createdAt: 1,
  paused: false,
  total: 1,
  counts,
});

beforeEach(() => {
  events = [];
  news = { since: 1, groups: [], rows: [] };
  user = userEvent.setup();
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([SITE, OPS].map(({ project }) => ({ ...project, typeKey: 'software' }))),
    'bulk.append': ({ at, events: more }) => {
      events.push(...(JSON.parse(more) as SheetEvent[]));
      return succeed(at + 1);
    },
    'bulk.site': ({ projectId }) => succeed(projectId === OPS.project.id ? OPS : SITE),
    'bulk.news': () => succeed(news),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

const clipboardData = (plain: string) => ({
  files: [],
  getData: (type: string) => (type === 'text/plain' ? plain : ''),
});

async function toMap(lines: readonly (readonly string[])[], header = HEADER) {
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: clipboardData([header, ...lines].map((line) => line.join('\t')).join('\n')),
  });
  await user.click(await screen.findByRole('option', { name: /Storefront/ }));
  await screen.findByRole('heading', { name: 'Columns' });
}

async function toGrid(lines: readonly (readonly string[])[], ready: string, header = HEADER) {
  await toMap(lines, header);
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText(ready);
  grid.focus();
  return grid;
}

/** Sends the rows that are ready; main says that these are queued. */
async function begin(...rows: number[]) {
  main.answers['bulk.run'] = () => {
    news = { since: 2, groups: [group({ queued: rows.length })], rows: rows.map((each) => row(each, 'queued')) };
    return succeed(group({ queued: rows.length }));
  };
  await user.click(screen.getByRole('button', { name: /^Create \d+ issue/ }));
  const dialog = await screen.findByRole('dialog', { name: /^Create \d+ issue/ });
  await user.click(within(dialog).getByRole('button', { name: /^Create/ }));
  await screen.findByText(/^0 of \d+ created$/);
}

function created(...rows: number[]) {
  news = {
    since: 3,
    groups: [group({ applied: rows.length })],
    rows: rows.map((each) => row(each, 'applied', `SHOP-${String(each)}`)),
  };
  act(() => main.push('outbox.changed', { site: { accountId: 'account-1', cloudId: 'cloud-1' } }));
}

const FINE = ['Swatches load late', 'Task', 'Checkout', '', '', '', ''];
const cellAt = (grid: HTMLElement, at: number, header: string) =>
  within(within(grid).getAllByRole('row')[at] as HTMLElement).getAllByRole('gridcell')[HEADER.indexOf(header) + 1];

it('begins to write with a letter, n and digits among them, where values may begin so', async () => {
  const grid = await toGrid([['One', 'Task', '', '', 'soon', '', '']], '0 of 1 ready');
  await user.keyboard('new one');
  expect(await screen.findByRole('textbox', { name: 'Summary, editing' })).toHaveValue('new one');
  await user.keyboard('{Enter}{F8}');
  await screen.findByRole('region', { name: 'Problem' });
  await user.keyboard('2026-12-24{Enter}');
  await screen.findByText('1 of 1 ready');
  expect(cellAt(grid, 1, 'Title')).toHaveTextContent('new one');
  expect(cellAt(grid, 1, 'Due date')).toHaveTextContent('2026-12-24');
});

it('takes the closest value with a number where no value begins with one, and with Ctrl everywhere', async () => {
  const grid = await toGrid([['One', 'Task', 'Checkot', '', '', '', '']], '0 of 1 ready');
  await user.keyboard('{F8}');
  await screen.findByRole('region', { name: 'Problem' });
  await user.keyboard('1');
  await screen.findByText('1 of 1 ready');
  expect(cellAt(grid, 1, 'Area')).toHaveTextContent('Checkout');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('0 of 1 ready');
  await user.keyboard('{Control>}1{/Control}');
  await screen.findByText('1 of 1 ready');
});

it('shows a list with one bad entry whole, and saves it as it was', async () => {
  const grid = await toGrid([['One', 'Task', 'Mail, Checkot', '', '', '', '']], '0 of 1 ready');
  await user.keyboard('{ArrowRight}{ArrowRight}{F2}');
  expect(await screen.findByRole('textbox', { name: 'Not read' })).toHaveValue('Checkot');
  await user.click(screen.getByRole('button', { name: /Apply/ }));
  expect(cellAt(grid, 1, 'Area')).toHaveTextContent('Mail, Checkot');
  expect(events).toEqual([]);
  await user.keyboard('{F2}');
  const unread = await screen.findByRole('textbox', { name: 'Not read' });
  await user.clear(unread);
  await user.type(unread, 'Checkout');
  await user.click(screen.getByRole('button', { name: /Apply/ }));
  expect(cellAt(grid, 1, 'Area')).toHaveTextContent('Mail, Checkout');
});

it('breaks a line with Alt+Enter and with Shift+Enter', async () => {
  const grid = await toGrid([['One', 'Task', '', '', '2026-12-03', '', '']], '1 of 1 ready');
  await user.keyboard('{ArrowRight>5/}');
  await user.keyboard('one{Alt>}{Enter}{/Alt}two{Shift>}{Enter}{/Shift}three{Enter}');
  expect(cellAt(grid, 1, 'Description')?.textContent).toBe('one\ntwo\nthree');
});

it('writes on at the end of a text with F2, Enter and two clicks, and over it with a letter, in every kind of cell', async () => {
  const grid = await toGrid([['One', 'Task', '', '', '2026-12-0', 'A long text', '']], '0 of 1 ready');
  const says = (header: string, text: string) => expect(cellAt(grid, 1, header)?.textContent).toBe(text);
  await user.keyboard('{F2}!{Enter}{ArrowUp}{Enter}?{Enter}');
  says('Title', 'One!?');
  await user.dblClick(cellAt(grid, 1, 'Title') as HTMLElement);
  await user.keyboard(' and on{Enter}');
  says('Title', 'One!? and on');
  await user.keyboard('{ArrowRight>4/}{F2}3{Enter}');
  says('Due date', '2026-12-03');
  await user.keyboard('{ArrowUp}05.12.2026{Enter}');
  says('Due date', '05.12.2026');
  await user.keyboard('{ArrowUp}{ArrowRight}{F2}, and more{Enter}');
  says('Description', 'A long text, and more');
  await user.keyboard('{ArrowUp}Short{Enter}');
  says('Description', 'Short');
});

it('shows whom somebody has chosen by name, and keeps who is meant', async () => {
  const grid = await toGrid([['One', 'Task', '', 'Mara Lnd', '', '', '']], '0 of 1 ready');
  await user.keyboard('{F8}');
  await screen.findByRole('region', { name: 'Problem' });
  await user.keyboard('1');
  await screen.findByText('1 of 1 ready');
  expect(cellAt(grid, 1, 'Owner')?.textContent).toBe('Mara Lind');
  await waitFor(() => expect(JSON.stringify(events)).toMatch(/Mara Lind <712020:/));
});

it('keeps what is half written when the screen goes away', async () => {
  await toGrid([FINE], '1 of 1 ready');
  await user.keyboard('half');
  await screen.findByRole('textbox', { name: 'Summary, editing' });
  cleanup();
  await waitFor(() => expect(JSON.stringify(events)).toContain('"after":"half"'));
});

it('stays with who is writing when the run ends', async () => {
  const grid = await toGrid([FINE], '1 of 1 ready');
  await user.keyboard('{Control>}+{/Control}');
  expect(grid).toHaveAttribute('aria-rowcount', '3');
  await begin(2);
  grid.focus();
  await user.keyboard('{ArrowDown}half');
  const box = await screen.findByRole('textbox', { name: 'Summary, editing' });
  created(2);
  expect(await screen.findByText('1 of 1 created')).toBeVisible();
  expect(box).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Show the result' }));
  expect(await screen.findByRole('heading', { name: /1 issue created/ })).toBeVisible();
  await waitFor(() => expect(JSON.stringify(events)).toContain('"after":"half"'));
});

it('undoes nothing in a row that a run has taken, and says so', async () => {
  const grid = await toGrid([FINE, ['Two', 'Task', 'Checkot', '', '', '', '']], '1 of 2 ready');
  await user.keyboard('sent{Enter}mine{Enter}');
  await screen.findByText('1 of 2 ready');
  await begin(2);
  grid.focus();
  await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
  expect(cellAt(grid, 1, 'Title')).toHaveTextContent('sent');
  expect(cellAt(grid, 2, 'Title')).toHaveTextContent('Two');
  expect(await screen.findByText(/Row 2 is on its way to Jira/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
});

it('keeps the project while rows are on their way there', async () => {
  await toGrid([FINE, ['Two', 'Task', 'Checkot', '', '', '', '']], '1 of 2 ready');
  await begin(2);
  await user.click(screen.getByRole('button', { name: 'Map' }));
  expect(await screen.findByRole('combobox', { name: /Project/ })).toBeDisabled();
  expect(screen.getByText(/holds for the rows that are not sent/)).toBeVisible();
});

it('takes what was mapped by hand to another project by the fields’ names, and asks where it has none', async () => {
  // Columns that say nothing would be folded away.
  await toMap([['One', 'Task', 'Checkout', 'Oda Voss', '2026-11-30', 'Text', 'Note']]);
  const choose = async (column: string, field: string) => {
    await user.click(screen.getByRole('combobox', { name: `Field of ${column}` }));
    await user.click(await screen.findByRole('option', { name: field }));
  };
  await choose('Memo', 'Labels');
  await choose('Title', 'Environment');
  const toOps = async () => {
    await user.click(screen.getByRole('combobox', { name: /Project/ }));
    await user.click(await screen.findByRole('option', { name: /Operations/ }));
    return screen.findByRole('dialog', { name: 'Not in Operations' });
  };
  const first = await toOps();
  expect(first).toHaveTextContent(/does not have: Labels\./);
  await user.click(within(first).getByRole('button', { name: 'Back to Storefront' }));
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Field of Memo' })).toHaveValue('Labels'));
  await user.click(within(await toOps()).getByRole('button', { name: 'Use Operations' }));
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Field of Title' })).toHaveValue('Environment'));
  expect(await screen.findByRole('combobox', { name: 'Field of Memo' })).toHaveValue('Leave it out');
});

it('goes on from the map with Ctrl+Enter, also when nothing has the focus', async () => {
  await toMap([FINE]);
  act(() => (document.activeElement as HTMLElement | null)?.blur());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('grid', { name: 'Rows of the sheet' })).toBeVisible();
});

it('says that what no column says is set for all rows, and chooses none of several', async () => {
  await toGrid([['One', 'Checkout']], '0 of 1 ready', ['Title', 'Area']);
  const popover = await screen.findByRole('region', { name: 'Problem' });
  expect(within(popover).queryByRole('button', { name: 'All rows' })).toBeNull();
  await user.click(within(popover).getByRole('button', { name: /^Task/ }));
  await user.click(within(popover).getByRole('button', { name: 'All rows' }));
  await screen.findByText('1 of 1 ready');
});

it('copies, cuts and pastes with the focus on the grid, over it or nowhere, but not out of a text box', async () => {
  const grid = await toGrid([FINE, FINE], '2 of 2 ready');
  const taken: string[] = [];
  const data = { setData: (_type: string, text: string) => taken.push(text) };
  act(() => grid.blur());
  fireEvent.copy(document.body, { clipboardData: data });
  // Where a click has left a caret, the event comes from the text.
  grid.focus();
  fireEvent.copy(cellAt(grid, 1, 'Title')?.firstElementChild ?? grid, { clipboardData: data });
  fireEvent.cut(cellAt(grid, 1, 'Title') ?? grid, { clipboardData: data });
  expect(taken).toEqual(['Swatches load late', 'Swatches load late', 'Swatches load late']);
  await screen.findByText('1 of 2 ready');
  fireEvent.paste(cellAt(grid, 1, 'Title') ?? grid, { clipboardData: clipboardData('Back') });
  await screen.findByText('2 of 2 ready');
  await user.keyboard('{F2}');
  fireEvent.copy(await screen.findByRole('textbox', { name: 'Summary, editing' }), { clipboardData: data });
  expect(taken).toHaveLength(3);
});
