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
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { bulkAnswers } from './bulk-answers';

/** Plans that the engine has made and the page has not heard of. */
let slow: (() => void)[];
let isSlow: boolean;
let main: FakeMain;
let user: ReturnType<typeof userEvent.setup>;

const openEngine: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => {
    const tell = (): void => act(() => hear(structuredClone(message)));
    if (isSlow && message.tell === 'planned') slow.push(tell);
    else queueMicrotask(tell);
  });
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

beforeEach(async () => {
  slow = [];
  isSlow = false;
  user = userEvent.setup();
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.append': ({ at }) => succeed(at + 1),
    'bulk.news': () => succeed({ since: 1, groups: [], rows: [] }),
  });
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={openEngine} />);
  await screen.findByText(/Drop a CSV/);
  const lines = ['Title\tKind', 'Swatches load late\tTask'].join('\n');
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? lines : '') },
  });
  await user.click(await screen.findByRole('button', { name: /^Check/ }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the sheet' });
  await screen.findByText('1 of 1 ready');
  grid.focus();
  isSlow = true;
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

const create = () => screen.getByRole('button', { name: /^Create 1 issue/ });
const dialog = () => screen.queryByRole('dialog', { name: /^Create 1 issue/ });

it('can be reached and pressed while the rows are checked, and opens with the check that ends', async () => {
  await user.keyboard('!{Enter}');
  await waitFor(() => expect(slow).toHaveLength(1));
  // By way of the problems.
  await user.keyboard('{F6}{F6}');
  expect(create()).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(create()).toHaveAttribute('aria-busy', 'true');
  expect(dialog()).toBeNull();
  slow.shift()?.();
  expect(await screen.findByRole('dialog', { name: /^Create 1 issue/ })).toBeVisible();
});

it('is taken back by what is done before the check ends', async () => {
  await user.keyboard('!{Enter}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(create()).toHaveAttribute('aria-busy', 'true'));
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(create()).not.toHaveAttribute('aria-busy'));
  slow.shift()?.();
  await waitFor(() => expect(screen.queryByText('Checking')).toBeNull());
  expect(dialog()).toBeNull();
});

it('waits on while a modifier alone is pressed, and a key that is held down presses nothing in what opens', async () => {
  await user.keyboard('!{Enter}{Control>}{Enter}{/Control}{Shift}');
  await waitFor(() => expect(slow).toHaveLength(1));
  expect(create()).toHaveAttribute('aria-busy', 'true');
  slow.shift()?.();
  const opened = await screen.findByRole('dialog', { name: /^Create 1 issue/ });
  const held = new KeyboardEvent('keydown', {
    key: 'Enter',
    ctrlKey: true,
    repeat: true,
    bubbles: true,
    cancelable: true,
  });
  const send = within(opened).getByRole('button', { name: /^Create 1 issue/ });
  fireEvent(send, held);
  expect(send).not.toHaveAttribute('aria-busy');
  expect(main.asked('bulk.run')).toEqual([]);
  expect(opened).toBeVisible();
});

it('says so when the check leaves no row to create', async () => {
  await user.keyboard('{Delete}{Control>}{Enter}{/Control}');
  await waitFor(() => expect(slow).toHaveLength(1));
  slow.shift()?.();
  expect(await screen.findByText('No row is ready to be created')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByText('No row is ready to be created')).toBeNull());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('No row is ready to be created')).toBeVisible();
  expect(dialog()).toBeNull();
});
