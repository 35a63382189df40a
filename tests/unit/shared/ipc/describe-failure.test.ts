import { describe, expect, it } from 'vitest';
import { describeFailure } from '@shared/ipc/describe-failure';
import { MAINTENANCE, type Failure, type FailureKind } from '@shared/ipc/failure';

const NOW = Date.UTC(2026, 10, 22, 14, 2);

/** One failure of each kind: the type check fails when a kind is missing here. */
const FAILURES: { readonly [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  'signed-out': { kind: 'signed-out', accountId: 'a1' },
  'client-refused': { kind: 'client-refused', clientIdHint: 'aB3…9z', status: 401, detail: 'Unauthorized' },
  'scope-missing': { kind: 'scope-missing', needed: ['write:jira-work'] },
  'not-permitted': { kind: 'not-permitted', messages: ['You cannot create issues in this project'] },
  'not-found': { kind: 'not-found', what: 'SHOP-12', messages: [] },
  'site-gone': { kind: 'site-gone', cloudId: 'c1' },
  'jira-rejected': {
    kind: 'jira-rejected',
    status: 400,
    messages: [],
    fieldErrors: { summary: 'Summary is required.' },
  },
  'rate-limited': { kind: 'rate-limited', retryAt: NOW + 7000, reason: 'jira-burst-based' },
  offline: { kind: 'offline', detail: 'The name api.atlassian.com was not found' },
  'no-answer': { kind: 'no-answer', detail: 'The connection broke', wrote: true },
  unavailable: { kind: 'unavailable', status: 503, detail: 'Maintenance' },
  'unexpected-answer': { kind: 'unexpected-answer', what: 'createmeta', detail: 'fields[3].schema is missing' },
  'invalid-input': {
    kind: 'invalid-input',
    message: '2 fields are not ready',
    fields: { summary: 'Summary is required.' },
  },
  'sign-in-declined': { kind: 'sign-in-declined', detail: 'denied' },
  'sign-in-refused': { kind: 'sign-in-refused', error: 'unauthorized_client', detail: '' },
  'sign-in-timed-out': { kind: 'sign-in-timed-out', minutes: 5 },
  cancelled: { kind: 'cancelled' },
  'port-taken': { kind: 'port-taken', port: 47321 },
  'no-sites': { kind: 'no-sites' },
  'other-person': { kind: 'other-person', expected: 'Mara Lind', got: 'Jo Marrow' },
  'app-not-configured': { kind: 'app-not-configured' },
  'secrets-locked': { kind: 'secrets-locked', mode: 'passphrase', detail: '' },
  'protection-unchosen': { kind: 'protection-unchosen' },
  storage: { kind: 'storage', detail: 'disk full' },
  internal: { kind: 'internal', reference: 'E-4711' },
};

describe('failures in words', () => {
  for (const failure of Object.values(FAILURES)) {
    it(`${failure.kind}: says what happened in whole sentences, in the tone of the house`, () => {
      const { title, detail, whoCanMend, action } = describeFailure(failure, NOW);
      expect(title).toMatch(/^[A-Z0-9].*\.$/);
      expect(detail).toMatch(/^([A-Z0-9].*\.)?$/);
      expect(whoCanMend ?? 'Nobody.').toMatch(/^[A-Z].*\.$/);
      expect(action?.label ?? 'None').toMatch(/^[A-Z][^.!]*$/);
      const all = [title, detail, whoCanMend ?? '', action?.label ?? ''].join(' ');
      expect(all).not.toMatch(/please|oops|success|something went wrong|!|\bfailed\b|undefined|null|\.\./i);
    });
  }

  it("gives Jira's own sentences, and who can mend what no field is named for", () => {
    expect(describeFailure(FAILURES['jira-rejected'], NOW)).toEqual({
      title: 'Jira refused one field.',
      detail: 'Summary is required.',
    });
    const validator: Failure = {
      kind: 'jira-rejected',
      status: 400,
      messages: ['A root cause is needed'],
      fieldErrors: {},
    };
    expect(describeFailure(validator, NOW)).toEqual({
      title: 'Jira refused this.',
      detail: 'A root cause is needed.',
      whoCanMend: 'A Jira admin, if a rule of the workflow asks for something that the form does not show.',
    });
  });

  it('explains the refusals that Jira does not', () => {
    const refuse = (messages: string[], status = 400): string =>
      describeFailure({ kind: 'jira-rejected', status, messages, fieldErrors: {} }, NOW).title;
    expect(refuse(['INVALID_INPUT'])).toBe('Jira refused a rich text.');
    expect(refuse(['CONTENT_LIMIT_EXCEEDED'])).toBe('Jira refused a text that is too long.');
    expect(refuse([], 409)).toBe('Somebody else changed this at the same moment.');
    expect(refuse([], 413)).toBe('Jira refused it as too large.');
  });

  it('says how long to wait, in seconds, minutes or hours', () => {
    const wait = (milliseconds: number): string =>
      describeFailure({ kind: 'rate-limited', retryAt: NOW + milliseconds, reason: null }, NOW).title;
    expect(wait(7000)).toBe('Jira asks to wait 7 s.');
    expect(wait(-50)).toBe('Jira asks to wait a moment.');
    expect(wait(-NOW)).toBe('Jira asks to wait a moment.');
    expect(wait(600_000)).toBe('Jira asks to wait 10 min.');
    expect(wait(3 * 3_600_000)).toBe('Jira asks to wait 3 h.');
    expect(describeFailure(FAILURES['rate-limited'], NOW).action).toEqual({
      do: 'retry',
      label: 'Try again',
      at: NOW + 7000,
    });
  });

  it('says how the sign-ins were kept, and what opens them again', () => {
    const step = (mode: 'keyring' | 'passphrase' | 'session'): string | undefined =>
      describeFailure({ kind: 'secrets-locked', mode, detail: '' }, NOW).action?.label;
    expect(step('keyring')).toBe('Try the keyring again');
    expect(step('passphrase')).toBe('Enter the passphrase');
    expect(step('session')).toBe('Sign in again');
    const ended = describeFailure({ kind: 'secrets-locked', mode: 'session', detail: '' }, NOW);
    expect(ended.detail).toContain('drafts and the outbox ended with it');
    expect(ended.detail).not.toContain('still here');
  });

  it('says of a read that got no answer that it was asked, not what was changed, and offers to try again', () => {
    expect(describeFailure({ kind: 'no-answer', detail: 'The connection broke', wrote: false }, NOW)).toEqual({
      title: 'No answer from Jira.',
      detail: 'The connection broke. It was asked, and nothing whole came back.',
      action: { do: 'retry', label: 'Try again' },
    });
  });

  it('speaks of what was sent to those who sent something, and keeps what a system says out of the sentences', () => {
    const read = describeFailure({ kind: 'offline', detail: 'ECONNREFUSED' }, NOW);
    const wrote = describeFailure({ kind: 'offline', detail: 'ECONNREFUSED', wrote: true }, NOW);
    expect(read).toMatchObject({ detail: 'Jira could not be asked.', code: 'ECONNREFUSED' });
    expect(wrote).toMatchObject({
      detail: 'Nothing was sent, so nothing was changed in Jira.',
      code: 'ECONNREFUSED',
    });
  });

  it('calls maintenance by its name, whether Jira said so just now or its end is waited for', () => {
    const at = new Date(2026, 8, 1, 14, 5).getTime();
    const said = describeFailure({ kind: 'unavailable', status: 503, detail: '', retryAt: at }, at - 300_000);
    const waits = describeFailure({ kind: 'rate-limited', retryAt: at, reason: MAINTENANCE }, at - 300_000);
    expect(waits).toEqual(said);
    expect(waits).toMatchObject({ title: 'Jira is down for maintenance.', detail: 'Next try 14:05.' });
  });

  it('names a missing permission, and a Jira admin where no project admin can give it', () => {
    const lacks = (permission: string) => describeFailure({ kind: 'not-permitted', messages: [], permission }, NOW);
    expect(lacks('Browse users and groups')).toMatchObject({
      detail: 'Jira gave no reason. This needs the permission Browse users and groups.',
      whoCanMend: 'A Jira admin can give the permission.',
    });
    expect(lacks('Edit issues').whoCanMend).toBe('A project admin can give the permission.');
  });

  it('says who adds a scope that is missing: signing in again alone would not', () => {
    const { whoCanMend, action } = describeFailure(FAILURES['scope-missing'], NOW);
    expect(whoCanMend).toContain('The owner of the app adds the scope');
    expect(action).toEqual({ do: 'sign-in', label: 'Sign in again' });
  });

  it('offers the step that helps: no sign-in where the secret is wrong, no resend where no answer came', () => {
    const step = (kind: FailureKind): string | undefined => describeFailure(FAILURES[kind], NOW).action?.do;
    expect(step('client-refused')).toBe('enter-secret');
    expect(step('no-answer')).toBe('open-outbox');
    expect(step('signed-out')).toBe('sign-in');
    expect(step('secrets-locked')).toBe('unlock');
    expect(step('protection-unchosen')).toBe('choose-protection');
    expect(describeFailure(FAILURES['port-taken'], NOW).action).toMatchObject({
      do: 'copy-callback',
      callback: 'http://localhost:47321/callback',
    });
  });
});
