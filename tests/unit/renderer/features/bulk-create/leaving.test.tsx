import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import { fail, succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type Answers, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

/** How many engines are at work. */
let engines: number;
const inThread: OpenEngine = (hear) => {
  engines += 1;
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => void (engines -= 1) };
};

let events: SheetEvent[];
let main: FakeMain;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  engines = 0;
  events = [];
  user = userEvent.setup();
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.append': ({ at, events: more }) => {
      events.push(...(JSON.parse(more) as SheetEvent[]));
      return succeed(at + 1);
    },
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null, unsaved: [] });
});

async function toGrid(): Promise<HTMLElement> {
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? 'Title\tKind\nOne\tTask' : '') },
  });
  await user.click(await screen.findByRole('button', { name: /^Check 1 row/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText('1 of 1 ready');
  grid.focus();
  return grid;
}

const file = () => within(screen.getByRole('list', { name: 'Steps' })).getByRole('button', { name: 'File' });

/** The disk is full from now on; answers what frees it. */
function fillDisk(): () => void {
  const { 'bulk.append': append, 'bulk.saveSettings': saveSettings } = main.answers;
  const full: Answers = {
    'bulk.append': () => fail({ kind: 'storage', detail: 'database or disk is full' }),
    'bulk.saveSettings': () => fail({ kind: 'storage', detail: 'database or disk is full' }),
  };
  Object.assign(main.answers, full);
  return () => Object.assign(main.answers, { 'bulk.append': append, 'bulk.saveSettings': saveSettings });
}

it('keeps what is being typed in a cell when the window is closed, and takes none of what Escape has given up', async () => {
  await toGrid();
  await user.keyboard('{Enter}');
  await user.clear(screen.getByRole('textbox', { name: 'Summary, editing' }));
  await user.keyboard('Given up{Escape}');
  fireEvent(window, new Event('beforeunload'));
  expect(events).toEqual([]);
  await user.keyboard('{Enter}Half a tho');
  fireEvent(window, new Event('beforeunload'));
  expect(JSON.stringify(events)).toContain('Half a tho');
  expect(screen.getByRole('gridcell', { name: /Half a tho/ })).toBeInTheDocument();
});

it('says on the next page that a sheet could not be written, and has it as it was left', async () => {
  await toGrid();
  const free = fillDisk();
  await user.keyboard('Another name{Enter}');
  await screen.findByText(/database or disk is full/);
  await user.click(file());
  await screen.findByText(/Drop a CSV/);
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent('Clipboard is not saved.');
  expect(notice).toHaveTextContent('database or disk is full');
  await user.click(within(notice).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeEnabled();
  expect(screen.getByRole('alert')).toHaveTextContent('Clipboard is not saved.');

  await user.click(screen.getByRole('button', { name: 'Open it' }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  expect(within(grid).getByRole('gridcell', { name: /Another name/ })).toBeInTheDocument();
  expect(screen.queryByText('Clipboard is not saved.')).toBeNull();
  await user.click(file());
  await screen.findByText('Clipboard is not saved.');
  expect(engines).toBe(1);
  free();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText('Clipboard is not saved.')).toBeNull());
  expect(JSON.stringify(events)).toContain('Another name');
  expect(engines).toBe(0);
});

it('opens a recent sheet as it is in memory where the disk lacks its last steps, until it is forgotten', async () => {
  await toGrid();
  fillDisk();
  await user.keyboard('Another name{Enter}');
  const id = useOpenSheet.getState().session?.store.getState().id ?? '';
  main.answers['bulk.sheets'] = () =>
    succeed({ sheets: [{ id, fileName: 'Clipboard', rows: 1, savedAt: 1, created: 0, open: 0 }], total: 1 });
  await user.click(file());
  await user.click(await screen.findByRole('button', { name: /^Clipboard/ }));
  await screen.findByRole('grid', { name: 'Rows of the sheet' });
  expect(screen.getByRole('gridcell', { name: /Another name/ })).toBeInTheDocument();
  expect(main.asked('bulk.load')).toEqual([]);

  await user.click(file());
  await screen.findByText('Clipboard is not saved.');
  await user.click(screen.getByRole('button', { name: 'Forget Clipboard' }));
  await user.click(await screen.findByRole('button', { name: 'Forget the sheet' }));
  await waitFor(() => expect(screen.queryByText('Clipboard is not saved.')).toBeNull());
  expect(engines).toBe(0);
});
