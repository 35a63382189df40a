import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import { ChangeToasts } from '../../../../../src/renderer/features/issue/changes/change-toasts';
import { useFollowedChanges } from '../../../../../src/renderer/features/issue/changes/followed-changes';
import { IssuePanel } from '../../../../../src/renderer/features/issue/issue-panel';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, QUEUED } from '../outbox/a-change';
import { anIssue } from './an-issue';

const OFFLINE = { state: 'queued', reason: { kind: 'offline', detail: 'ENOTFOUND' } } as const;
const PRIORITY = { type: 'priority', system: 'priority' };
const CHOICES = [
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
];
const ISSUE = anIssue(
  {
    summary: 'Voucher is lost',
    priority: { id: '3', name: 'Medium' },
    status: { id: '1', name: 'To Do', statusCategory: { key: 'new' } },
    watches: { isWatching: false, watchCount: 0 },
    customfield_10900: {
      id: 4,
      name: 'Time to resolution',
      completedCycles: [],
      ongoingCycle: { breached: false, goalDuration: { millis: 14_400_000, friendly: '4h' } },
    },
  },
  {
    id: '10007',
    key: 'SHOP-7',
    names: { summary: 'Summary', priority: 'Priority', customfield_10900: 'Time to resolution' },
    schema: { priority: PRIORITY, customfield_10900: { type: 'sd-servicelevelagreement' } },
  },
);

let main: FakeMain;
let outbox: Change[];

beforeEach(() => {
  useFollowedChanges.setState({ changes: [] });
  outbox = [];
  main = fakeMain({
    'issues.get': () => fresh(ISSUE),
    'issues.comments': () => fresh([]),
    'outbox.list': () => succeed(outbox),
    'changes.loadComments': () => succeed([]),
    'changes.saveComment': () => succeed(null),
    'changes.transitions': () => fresh([]),
    'changes.editFields': () =>
      fresh([
        {
          fieldId: 'priority',
          key: 'priority',
          name: 'Priority',
          schema: PRIORITY,
          required: false,
          hasDefaultValue: false,
          operations: ['set'],
          allowedValues: CHOICES,
        },
      ]),
    'changes.add': ({ input }) => {
      const added = aChange(`added-${outbox.length}`, OFFLINE, {
        kind: input.kind,
        body: JSON.parse(JSON.stringify(input)) as JsonObject,
      });
      outbox = [added, ...outbox];
      return succeed(added);
    },
    'outbox.discard': ({ changeId }) => {
      const given = outbox.find(({ id }) => id === changeId);
      outbox = outbox.filter(({ id }) => id !== changeId);
      return succeed({ ...(given ?? aChange(changeId, QUEUED)), status: { state: 'discarded' } });
    },
  });
});

async function open() {
  renderAtSite(
    <>
      <button type="button">Search or run</button>
      <IssuePanel issueKey="SHOP-7" onBack={() => undefined} wide />
      <ChangeToasts />
    </>,
  );
  await screen.findByRole('heading', { name: 'Voucher is lost' });
  return userEvent.setup();
}

const panel = () => screen.getByRole('region', { name: 'Issue SHOP-7' });

describe('the focus', () => {
  it('stays with the issue after a key, a choice and Escape, whatever was pressed before', async () => {
    const user = await open();
    for (const begins of [() => panel().focus(), () => (document.activeElement as HTMLElement).blur()]) {
      act(begins);
      await user.keyboard('p');
      await screen.findByRole('dialog', { name: 'Edit Priority' });
      await user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Edit Priority' })).toBeNull());
      await waitFor(() => expect(document.activeElement).not.toBe(document.body));
      expect(panel()).toContainElement(document.activeElement as HTMLElement);
      expect(screen.getByRole('button', { name: 'Back' })).not.toHaveFocus();
      expect(screen.getByRole('button', { name: 'Search or run' })).not.toHaveFocus();
    }
  });

  it('goes back to the pencil that opened an editor', async () => {
    const user = await open();
    const pencil = screen.getByRole('button', { name: 'Edit Priority' });
    act(() => pencil.focus());
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Edit Priority' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Edit Priority' })).toHaveFocus());
  });

  it('goes back to the menu of the issue when a dialog from it is sent with Ctrl Enter', async () => {
    const user = await open();
    act(() => screen.getByRole('button', { name: 'More' }).focus());
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: 'Log work' }));
    await user.type(await screen.findByRole('textbox', { name: /Time spent/ }), '30m');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(main.asked('changes.add')).toMatchObject([{ input: { kind: 'worklog', timeSpentSeconds: 1800 } }]),
    );
    await waitFor(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus());
  });
});

describe('what waits', () => {
  it('shows a queued file among the attachments, with its size and the way back', async () => {
    const body = { kind: 'attach', name: 'basket.har', size: 12_300 };
    outbox = [aChange('file', OFFLINE, { kind: 'attach', title: 'Attachment: + basket.har', body })];
    const user = await open();
    const files = await screen.findByRole('region', { name: 'Attachments' });
    expect(files).toHaveTextContent(/basket\.har\s*12 kB · Waiting to be sent/);
    await user.click(within(files).getByRole('button', { name: 'Do not attach basket.har' }));
    expect(main.asked('outbox.discard')).toMatchObject([{ changeId: 'file' }]);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Attachments' })).toBeNull());
  });

  it('is named whole in the strip, and counted where it is too much', async () => {
    outbox = Array.from({ length: 8 }, (_, index) => aChange(`${7 - index}`, OFFLINE));
    const user = await open();
    await screen.findByText('8 changes waiting:');
    expect(screen.queryByText(/Title of 0/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(screen.getByText(/Title of 0 · Title of 1/)).toBeVisible();
  });

  it('is told in the toast of watching', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Watch' }));
    expect(await screen.findByText('SHOP-7: You watch it. Waits to be sent')).toBeVisible();
  });
});

it('folds a long JSON value into a line, and shows it whole when asked', async () => {
  const user = await open();
  expect(screen.queryByText(/"breached"/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show JSON' }));
  expect(await screen.findByRole('group', { name: 'JSON' })).toHaveTextContent('"breached": false');
  expect(screen.queryByRole('dialog', { name: 'Edit Time to resolution' })).toBeNull();
});
