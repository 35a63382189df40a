import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { BulkCreatePage } from '../../../../../src/renderer/features/bulk-create/bulk-create-page';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { useOpenSheet } from '../../../../../src/renderer/features/bulk-create/open-sheet';
import { answer, SITE } from '../../../../support/bulk/sample-site';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => act(() => hear(structuredClone(message)))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

let main: FakeMain;

beforeEach(() => {
  main = fakeMain({
    'app.network': () => succeed({ online: true, since: 0 }),
    'bulk.sheets': () => succeed({ sheets: [], total: 0 }),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.start': () => succeed(null),
    'bulk.append': ({ at }) => succeed(at + 1),
    'bulk.saveSettings': () => succeed(null),
    'bulk.site': () => succeed(SITE),
    'bulk.known': () => succeed([]),
    'bulk.memory': () => succeed(null),
    'bulk.remember': () => succeed(null),
    'bulk.terms': () => succeed({ perRequest: 50, pointsPerIssue: 1, issuesPerSecond: 20 }),
    'bulk.lookUp': ({ questions }) =>
      succeed(Object.fromEntries(questions.map((question) => [question.key, answer(question)]))),
    'bulk.news': () => succeed({ since: 1, groups: [], rows: [] }),
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
  await user.click(screen.getByRole('switch', { name: 'First row is data' }));
  expect(await screen.findByRole('combobox', { name: 'Field of Column B' })).toHaveValue('Issue type');
  expect(screen.getByRole('combobox', { name: 'Field of Column C' })).toHaveValue('Priority');
  expect(screen.queryByText(/looks like data/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /Check 3 rows/ }));
  await screen.findByText('0 of 3 ready');
  expect(main.asked('bulk.remember')).toHaveLength(0);
});

it('takes the first row back as the names', async () => {
  const user = await toMap('Fix the voucher\tTask\tHigh', 'Fix the basket\tTask\tLow');
  await user.click(await screen.findByRole('switch', { name: 'First row is data' }));
  await screen.findByRole('combobox', { name: 'Field of Column A' });
  await user.click(screen.getByRole('switch', { name: 'First row is data' }));
  expect(await screen.findByRole('combobox', { name: 'Field of Fix the voucher' })).toBeVisible();
});
