import { describe, expect, it } from 'vitest';
import type { Output } from '@shared/ipc/contract';
import { siteTrouble, siteTroubleWords } from '../../../../../src/renderer/features/outbox/site-trouble';

const AT = new Date(2026, 8, 1, 14, 5).getTime();
const ONLINE = { online: true, since: 0 };
const OFFLINE = { online: false, since: AT };
const limits = (waiting: Output<'app.limits'>['waiting']): Output<'app.limits'> => ({
  pointsLeft: 1,
  pointsAnHour: 2,
  learnt: true,
  resetsAt: AT,
  waiting,
});
const wordsOf = (...[state, gone, network, waiting]: Parameters<typeof given>): string | null => {
  const trouble = given(state, gone, network, waiting);
  return trouble === null ? null : siteTroubleWords(trouble);
};
const given = (
  state: 'ready' | 'signed-out' | 'client-refused',
  gone: true | undefined,
  network: typeof ONLINE,
  waiting: Output<'app.limits'>['waiting'] = null,
) => siteTrouble({ state }, { gone }, network, limits(waiting));

describe('why nothing of a site is sent', () => {
  it('is told once for all changes that wait, by what lasts longest', () => {
    expect(wordsOf('signed-out', true, OFFLINE)).toBe('no access to the site');
    expect(wordsOf('signed-out', undefined, OFFLINE)).toBe('signed out');
    expect(wordsOf('ready', undefined, OFFLINE)).toBe('offline since 14:05');
    expect(wordsOf('ready', undefined, ONLINE, { why: 'maintenance', until: AT, requests: 0 })).toBe(
      'Jira is down for maintenance, next try 14:05',
    );
    expect(wordsOf('ready', undefined, ONLINE, { why: 'quota', until: AT, requests: 0 })).toBe(
      'hourly quota used up, until 14:05',
    );
  });

  it('is nothing while all is well, or one endpoint alone is asked to wait', () => {
    expect(wordsOf('ready', undefined, ONLINE)).toBeNull();
    expect(wordsOf('ready', undefined, ONLINE, { why: 'burst', until: AT, requests: 2 })).toBeNull();
    expect(siteTrouble({ state: 'ready' }, {}, undefined, undefined)).toBeNull();
  });
});
