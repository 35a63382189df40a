import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  user = userEvent.setup();
  fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.readFile': ({ name }) =>
      succeed({
        fileName: name,
        tables: [
          {
            name: 'Sheet 1',
            rows: 1,
            columns: 2,
            table: JSON.stringify({
              header: ['Title', 'Kind'],
              rows: [{ line: 2, cells: ['Other', 'Task'] }],
              notes: [],
            }),
          },
        ],
      }),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

const pasteText = (text: string) =>
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? text : '') },
  });

async function toGrid(...lines: readonly string[]) {
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  pasteText(lines.join('\n'));
  await screen.findByRole('heading', { name: 'Columns' });
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText(/of \d+ ready/);
  grid.focus();
  return grid;
}

const textOf = (grid: HTMLElement, at: number, column: number) =>
  within(within(grid).getAllByRole('row')[at] as HTMLElement).getAllByRole('gridcell')[column + 1]?.textContent;
const bar = () => screen.queryByRole('search', { name: 'Find and replace' });

it('tells how many cells were replaced by hand, and Ctrl+Z and Escape act on the rows and the bar at once', async () => {
  const grid = await toGrid('Title\tKind', 'Mix 1\tTask', 'Mix 2\tTask');
  await user.click(screen.getByRole('button', { name: 'Find and replace' }));
  expect(screen.getByRole('textbox', { name: 'Find' })).toHaveFocus();
  await user.keyboard('mix');
  await user.type(screen.getByRole('textbox', { name: 'Replace with' }), 'Nix');
  await user.click(screen.getByRole('button', { name: 'Replace in 2 cells' }));
  expect(textOf(grid, 1, 0)).toBe('Nix 1');
  expect(await screen.findByText('2 cells replaced')).toBeVisible();
  expect(grid).toHaveFocus();
  await user.keyboard('{Control>}z{/Control}');
  expect(textOf(grid, 1, 0)).toBe('Mix 1');
  await waitFor(() => expect(screen.queryByText('2 cells replaced')).toBeNull());
  await user.keyboard('{Escape}');
  expect(bar()).toBeNull();
  await user.keyboard('{Control>}f{/Control}');
  expect(screen.getByRole('textbox', { name: 'Find' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(bar()).toBeNull();
  expect(grid).toHaveFocus();
});

it('takes back what was replaced with the button of the note, and leaves the focus in the rows', async () => {
  const grid = await toGrid('Title\tKind', 'Mix 1\tTask');
  await user.keyboard('{Control>}f{/Control}mix');
  await user.click(screen.getByRole('button', { name: 'Replace in 1 cell' }));
  expect(textOf(grid, 1, 0)).toBe(' 1');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(textOf(grid, 1, 0)).toBe('Mix 1');
  expect(grid).toHaveFocus();
});

it('leaves the focus in the rows when a note is dismissed by the mouse', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask');
  await user.keyboard('{F8}');
  await screen.findByText('No problem is left in these rows');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(grid).toHaveFocus();
});

it('hears the keys of the rows where nothing has the focus, and Tab is left alone', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask', 'Two\tTask');
  act(() => grid.blur());
  expect(document.body).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(grid).toHaveFocus();
  act(() => grid.blur());
  await user.keyboard('x{Enter}');
  expect(textOf(grid, 2, 0)).toBe('x');
  act(() => grid.blur());
  await user.tab();
  expect(grid).not.toHaveFocus();
});

it('says that pasted columns go nowhere yet, and leads to where that is said', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask');
  pasteText('A\tTask\tmore\tyet');
  expect(await screen.findByText('2 columns were added, which go nowhere yet')).toBeVisible();
  expect(textOf(grid, 1, 2)).toBe('more');
  await user.click(screen.getByRole('button', { name: 'Map them' }));
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Field of Column 3' })).toHaveFocus());
});

it('pastes all rows while a filter is on, and says where those are that had no place', async () => {
  const grid = await toGrid('Title\tKind', '\tTask', 'Two\tTask');
  await user.click(screen.getByRole('button', { name: /^Ready/ }));
  expect(grid).toHaveAttribute('aria-rowcount', '2');
  grid.focus();
  pasteText('A\tTask\nB\tTask\nC\tTask');
  expect(await screen.findByText('2 rows were added at the end of the sheet')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Undo: Paste 3 × 2 cells' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^All/ }));
  expect([1, 2, 3, 4].map((at) => textOf(grid, at, 0))).toEqual(['Required', 'A', 'B', 'C']);
});

it('leads from the head of a column to the line that says what it is for', async () => {
  await toGrid('Title\tKind\tMemo', 'One\tTask\tx');
  await user.click(screen.getByRole('button', { name: /^Memo/ }));
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Field of Memo' })).toHaveFocus());
});

it('goes round the rows, the problems, Create and the tabs with F6, and back with Shift', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask', '\tTask');
  const places = [
    () => within(screen.getByRole('complementary', { name: 'Problems' })).getAllByRole('button')[0],
    () => screen.getByRole('button', { name: /^Create 1 issue/ }),
    () => screen.getByRole('button', { name: /^All/ }),
    () => grid,
  ];
  for (const place of places) {
    await user.keyboard('{F6}');
    expect(place()).toHaveFocus();
  }
  for (const place of places.slice(0, -1).toReversed()) {
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(place()).toHaveFocus();
  }
});

it('comes to a note with F6 as well, and from there round again', async () => {
  await toGrid('Title\tKind', 'One\tTask', '\tTask');
  await user.keyboard('{Control>}f{/Control}One');
  await user.type(screen.getByRole('textbox', { name: 'Replace with' }), 'Uno');
  await user.click(screen.getByRole('button', { name: 'Replace in 1 cell' }));
  await screen.findByText('1 cell replaced');
  await user.keyboard('{F6}{F6}');
  expect(screen.getByRole('region', { name: 'Notifications' })).toHaveFocus();
  await user.keyboard('{F6}');
  expect(screen.getByRole('button', { name: /^Create 1 issue/ })).toHaveFocus();
});

it('asks whether another file that is dropped is to be opened in the place of the sheet', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask');
  // A note that stands there is no question.
  await user.keyboard('{F8}');
  await screen.findByText('No problem is left in these rows');
  const drop = () =>
    fireEvent.drop(grid, { dataTransfer: { types: ['Files'], files: [new File(['Title,Kind'], 'other.csv')] } });
  drop();
  const dialog = await screen.findByRole('dialog', { name: 'Open other.csv?' });
  expect(dialog).toHaveTextContent('Clipboard stays in Recent sheets.');
  await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Open other.csv?' })).toBeNull());
  expect(grid).toBeVisible();
  drop();
  await user.click(await screen.findByRole('button', { name: 'Open other.csv' }));
  expect(await screen.findByRole('region', { name: 'Bulk create from other.csv' })).toBeVisible();
});
