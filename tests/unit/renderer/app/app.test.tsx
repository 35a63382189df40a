import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '@shared/ipc/account';
import type { Output } from '@shared/ipc/contract';
import { fail, succeed } from '@shared/ipc/outcome';
import { App } from '../../../../src/renderer/app/app';
import { createQueryClient } from '../../../../src/renderer/app/query-client';
import { ACCOUNT, SITE } from '../at-a-site';
import { fakeMain, type FakeMain } from '../fake-bridge';

let main: FakeMain;
let accounts: Account[];
let protection: Output<'protection.get'>;

beforeEach(() => {
  accounts = [];
  protection = { mode: 'keyring', locked: false, reason: null, keyringAvailable: true };
  main = fakeMain({
    'accounts.list': () => succeed(accounts),
    'protection.get': () => succeed(protection),
    'workspace.get': () => succeed(null),
    'workspace.choose': () => succeed(null),
    'connect.app': () => succeed({ configured: false, clientIdHint: null, redirectUri: '', foreignHost: null }),
    'app.info': () =>
      succeed({ version: '1', electron: '45', fallbackRuntime: false, platform: 'linux', userData: '/' }),
  });
});

function start(): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>,
  );
}

describe('what stands between a start and the work', () => {
  it('is the lock whenever secrets cannot be read, also before the first account', async () => {
    protection = { ...protection, locked: true, mode: 'passphrase' };
    start();
    expect(await screen.findByRole('button', { name: 'Enter the passphrase' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Sign in with Atlassian' })).toBeNull();
  });

  it('is no second sign-in for accounts that are connected: their sites are offered', async () => {
    const user = userEvent.setup();
    accounts = [ACCOUNT, { ...ACCOUNT, id: 'account-2', displayName: 'Robot', kind: 'service', sites: [] }];
    start();
    const connected = await screen.findByRole('region', { name: 'Already connected' });
    expect(connected).toHaveTextContent('Oda Voss');
    await user.click(screen.getByRole('button', { name: /Robot/ }));
    expect(screen.getByRole('heading', { name: 'Choose a site' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(screen.getByRole('button', { name: /Shop/ }));
    expect(main.asked('workspace.choose')).toEqual([{ accountId: ACCOUNT.id, cloudId: SITE.cloudId }]);
  });

  it('is the site picker again when the program was closed on it, with the other ways behind Back', async () => {
    const user = userEvent.setup();
    accounts = [ACCOUNT];
    start();
    expect(await screen.findByRole('heading', { name: 'Choose a site' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: 'Sign in with Atlassian' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Already connected' })).toBeVisible();
  });

  it('tries again whatever it was that could not be read', async () => {
    const user = userEvent.setup();
    main.answers['workspace.get'] = () => fail({ kind: 'storage', detail: 'disk' });
    start();
    const retry = await screen.findByRole('button', { name: 'Try again' });
    main.answers['workspace.get'] = () => succeed(null);
    await user.click(retry);
    expect(await screen.findByRole('button', { name: 'Sign in with Atlassian' })).toBeVisible();
    expect(main.asked('accounts.list')).toHaveLength(1);
  });
});
