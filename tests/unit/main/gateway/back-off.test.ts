import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAtFrom, waitBeforeRetry } from '../../../../src/main/gateway/back-off';

const NOW = Date.UTC(2026, 8, 1, 12);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const tries = fc.integer({ min: 1, max: 12 });
const headers = (given: Record<string, string>): Headers => new Headers(given);

describe('how long to wait before a request goes out again', () => {
  it('never less than Jira asked for, and never for ever more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 1, max: 4 }),
        random,
        fc.constantFrom('read', 'write'),
        (ahead, nth, chance, intent) => {
          const wait = waitBeforeRetry(
            { kind: 'refused', status: 429, retryAt: NOW + ahead },
            nth,
            intent,
            NOW,
            chance,
          );
          expect(wait).toBeGreaterThanOrEqual(Math.max(250, ahead));
          expect(wait).toBeLessThanOrEqual(Math.max(250, ahead) * 1.3 + 1);
        },
      ),
    );
  });

  it('is none after the fourth retry, whatever came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 99 }), random, fc.option(fc.nat()), (nth, chance, retryAt) => {
        expect(waitBeforeRetry({ kind: 'refused', status: 429, retryAt }, nth, 'read', NOW, chance)).toBeNull();
      }),
    );
  });

  it('doubles from two seconds to half a minute where nothing was asked for, give or take a third', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), random, (nth, chance) => {
        const wait =
          waitBeforeRetry({ kind: 'refused', status: 429, retryAt: null }, nth, 'write', NOW, chance) ?? Number.NaN;
        const middle = Math.min(30_000, 2_000 * 2 ** (nth - 1));
        expect(wait).toBeGreaterThanOrEqual(middle * 0.7);
        expect(wait).toBeLessThanOrEqual(middle * 1.3);
      }),
    );
  });

  it('is never for a write that may have been done', () => {
    fc.assert(
      fc.property(
        tries,
        random,
        fc.integer({ min: 500, max: 599 }),
        fc.option(fc.nat()),
        (nth, chance, status, retryAt) => {
          expect(waitBeforeRetry({ kind: 'refused', status, retryAt }, nth, 'write', NOW, chance)).toBeNull();
          expect(waitBeforeRetry({ kind: 'no-answer' }, nth, 'write', NOW, chance)).toBeNull();
        },
      ),
    );
  });

  it('is once for a read whose answer was lost, and never where nobody was reached', () => {
    expect(waitBeforeRetry({ kind: 'no-answer' }, 1, 'read', NOW, 0)).not.toBeNull();
    expect(waitBeforeRetry({ kind: 'no-answer' }, 2, 'read', NOW, 0)).toBeNull();
    expect(waitBeforeRetry({ kind: 'not-sent' }, 1, 'read', NOW, 0)).toBeNull();
  });

  it.each([400, 401, 403, 404, 409, 413, 422])('is not for %i: the answer would be the same', (status) => {
    expect(waitBeforeRetry({ kind: 'refused', status, retryAt: null }, 1, 'read', NOW, 0)).toBeNull();
  });
});

describe('the moment that an answer names', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '7' }, NOW + 7_000],
    ['zero', { 'retry-after': '0' }, NOW],
    ['a negative number', { 'retry-after': '-5' }, NOW],
    ['a date', { 'retry-after': 'Tue, 01 Sep 2026 12:00:09 GMT' }, NOW + 9_000],
    ['the reset instead', { 'x-ratelimit-reset': '2026-09-01T12:01:00Z' }, NOW + 60_000],
    ['Retry-After before the reset', { 'retry-after': '1', 'x-ratelimit-reset': '2026-09-01T13:00:00Z' }, NOW + 1_000],
    ['nothing', {}, null],
    ['blank', { 'retry-after': ' ' }, null],
    ['words', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, null],
  ])('%s', (_what, given, at) => {
    expect(retryAtFrom(429, headers(given), NOW)).toBe(at);
  });

  it.each([200, 500, 502, 503])(
    'of a %i is never the reset, which tells of a limit and not of the answer',
    (status) => {
      const reset = { 'x-ratelimit-reset': '2026-09-01T12:01:00Z' };
      expect(retryAtFrom(status, headers(reset), NOW)).toBeNull();
      expect(retryAtFrom(status, headers({ ...reset, 'retry-after': '7' }), NOW)).toBe(NOW + 7_000);
      expect(retryAtFrom(status, headers({ ...reset, 'beta-retry-after': '8' }), NOW)).toBe(NOW + 8_000);
    },
  );

  it('is a number or nothing, whatever a header says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (after, reset) => {
        const at = retryAtFrom(429, { get: (name) => (name === 'retry-after' ? after : reset) }, NOW);
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
    );
  });
});
