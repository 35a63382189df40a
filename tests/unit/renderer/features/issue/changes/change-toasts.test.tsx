import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Change, ChangeState } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { pushToCache } from '../../../../../../src/renderer/app/push-to-cache';
import { ChangeToasts } from '../../../../../../src/renderer/features/issue/changes/change-toasts';
import { useFollowedChanges } from '../../../../../../src/renderer/features/issue/changes/followed-changes';
import { ACCOUNT, renderAtSite, SITE } from '../../../at-a-site';
import { fakeMain, type FakeMain } from '../../../fake-bridge';
import { aChange, APPLIED, QUEUED, REFUSED } from '../../outbox/a-change';

const BODY = {
  kind: 'edit',
  fields: [
    {
      fieldId: 'priority',
      name: 'Priority',
      schema: { type: 'priority', system: 'priority' },
      operations: ['set'],
      base: { id: '3', name: 'Medium' },
      mine: { id: '2', label: 'High' },
    },
  ],
};

let main: FakeMain;
let outbox: Change[];

beforeEach(() => {
  useFollowedChanges.setState({ changes: [] });
  outbox = [aChange('a', QUEUED, { body: BODY })];
  main = fakeMain({
    'outbox.list': () => succeed(outbox),
    'outbox.discard': () => succeed(aChange('a', { state: 'discarded' }, { body: BODY })),
    'changes.add': ({ input }) => {
      const added = aChange('b', QUEUED, { body: JSON.parse(JSON.stringify(input)) as Change['body'] });
      outbox = [added, ...outbox];
      return succeed(added);
    },
  });
});

async function followed() {
  const view = renderAtSite(<ChangeToasts />);
  pushToCache(view.client);
  act(() => useFollowedChanges.getState().follow(aChange('a', QUEUED, { body: BODY }), '10007'));
  await screen.findByText('SHOP-7: Priority → High');
}

function becomes(status: ChangeState): void {
  outbox = [aChange('a', status, { body: BODY })];
  act(() => main.push('outbox.changed', { site: { accountId: ACCOUNT.id, cloudId: SITE.cloudId } }));
}

it('takes a change back that waits, and says so in the same toast', async () => {
  const user = userEvent.setup();
  await followed();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('SHOP-7: Priority → High, not sent');
  expect(main.asked('outbox.discard')).toMatchObject([{ changeId: 'a' }]);
  expect(screen.getAllByText(/^SHOP-7: Priority/)).toHaveLength(1);
});

it('offers the way back once Jira has it: a new change, with a toast of its own', async () => {
  const user = userEvent.setup();
  await followed();
  becomes(APPLIED);
  await user.click(await screen.findByRole('button', { name: 'Set back to Medium' }));
  await screen.findByText('SHOP-7: Priority → Medium');
  // It takes the place of the one before: one issue, one toast.
  await waitFor(() => expect(screen.queryByText('SHOP-7: Priority → High')).toBeNull());
  expect(main.asked('changes.add')).toMatchObject([
    {
      issue: { id: '10007', key: 'SHOP-7' },
      input: { kind: 'edit', fields: [{ mine: { id: '3', label: 'Medium' } }] },
    },
  ]);
});

it('offers no way back where somebody else had written in between', async () => {
  await followed();
  const theirs = { fieldId: 'priority', name: 'Priority', schema: { type: 'priority' }, by: 'Jo', at: null };
  becomes({ ...APPLIED, overtaken: [{ ...theirs, base: null, mine: null, theirs: null }] } as ChangeState);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
  expect(screen.getByText('SHOP-7: Priority → High')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Set back/ })).toBeNull();
});

it('tells a refusal in the same toast, and leads to the outbox', async () => {
  await followed();
  becomes(REFUSED);
  await screen.findByText('Open outbox');
  expect(screen.getAllByText(/^SHOP-7: Priority/)).toHaveLength(1);
});
