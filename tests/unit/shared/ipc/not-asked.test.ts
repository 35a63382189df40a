import { describe, expect, it } from 'vitest';
import { MAINTENANCE, type Failure } from '@shared/ipc/failure';
import { couldNotAsk, whyNotAsked } from '@shared/ipc/not-asked';

const AT = new Date(2026, 8, 1, 14, 5).getTime();

describe('why Jira could not be asked', () => {
  it.each<[Failure, string]>([
    [{ kind: 'offline', detail: 'ENOTFOUND' }, 'this computer does not reach Atlassian'],
    [{ kind: 'no-answer', detail: 'TimeoutError', wrote: false }, 'Atlassian does not answer'],
    [
      { kind: 'unavailable', status: 503, detail: '', retryAt: AT },
      'Atlassian is down for maintenance, next try 14:05',
    ],
    [{ kind: 'unavailable', status: 502, detail: '' }, 'Atlassian cannot answer now (502)'],
    [{ kind: 'rate-limited', retryAt: AT, reason: MAINTENANCE }, 'Atlassian is down for maintenance, next try 14:05'],
    [
      { kind: 'rate-limited', retryAt: AT, reason: 'jira-quota-global-based' },
      'the hourly quota is used up, next try 14:05',
    ],
    [{ kind: 'signed-out', accountId: 'a' }, 'this account is signed out'],
    [{ kind: 'site-gone', cloudId: 'c' }, 'this account no longer reaches the site'],
    [{ kind: 'not-permitted', messages: [], page: true }, 'Jira turned this account away'],
  ])('is told for $kind', (failure, why) => {
    expect(whyNotAsked(failure)).toBe(why);
    expect(couldNotAsk(failure)).toBe(true);
  });

  it.each<[Failure]>([
    [{ kind: 'not-found', what: 'the issue', messages: [] }],
    [{ kind: 'not-permitted', messages: ['No.'] }],
    [{ kind: 'jira-rejected', status: 400, messages: [], fieldErrors: {} }],
    [{ kind: 'unexpected-answer', what: 'the issue', detail: 'id' }],
    [{ kind: 'storage', detail: '' }],
    [{ kind: 'cancelled' }],
  ])('is nothing where Jira was asked, or nobody wanted to: $kind', (failure) => {
    expect(couldNotAsk(failure)).toBe(false);
  });
});
