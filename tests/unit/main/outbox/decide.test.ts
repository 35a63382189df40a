import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAfterLook, decideAfterSend, QUIET_MS, type Sighting } from '../../../../src/main/outbox/decide';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';

const NOTHING: Sighting = { found: null, candidates: [], hidden: 0, whole: true };
const NO_ANSWER: Failure = { kind: 'no-answer', detail: 'ECONNRESET', wrote: true };

describe('after a send', () => {
  it('is applied when Jira says so', () => {
    expect(decideAfterSend(succeed({ id: '7', key: 'SHOP-7' }), 0)).toEqual({
      state: 'applied',
      issueId: '7',
      issueKey: 'SHOP-7',
    });
  });

  it.each<[Failure]>([
    [{ kind: 'offline', detail: 'ENOTFOUND' }],
    [{ kind: 'site-gone', cloudId: 'c' }],
    [{ kind: 'rate-limited', retryAt: 9, reason: null }],
    [{ kind: 'signed-out', accountId: 'a' }],
    [{ kind: 'client-refused', clientIdHint: 'x', status: 401, detail: '' }],
    [{ kind: 'secrets-locked', mode: 'keyring', detail: '' }],
  ])('waits in the queue when it was certainly not executed: $kind', (failure) => {
    expect(decideAfterSend(fail(failure), 0)).toEqual({ state: 'queued', reason: failure });
  });

  it.each<[Failure]>([
    [NO_ANSWER],
    [{ kind: 'unavailable', status: 502, detail: '' }],
    [{ kind: 'unexpected-answer', what: 'the new issue', detail: 'a body that is not JSON' }],
    [{ kind: 'cancelled' }],
    [{ kind: 'internal', reference: 'x' }],
  ])('is looked for when it may have been executed: $kind', (failure) => {
    expect(decideAfterSend(fail(failure), 5)).toMatchObject({ state: 'unknown', looks: 0 });
  });

  it.each<[Failure]>([
    [{ kind: 'jira-rejected', status: 400, messages: [], fieldErrors: {} }],
    [{ kind: 'not-permitted', messages: [] }],
    [{ kind: 'scope-missing', needed: [] }],
  ])('is refused when Jira read it and said no: $kind', (failure) => {
    expect(decideAfterSend(fail(failure), 0)).toEqual({ state: 'rejected', failure });
  });
});

describe('after a send that never began, since no token could be had', () => {
  it.each<[Failure]>([
    [{ kind: 'unavailable', status: 503, detail: 'The token endpoint is not available.' }],
    [{ kind: 'no-answer', detail: 'ECONNRESET', wrote: false }],
    [{ kind: 'unexpected-answer', what: 'token endpoint', detail: 'at "expires_in"' }],
    [{ kind: 'sign-in-refused', error: 'invalid_scope', detail: '' }],
    [{ kind: 'storage', detail: 'disk full' }],
    [{ kind: 'not-found', what: 'the account', messages: [] }],
    [{ kind: 'internal', reference: 'x' }],
  ])('waits in the queue, whatever the reason: $kind', (failure) => {
    expect(decideAfterSend({ ...fail(failure), unsent: true }, 0)).toEqual({ state: 'queued', reason: failure });
  });
});

describe('after a look', () => {
  const at = (elapsed: number, looks = 0): { looks: number; sentAt: number; now: number } => ({
    looks,
    sentAt: 1_000,
    now: 1_000 + elapsed,
  });

  it('is applied as soon as its marker is found, also with hidden numbers beside it', () => {
    const found = succeed({ ...NOTHING, found: { id: '7', key: 'SHOP-7' }, hidden: 3 });
    expect(decideAfterLook(found, at(10))).toEqual({ state: 'applied', issueId: '7', issueKey: 'SHOP-7' });
  });

  it('is sent again after two quiet minutes, and not a millisecond before', () => {
    expect(decideAfterLook(succeed(NOTHING), at(QUIET_MS - 1)).state).toBe('unknown');
    expect(decideAfterLook(succeed(NOTHING), at(QUIET_MS))).toEqual({ state: 'queued', reason: null });
  });

  it.each<[string, Partial<Sighting>]>([
    ['a number is hidden from this account', { hidden: 1 }],
    ['an issue looks like it', { candidates: [{ key: 'SHOP-9', summary: 'x' }] }],
    ['the look did not reach the end', { whole: false }],
  ])('is a question for a person when %s', (_why, part) => {
    expect(decideAfterLook(succeed({ ...NOTHING, ...part }), at(QUIET_MS)).state).toBe('unsure');
  });

  it.each<[Failure]>([
    [{ kind: 'site-gone', cloudId: 'c' }],
    [{ kind: 'not-permitted', messages: [] }],
    [{ kind: 'jira-rejected', status: 400, messages: ["The value 'SHOP' does not exist."], fieldErrors: {} }],
  ])('is a question for a person when it can never be looked for again, after two quiet minutes: $kind', (failure) => {
    expect(decideAfterLook(fail(failure), at(QUIET_MS - 1)).state).toBe('unknown');
    expect(decideAfterLook(fail(failure), at(QUIET_MS))).toEqual({ state: 'unsure', candidates: [] });
  });

  it('is only ever sent again on the word of a look that succeeded', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1e9), (looks, elapsed) => {
        const next = decideAfterLook(fail(NO_ANSWER), at(elapsed, looks));
        expect(next).toMatchObject({ state: 'unknown', looks: looks + 1 });
        expect(next.state === 'unknown' && next.nextLookAt).toBeGreaterThan(1_000 + elapsed);
      }),
    );
  });

  it('is looked for ever more rarely, half a minute apart at most', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(QUIET_MS - 1), (looks, elapsed) => {
        const next = decideAfterLook(succeed(NOTHING), at(elapsed, looks));
        const pause = next.state === 'unknown' ? next.nextLookAt - 1_000 - elapsed : Number.NaN;
        expect(pause).toBeGreaterThanOrEqual(2_000);
        expect(pause).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});
