import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { readFailure } from '../../../../src/main/gateway/read-failure';

const ASKED = { what: 'the issue SHOP-1', cloudId: 'c', accountId: 'a', scopes: ['read:jira-work'] };

function failureOf(status: number, body: unknown, retryAt: number | null = null): Failure {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readFailure({ status, text, retryAt, rateLimitReason: null }, ASKED);
}

describe('a refusal of Atlassian', () => {
  it.each<[string, number, unknown, Failure]>([
    [
      'classic, naming a field',
      400,
      { errorMessages: ['General.'], errors: { summary: 'You must specify a summary of the issue.' } },
      {
        kind: 'jira-rejected',
        status: 400,
        messages: ['General.'],
        fieldErrors: { summary: 'You must specify a summary of the issue.' },
      },
    ],
    [
      'classic, with errors as an empty list',
      400,
      { errorMessages: ['INVALID_INPUT'], errors: [] },
      { kind: 'jira-rejected', status: 400, messages: ['INVALID_INPUT'], fieldErrors: {} },
    ],
    [
      'RFC 7807',
      405,
      { type: 'about:blank', title: 'Method Not Allowed', status: 405, detail: "Method 'PATCH' is not supported." },
      { kind: 'jira-rejected', status: 405, messages: ["Method 'PATCH' is not supported."], fieldErrors: {} },
    ],
    [
      'RFC 7807 for an unknown route',
      404,
      { type: 'about:blank', title: 'Not Found', status: 404, detail: 'No endpoint GET /x.' },
      { kind: 'not-found', what: ASKED.what, messages: ['No endpoint GET /x.'] },
    ],
    [
      'bulk',
      400,
      { errors: [{ message: 'One.' }, { message: 'Two.' }] },
      { kind: 'jira-rejected', status: 400, messages: ['One.', 'Two.'], fieldErrors: {} },
    ],
    [
      'the gateway, scope',
      401,
      { code: 401, message: 'Unauthorized; scope does not match' },
      { kind: 'scope-missing', needed: ASKED.scopes },
    ],
    ['the gateway, token', 401, { code: 401, message: 'Unauthorized' }, { kind: 'signed-out', accountId: 'a' }],
    ['the gateway, site', 404, { code: 404, message: 'Not Found' }, { kind: 'site-gone', cloudId: 'c' }],
    [
      'an issue that is not there or not to be seen',
      404,
      { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
      {
        kind: 'not-found',
        what: ASKED.what,
        messages: ['Issue does not exist or you do not have permission to see it.'],
      },
    ],
    ['404 without a body', 404, '', { kind: 'not-found', what: ASKED.what, messages: [] }],
    ['plain text', 404, 'XSRF check failed', { kind: 'not-found', what: ASKED.what, messages: ['XSRF check failed'] }],
    ['403 as HTML', 403, '<!DOCTYPE html><p>No</p>', { kind: 'not-permitted', messages: [], page: true }],
    [
      '403 as JSON',
      403,
      { errorMessages: ['No right.'], errors: {} },
      { kind: 'not-permitted', messages: ['No right.'] },
    ],
    [
      '409',
      409,
      { errorMessages: ['Changed.'], errors: {} },
      { kind: 'jira-rejected', status: 409, messages: ['Changed.'], fieldErrors: {} },
    ],
    [
      'HTML with 400',
      400,
      '<html>Request header is too large</html>',
      { kind: 'unavailable', status: 400, detail: '' },
    ],
    ['408', 408, '', { kind: 'unavailable', status: 408, detail: '' }],
    ['502 as HTML', 502, '<html>Bad</html>', { kind: 'unavailable', status: 502, detail: '' }],
    [
      '503 as JSON',
      503,
      { errorMessages: ['Maintenance.'] },
      { kind: 'unavailable', status: 503, detail: 'Maintenance.' },
    ],
    [
      '410',
      410,
      { errorMessages: ['Gone.'], errors: {} },
      { kind: 'jira-rejected', status: 410, messages: ['Gone.'], fieldErrors: {} },
    ],
  ])('%s', (_what, status, body, failure) => {
    expect(failureOf(status, body)).toEqual(failure);
  });

  it('of 429 carries the moment', () => {
    expect(failureOf(429, '', 77)).toEqual({ kind: 'rate-limited', retryAt: 77, reason: null });
  });

  it('is always read into one failure, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.oneof(fc.json(), fc.string()), (status, text) => {
        const failure = failureOf(status, text);
        expect(failure.kind).toBeTypeOf('string');
        expect(failure.kind).not.toBe('internal');
      }),
    );
  });

  it('keeps every sentence of Jira somewhere, exactly once', () => {
    const sentence = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.uniqueArray(sentence), fc.dictionary(fc.string({ minLength: 1 }), sentence), (general, errors) => {
        const failure = failureOf(400, { errorMessages: general, errors });
        if (failure.kind !== 'jira-rejected') throw new Error(failure.kind);
        expect(new Set([...failure.messages, ...Object.values(failure.fieldErrors)])).toEqual(
          new Set([...general, ...Object.values(errors)]),
        );
      }),
    );
  });
});
