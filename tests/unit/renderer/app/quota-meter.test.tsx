import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Output } from '@shared/ipc/contract';
import { succeed } from '@shared/ipc/outcome';
import { StatusLine } from '../../../../src/renderer/app/status-line';
import { pushToCache } from '../../../../src/renderer/app/push-to-cache';
import { quotaWords } from '../../../../src/renderer/app/quota-words';
import { renderAtSite } from '../at-a-site';
import { fakeMain } from '../fake-bridge';

const RESETS_AT = new Date(2026, 8, 1, 13).getTime();
const LIMITS: Output<'app.limits'> = {
  pointsLeft: 48_120,
  pointsAnHour: 65_000,
  learnt: true,
  resetsAt: RESETS_AT,
  waiting: null,
};

function show(limits: Output<'app.limits'>) {
  const main = fakeMain({
    'app.network': () => succeed({ online: true, since: 0 }),
    'app.limits': () => succeed(limits),
    'outbox.list': () => succeed([]),
  });
  return { main, ...renderAtSite(<StatusLine openShortcuts={() => undefined} />) };
}

describe('the quota in the status line', () => {
  it('is the share of the hour that is left, and when it is full again', async () => {
    show(LIMITS);
    const meter = await screen.findByRole('meter', { name: "Share of the hour's points that is left" });
    expect(meter).toHaveAttribute('value', '74');
    expect(meter).toHaveAttribute('aria-valuetext', '48,120 of 65,000 points left, full again at 13:00.');
    expect(screen.getByText('74 % left')).toBeVisible();
    expect(screen.queryByText(/Waiting/)).toBeNull();
  });

  it('says what is waited for, and until when', async () => {
    const until = new Date(2026, 8, 1, 12, 30, 7).getTime();
    show({ ...LIMITS, waiting: { why: 'burst', until, requests: 3 } });
    const waiting = await screen.findByText('Waiting until 12:30:07');
    expect(waiting).toHaveAttribute('title', expect.stringContaining('only so many requests of one kind a second'));
  });

  it('changes when main says so', async () => {
    const { main, client } = show(LIMITS);
    const stop = pushToCache(client);
    await screen.findByText('74 % left');
    main.answers['app.limits'] = () => succeed({ ...LIMITS, pointsLeft: 6_500 });
    main.push('limits.changed', null);
    expect(await screen.findByText('10 % left')).toBeVisible();
    stop();
  });

  it('is nothing once Atlassian says so, whatever was counted here', () => {
    const waiting = { why: 'quota' as const, until: RESETS_AT, requests: 1 };
    expect(quotaWords({ ...LIMITS, waiting })).toMatchObject({
      percent: 0,
      title: expect.stringContaining('0 of 65,000 points left') as string,
    });
  });

  it('is never nothing while there is something, and says where it is our own count', () => {
    expect(quotaWords({ ...LIMITS, pointsLeft: 3 }).percent).toBe(1);
    expect(quotaWords({ ...LIMITS, pointsLeft: 0 }).percent).toBe(0);
    expect(quotaWords({ ...LIMITS, learnt: false }).title).toContain('Atlassian has not named the limit yet.');
  });
});
