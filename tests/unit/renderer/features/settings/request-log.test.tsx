import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Output } from '@shared/ipc/contract';
import { succeed } from '@shared/ipc/outcome';
import { pushToCache } from '../../../../../src/renderer/app/push-to-cache';
import { RequestLog } from '../../../../../src/renderer/features/settings/request-log';
import { renderAtSite } from '../../at-a-site';
import { fakeMain } from '../../fake-bridge';

const CALL: Output<'settings.requests'>[number] = {
  at: new Date(2026, 8, 1, 12, 0, 5).getTime(),
  method: 'POST',
  path: '/ex/jira/cloud-1/rest/api/3/issue',
  status: 201,
  milliseconds: 240,
  tries: 2,
  points: 1,
  waited: 1_104,
  why: 'this endpoint takes only so many requests a second',
  note: null,
  curl: 'curl --header "Authorization: Bearer $TOKEN"',
};

describe('the request log', () => {
  it('shows each call with its points, what it waited for, and a command line to copy', async () => {
    const main = fakeMain({ 'settings.requests': () => succeed([CALL]), 'app.copy': () => succeed(null) });
    renderAtSite(<RequestLog />);
    const row = await screen.findByRole('row', { name: /POST \/rest\/api\/3\/issue/ });
    const cells = within(row).getAllByRole('cell');
    expect(cells.slice(2, 7).map((cell) => cell.textContent)).toEqual(['201', '240', '2', '1', '1,104 ms']);
    expect(row).toHaveTextContent('waited: this endpoint takes only so many requests a second');
    await userEvent.click(within(row).getByRole('button', { name: 'Copy as cURL' }));
    expect(main.asked('app.copy')).toEqual([{ text: CALL.curl }]);
  });

  it('is live: a new call is there as soon as main tells of it', async () => {
    const main = fakeMain({ 'settings.requests': () => succeed([CALL]) });
    const { client } = renderAtSite(<RequestLog />);
    const stop = pushToCache(client);
    await screen.findByRole('row', { name: /POST/ });
    main.answers['settings.requests'] = () =>
      succeed([
        { ...CALL, at: CALL.at + 1, method: 'GET', status: null, note: 'ECONNRESET', why: null, waited: 0 },
        CALL,
      ]);
    main.push('requests.changed', null);
    expect(await screen.findByRole('row', { name: /GET .* none .* ECONNRESET/ })).toBeVisible();
    stop();
  });
});
