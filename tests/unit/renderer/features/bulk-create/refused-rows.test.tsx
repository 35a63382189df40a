import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunNews, RunRowState } from '@shared/ipc/bulk';
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

/** An epic with a story under it, and two tasks. */
const PASTE = ['Title\tKind\tParent', 'Wrapping\tEpic\t', 'Paper\tStory\t#2', 'Ribbon\tTask\t', 'Bow\tTask\t'].join(
  '\n',
);
const REASON = 'Begin the summary with the shop.';

const row = (number: number, of: Partial<RunRowState>): RunRowState => ({
  row: number,
  changeId: `change-${String(number)}`,
  groupId: 'group',
  state: 'queued',
  issueKey: null,
  failure: null,
  mayHaveLeft: false,
  ...of,
});
const refused: Partial<RunRowState> = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors: { summary: REASON }, messages: [] },
};

let news: RunNews;
let main: FakeMain;
let user: ReturnType<typeof userEvent.setup>;
const onShowInOutbox = vi.fn<(at: { groupId: string; changeId: string }) => void>();

/** The sheet of these lines, with so many rows. */
async function open(text: string, rows: number): Promise<void> {
  renderAtSite(
    <BulkCreatePage
      onOpenOutbox={() => undefined}
      onShowInOutbox={onShowInOutbox}
      onSearch={() => undefined}
      openEngine={inThread}
    />,
  );
  await screen.findByText(/Drop a CSV/);
  fireEvent.paste(document, {
    clipboardData: { files: [], getData: (type: string) => (type === 'text/plain' ? text : '') },
  });
  await user.click(await screen.findByRole('button', { name: new RegExp(`Check ${String(rows)} rows`) }));
}

beforeEach(() => {
  user = userEvent.setup();
  onShowInOutbox.mockReset();
  news = { since: 1, groups: [], rows: [] };
  main = fakeMain({
    ...bulkAnswers(),
    'create.projects': () => fresh([{ ...SITE.project, typeKey: 'software' }]),
    'bulk.news': () => succeed(news),
  });
});
afterEach(() => {
  useOpenSheet.setState({ place: null, session: null });
});

/** The epic and one task are refused; the story waits for the epic. */
async function openRefused(): Promise<void> {
  await open(PASTE, 4);
  await screen.findByText('4 of 4 ready');
  news = {
    since: 2,
    groups: [
      {
        id: 'group',
        title: 'Clipboard',
        createdAt: 1,
        paused: false,
        total: 4,
        counts: { rejected: 2, queued: 1, applied: 1 },
      },
    ],
    rows: [
      row(2, refused),
      row(3, { stands: true }),
      row(4, { state: 'applied', issueKey: 'SHOP-7' }),
      row(5, refused),
    ],
  };
  act(() => main.push('outbox.changed', { site: { accountId: 'account-1', cloudId: 'cloud-1' } }));
  await screen.findByText('2 refused');
}

const panel = () => screen.getByRole('complementary', { name: 'Problems' });
const grid = () => screen.getByRole('grid', { name: 'Rows of the sheet' });

it('has the reasons of refused rows in the panel, in words, and as many rows as its tab says', async () => {
  await openRefused();
  expect(panel()).toHaveTextContent('3 rows');
  expect(
    within(screen.getByRole('group', { name: 'Show rows' })).getByRole('button', { name: /Problems/ }),
  ).toHaveAccessibleName(/3/);
  // The two that are refused alike, and the one that waits.
  expect(screen.getByRole('button', { name: 'Problems (2)' })).toBeInTheDocument();
  expect(panel()).toHaveTextContent(`Rows 2, 5. `);
  expect(panel()).toHaveTextContent(REASON);
  expect(panel()).toHaveTextContent('Waits for parent');
  expect(within(grid()).getByText('Waits for parent')).toBeVisible();
  expect(screen.getByText('1 waits for its parent')).toBeVisible();
});

it('goes from one refused row to the next with the key to the next problem', async () => {
  await openRefused();
  grid().focus();
  await user.keyboard('{F8}');
  await waitFor(() => expect(grid().getAttribute('aria-activedescendant')).toMatch(/-3-0$/));
  await user.keyboard('{F8}');
  await waitFor(() => expect(grid().getAttribute('aria-activedescendant')).toMatch(/-0-0$/));
  expect(screen.queryByText('No problem is left in these rows')).toBeNull();
});

it('says there and then why a row is refused, and opens the outbox at it', async () => {
  await openRefused();
  await user.click(within(grid()).getAllByRole('button', { name: 'Refused' })[1] ?? grid());
  const why = await screen.findByRole('dialog', { name: 'Refused, row 5' });
  expect(why).toHaveTextContent(REASON);
  await user.click(within(why).getByRole('button', { name: 'Show it in the outbox' }));
  expect(onShowInOutbox).toHaveBeenCalledWith(expect.objectContaining({ groupId: 'group', changeId: 'change-5' }));
});

it('counts rows of a file of results that are in Jira as created, and holds none of them back', async () => {
  const lines = ['Title\tKind\tJira key\tJira link\tOutcome\tReason'];
  for (const at of [1, 2, 3]) lines.push(`Row ${String(at)}\tTask\tSHOP-${String(at)}\t\tCreated\t`);
  lines.push('Row 4\tTask\t\t\tRefused\tNo.', 'Row 5\tTsak\t\t\tNot ready\tNo.');
  await open(lines.join('\n'), 5);
  await screen.findByText('1 of 5 ready');
  expect(screen.getByText('1 held back by problems')).toBeVisible();
  expect(panel()).toHaveTextContent('1 row');
  expect(
    within(screen.getByRole('group', { name: 'Show rows' })).getByRole('button', { name: /Problems/ }),
  ).toHaveAccessibleName(/1/);
  expect(panel()).toHaveTextContent('They are in Jira already, and are not created again.');
});
