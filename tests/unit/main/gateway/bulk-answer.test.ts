import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBulkAnswer, readBulkRefusal } from '../../../../src/main/gateway/bulk-answer';

const made = (number: number) => ({ id: String(10_000 + number), key: `SHOP-${number}`, self: 'x' });
const error = (failedElementNumber: unknown, message = 'No.') => ({
  status: 400,
  elementErrors: { errorMessages: [], errors: { priority: message } },
  failedElementNumber,
});
const saidOf = (body: unknown, count: number) => readBulkAnswer(body, count)?.map(({ said }) => said);

describe('the answer to a bulk create', () => {
  it('gives each issue to the element that is left for it, in the order of the input', () => {
    const answer = readBulkAnswer({ issues: [made(1), made(2)], errors: [error(1)] }, 3);
    expect(answer).toEqual([
      { said: 'made', id: '10001', key: 'SHOP-1' },
      { said: 'refused', status: 400, text: '{"errorMessages":[],"errors":{"priority":"No."}}' },
      { said: 'made', id: '10002', key: 'SHOP-2' },
    ]);
  });

  it('keeps the messages that name no field, and all that was said of one element', () => {
    const about = { elementErrors: { errorMessages: ['A validator says no.'] }, failedElementNumber: 0 };
    const answer = readBulkAnswer({ issues: [], errors: [about, error(0)] }, 1);
    expect(answer).toEqual([
      {
        said: 'refused',
        status: 400,
        text: '{"errorMessages":["A validator says no."],"errors":{"priority":"No."}}',
      },
    ]);
  });

  it.each([
    ['an error without a number', [made(1)], [error(undefined)], 2, ['nothing', 'nothing']],
    ['a number beyond the last', [made(1)], [error(2)], 2, ['nothing', 'nothing']],
    ['a number below the first', [made(1)], [error(-1)], 2, ['nothing', 'nothing']],
    ['a number twice for two', [made(1)], [error(1), error(1)], 3, ['nothing', 'nothing', 'nothing']],
    ['an issue too few', [made(1)], [error(0)], 3, ['refused', 'nothing', 'nothing']],
    ['an issue too many', [made(1), made(2)], [error(0)], 2, ['refused', 'nothing']],
    ['the same issue twice', [made(1), made(1)], [], 2, ['nothing', 'nothing']],
    ['an issue without a key', [made(1), { id: '2' }], [], 2, ['nothing', 'nothing']],
    ['errors that are none', [made(1), made(2)], 'none', 2, undefined],
    ['no errors at all', [made(1), made(2)], undefined, 2, ['made', 'made']],
  ])('takes nobody for another where it holds %s', (_what, issues, errors, count, said) => {
    expect(saidOf({ issues, errors }, count)).toEqual(said);
  });

  it('is none where it is a refusal of the whole', () => {
    expect(readBulkAnswer({ errorMessages: ['INVALID_INPUT'], errors: {} }, 2)).toBeNull();
    expect(readBulkRefusal('{"errors":[{"message":"No."}]}', 2)).toBeNull();
    expect(readBulkRefusal('<html></html>', 2)).toBeNull();
    expect(readBulkRefusal(JSON.stringify({ issues: [], errors: [error(0)] }), 2)).toMatchObject([
      { said: 'refused' },
      { said: 'nothing' },
    ]);
  });

  it('never names one issue for two elements, whatever comes', () => {
    const anIssue = fc.oneof(fc.integer({ min: 1, max: 6 }).map(made), fc.anything());
    const anError = fc.oneof(
      fc.integer({ min: -2, max: 8 }).map((at) => error(at)),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.array(anIssue), fc.array(anError), fc.integer({ min: 1, max: 6 }), (issues, errors, count) => {
        const answer =
          readBulkAnswer({ issues, errors }, count) ?? Array.from({ length: count }, () => ({ said: 'nothing' }));
        expect(answer).toHaveLength(count);
        const keys = answer.flatMap((one) => ('key' in one ? [one.key] : []));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
