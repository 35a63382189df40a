import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { RecentSheets } from '../../../../../src/renderer/features/bulk-create/start/recent-sheets';
import { renderAtSite } from '../../at-a-site';
import { fakeMain } from '../../fake-bridge';

function draw(count: number) {
  const all = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    fileName: `plan ${String(at + 1)}.csv`,
    rows: 2,
    savedAt: 1_000 - at,
    created: 0,
    open: 0,
  }));
  fakeMain({
    'bulk.sheets': ({ text, most }) => {
      const found = all.filter(({ fileName }) => fileName.includes(text));
      return succeed({ sheets: found.slice(0, most), total: found.length });
    },
  });
  renderAtSite(<RecentSheets onOpen={() => undefined} onRemove={() => undefined} />);
}

const listed = () => screen.queryAllByRole('listitem').length;

it('says how many of three hundred are shown, shows more of them, and finds one by its name', async () => {
  const user = userEvent.setup();
  draw(300);
  expect(await screen.findByRole('heading', { name: 'Recent sheets 300' })).toBeVisible();
  expect(listed()).toBe(50);
  expect(screen.getByText('50 of 300 sheets')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show 50 more' }));
  expect(await screen.findByText('100 of 300 sheets')).toBeVisible();
  expect(listed()).toBe(100);
  await user.type(screen.getByRole('searchbox', { name: 'Find a sheet' }), 'plan 299');
  expect(await screen.findByRole('heading', { name: 'Recent sheets 1' })).toBeVisible();
  expect(screen.getByRole('button', { name: /^plan 299\.csv/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  await user.type(screen.getByRole('searchbox', { name: 'Find a sheet' }), ' and more');
  expect(await screen.findByText('No sheet has “plan 299 and more” in its name.')).toBeVisible();
  await user.clear(screen.getByRole('searchbox', { name: 'Find a sheet' }));
  await waitFor(() => expect(listed()).toBe(50));
});

it('has no box to find a few', async () => {
  draw(3);
  expect(await screen.findByRole('heading', { name: 'Recent sheets 3' })).toBeVisible();
  expect(screen.queryByRole('searchbox')).toBeNull();
});
