import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSettings } from '@shared/bulk/sheet-settings';
import { succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
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

let kept: JsonObject;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  user = userEvent.setup();
  kept = {};
  fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.saveSettings': ({ settings }) => {
      kept = settings;
      return succeed(null);
    },
    'changes.linkTypes': () => new Promise(() => undefined),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

async function toMap(...lines: readonly string[]) {
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? lines.join('\n') : '') },
  });
  await screen.findByRole('heading', { name: 'Columns' });
}

async function toGrid(...lines: readonly string[]) {
  await toMap(...lines);
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText(/of \d+ ready/);
  grid.focus();
  return grid;
}

const cell = (grid: HTMLElement, at: number, column: number) =>
  within(within(grid).getAllByRole('row')[at] as HTMLElement).getAllByRole('gridcell')[column + 1] as HTMLElement;
const head = (name: RegExp) => screen.getByRole('columnheader', { name });

it('shows in a cell what its text is mapped to, and says what stands in the file', async () => {
  await toMap('Title\tKind\tPriority', 'One\tTask\tP1', 'Two\tTask\tHigh');
  await user.click(screen.getByRole('button', { name: 'Use Highest' }));
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText('2 of 2 ready');
  expect(cell(grid, 1, 2)).toHaveTextContent(/^Highest ← P1$/);
  expect(cell(grid, 1, 2)).toHaveAttribute('title', 'The file says “P1”, which is mapped to “Highest”.');
  expect(cell(grid, 2, 2)).toHaveTextContent(/^High$/);
});

it('shows in an empty cell what all rows get that say nothing', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask', 'Two\t');
  const panel = screen.getByRole('complementary', { name: 'Problems' });
  await user.click(within(panel).getByRole('button', { name: 'Go to the cell' }));
  act(() => {
    const session = useOpenSheet.getState().session;
    const mapping = session?.store.getState().settings.mapping;
    if (mapping != null) session?.setMapping({ ...mapping, issueType: 'Story' });
  });
  await screen.findByText('2 of 2 ready');
  expect(cell(grid, 2, 1)).toHaveTextContent(/^Story$/);
  expect(cell(grid, 2, 1)).toHaveAttribute('title', 'The row says nothing: all such rows get “Story”.');
});

it('makes a column wider and narrower by the keys, and keeps that with the sheet', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask');
  const before = Number.parseFloat(head(/^Kind/).style.width);
  await user.keyboard('{ArrowRight}{Alt>}{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}{/Alt}');
  expect(head(/^Kind/).style.width).toBe(`${String(before + 24)}px`);
  expect(cell(grid, 1, 1).style.width).toBe(`${String(before + 24)}px`);
  await waitFor(() => expect(readSettings(kept).widths).toEqual({ '1': before + 24 }));
});

it('makes a column wider by its edge, and as wide as its text with a double-click', async () => {
  await toGrid('Title\tKind', 'One\tTask');
  const before = head(/^Kind/).style.width;
  const edge = head(/^Kind/).querySelector('[aria-hidden][title]');
  if (edge === null) throw new Error('no edge');
  fireEvent.pointerDown(edge, { button: 0, clientX: 300, pointerId: 1 });
  fireEvent.pointerMove(edge, { clientX: 350, pointerId: 1 });
  expect(head(/^Kind/).style.width).toBe(`${String(Number.parseFloat(before) + 50)}px`);
  fireEvent.pointerUp(edge, { clientX: 360, pointerId: 1 });
  expect(head(/^Kind/).style.width).toBe(`${String(Number.parseFloat(before) + 60)}px`);
  fireEvent.doubleClick(edge);
  expect(head(/^Kind/).style.width).toBe(before);
  await waitFor(() => expect(readSettings(kept).widths).toEqual({}));
});

it('keeps the summary beside the state of the row', async () => {
  const grid = await toGrid('Kind\tTitle\tArea', 'Task\tOne\tCheckout');
  expect(cell(grid, 1, 1).className).toMatch(/frozen/);
  expect(head(/^Title/).className).toMatch(/frozen/);
  expect(cell(grid, 1, 0).className).not.toMatch(/frozen/);
});

it('edits the cell of the first click, where the grid has moved under the second', async () => {
  const grid = await toGrid('Title\tKind\tMemo', 'One\tTask\tx');
  fireEvent.mouseDown(cell(grid, 1, 0), { button: 0, detail: 1 });
  fireEvent.mouseDown(cell(grid, 1, 2), { button: 0, detail: 2 });
  fireEvent.doubleClick(cell(grid, 1, 2));
  expect(await screen.findByRole('textbox', { name: 'Summary, editing' })).toHaveValue('One');
});

it('keeps what is written in a cell when the palette is asked for, and lets the key through', async () => {
  const grid = await toGrid('Title\tKind', 'One\tTask');
  let heard = 0;
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'k' && event.ctrlKey) heard += 1;
  };
  window.addEventListener('keydown', hear);
  await user.keyboard('New{Control>}k{/Control}');
  window.removeEventListener('keydown', hear);
  expect(heard).toBe(1);
  expect(screen.queryByRole('textbox', { name: 'Summary, editing' })).toBeNull();
  expect(cell(grid, 1, 0)).toHaveTextContent('New');
});

it('does not say of a row of the sheet that it is no issue', async () => {
  await toGrid('Title\tKind\tParent', 'One\tEpic\t', 'Two\tTask\t#2');
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{F2}');
  expect(await screen.findByText(/The cell says “#2”/)).toBeVisible();
  expect(screen.queryByText(/not an issue key/)).toBeNull();
});

it('goes into the editor of links though its types are not read yet', async () => {
  const grid = await toGrid('Title\tKind\tLinked issues', 'One\tTask\t');
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  await waitFor(() => expect(grid).not.toHaveFocus());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(grid).toHaveFocus());
});

it('folds columns that go nowhere or say nothing, where there are many of them', async () => {
  const more = ['Zq1', 'Zq2', 'Zq3', 'Zq4'];
  await toMap(['Title', 'Kind', ...more].join('\t'), ['One', 'Task', 'x', 'y', '', ''].join('\t'));
  const fold = await screen.findByRole('button', { name: /Left out or empty/ });
  expect(fold).toHaveTextContent('Zq1, Zq2, Zq3, Zq4');
  expect(screen.queryByRole('combobox', { name: 'Field of Zq1' })).toBeNull();
  expect(screen.getByRole('combobox', { name: 'Field of Title' })).toBeVisible();
  await user.click(fold);
  expect(await screen.findByRole('combobox', { name: 'Field of Zq1' })).toBeVisible();
});
