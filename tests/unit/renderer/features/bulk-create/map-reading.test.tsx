import { act, fireEvent, screen, waitFor } from '@testing-library/react';
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

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

let main: FakeMain;

beforeEach(() => {
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

async function toMap(...lines: readonly string[]) {
  const user = userEvent.setup();
  renderAtSite(<BulkCreatePage onOpenOutbox={() => undefined} onSearch={() => undefined} openEngine={inThread} />);
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? lines.join('\n') : '') },
  });
  await screen.findByRole('heading', { name: 'Columns' });
  return user;
}

async function namesIn(user: ReturnType<typeof userEvent.setup>, name: RegExp): Promise<void> {
  await user.click(await screen.findByRole('combobox', { name: 'Names of the columns' }));
  await user.click(await screen.findByRole('option', { name }));
}

it('asks for the sign of numbers that can be two, and for the unit of durations that have none', async () => {
  const user = await toMap('Title\tKind\tPoints\tEstimate', 'a\tTask\t1.234\t8', 'b\tTask\t\t4');
  expect(await screen.findByText(/Say how numbers and durations are read/)).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /A decimal comma/ }));
  await user.click(screen.getByRole('radio', { name: /Hours: 8 is 8h/ }));
  await waitFor(() => expect(screen.queryByText(/Say how/)).toBeNull());
  await user.click(screen.getByRole('button', { name: /Check 2 rows/ }));
  await screen.findByText('2 of 2 ready');
  expect(main.asked('bulk.remember')).toHaveLength(1);
});

it('shows how an export of Jira was read, to be changed', async () => {
  await toMap('Title\tKind\tOriginal estimate\tDescription', 'a\tTask\t28800\t{{code}} and h2.', 'b\tTask\t5400\t');
  expect(await screen.findByRole('radio', { name: /Seconds: 3600 is 1h/ })).toBeChecked();
  expect(screen.getByRole('button', { name: 'Wiki markup' })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByText(/wiki markup stands in it, like {{code}} and h2\. in row 2/)).toBeVisible();
});

it('makes the first row a row, maps anew, and forgets such columns', async () => {
  const user = await toMap('Fix the voucher\tTask\tHigh', 'Fix the basket\tTask\tLow', 'Fix the mail\tStory\tLow');
  expect(await screen.findByText(/The first row looks like data: “Task” stands in row 2 too/)).toBeVisible();
  await namesIn(user, /^None: the first row is data/);
  expect(await screen.findByRole('combobox', { name: 'Field of Column B' })).toHaveValue('Issue type');
  expect(screen.getByRole('combobox', { name: 'Field of Column C' })).toHaveValue('Priority');
  expect(screen.queryByText(/looks like data/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /Check 3 rows/ }));
  await screen.findByText('0 of 3 ready');
  expect(main.asked('bulk.remember')).toHaveLength(0);
});

it('takes the first row back as the names', async () => {
  const user = await toMap('Fix the voucher\tTask\tHigh', 'Fix the basket\tTask\tLow');
  await namesIn(user, /^None: the first row is data/);
  await screen.findByRole('combobox', { name: 'Field of Column A' });
  await namesIn(user, /^Row 1: Fix the voucher/);
  expect(await screen.findByRole('combobox', { name: 'Field of Fix the voucher' })).toBeVisible();
});

it('finds the names below a title, says what is left out, and takes another row for them', async () => {
  const user = await toMap('Autumn plan 2026', '', 'Title\tKind\tUntil', 'What\tType\tDue', 'Fix it\tTask\t2026-12-01');
  expect(await screen.findByRole('combobox', { name: 'Names of the columns' })).toHaveValue(
    'Row 3: Title, Kind, Until',
  );
  expect(screen.getByText('Row 1 above it is left out')).toBeVisible();
  await namesIn(user, /^Row 4: What, Type, Due/);
  expect(await screen.findByRole('combobox', { name: 'Field of What' })).toHaveValue('Summary');
  expect(screen.getByText('Rows 1 and 3 above it are left out')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Check 1 row/ }));
  expect(await screen.findByText('1 of 1 ready')).toBeVisible();
});

it('does not remember a reading that nobody chose, nor what all rows of the sheet get', async () => {
  const user = await toMap('Title\tKind\tUntil', 'a\tTask\t12/31/2026');
  const parent = await screen.findByRole('textbox', { name: /Parent/ });
  await user.type(parent, 'SHOP-2');
  await user.click(screen.getByRole('button', { name: /Check 1 row/ }));
  await screen.findByText('1 of 1 ready');
  const [{ mapping } = { mapping: {} }] = main.asked('bulk.remember');
  expect(mapping).not.toHaveProperty('parent');
  expect(JSON.stringify(mapping)).not.toContain('month-first');
  expect(mapping).toMatchObject({
    columns: [{ header: 'Title' }, { header: 'Kind' }, { header: 'Until', field: 'duedate' }],
  });
});

it('takes nothing for all rows, and no reading that the file contradicts, from what it remembers of another', async () => {
  main.answers['bulk.memory'] = () =>
    succeed({
      format: 'workbench-bulk-map',
      version: 1,
      issueType: 'Bug',
      parent: 'SHOP-37',
      columns: [{ header: 'Until', field: 'duedate', name: 'Due date', dates: 'month-first' }],
      defaults: [{ field: 'priority', name: 'Priority', text: 'High' }],
    });
  await toMap('Title\tKind\tUntil', 'a\tTask\t03/04/2026', 'b\tTask\t25/12/2026');
  expect(await screen.findByRole('radio', { name: /^The day first/ })).toBeChecked();
  expect(screen.getByRole('textbox', { name: /Parent/ })).toHaveValue('');
  expect(screen.queryByRole('combobox', { name: /^Priority/ })).toBeNull();
});

it('says which parts of an export of Jira are left out', async () => {
  await toMap('Summary\tIssue Type\tIssue key\tOutward issue link (Blocks)\tComment', 'a\tTask\tOLD-1\tOLD-2\thello');
  expect(await screen.findByText(/^Links and comments of this Jira export are left out/)).toBeVisible();
});

it('goes on in the field that was chosen for all rows', async () => {
  const user = await toMap('Title\tKind', 'a\tTask');
  const another = await screen.findByRole('combobox', { name: 'Another field' });
  await user.click(another);
  await user.click(await screen.findByRole('option', { name: /^Due date/ }));
  const added = await screen.findByRole('textbox', { name: /^Due date/ });
  await waitFor(() => expect(added).toHaveFocus());
});

it('says that rows fill a field in two columns, before the grid does', async () => {
  const user = await toMap('Title\tOther words\tKind', 'a\tb\tTask', 'c\t\tTask');
  await user.click(await screen.findByRole('combobox', { name: 'Field of Other words' }));
  await user.click(await screen.findByRole('option', { name: /^Summary/ }));
  expect(await screen.findByText('1 row says Summary in two columns.')).toBeVisible();
});
