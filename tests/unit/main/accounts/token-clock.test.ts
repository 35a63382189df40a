import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tokens } from '../../../../src/main/accounts/account';
import { ageOfToken, createTokenClock } from '../../../../src/main/accounts/token-clock';

const DAY = 24 * 3_600_000;

const granted = (at: number, seconds = 3600, access = 'access'): Tokens => ({
  access,
  refresh: 'refresh',
  grantedAt: at,
  expiresAt: at + seconds * 1000,
  scopes: [],
});

describe('the age of a token', () => {
  it.each([
    ['good with more than two minutes left', 3_600_000 - 120_001, 'good'],
    ['ending with two minutes left', 3_600_000 - 120_000, 'ending'],
    ['ending in its last millisecond', 3_600_000 - 1, 'ending'],
    ['over after it', 3_600_000, 'over'],
    ['over when the clock shows a time before it was granted', -1, 'over'],
  ])('is %s', (_how, later, age) => {
    expect(ageOfToken(granted(DAY), DAY + later, null)).toBe(age);
  });

  it('of a vault from an earlier version is read from its end alone', () => {
    const { grantedAt: _unknown, ...former } = granted(DAY);
    expect(ageOfToken(former, DAY - 1, null)).toBe('good');
  });

  it('is never good beyond what it was granted for, however the clock is set while we run', () => {
    const check = fc.check(
      fc.property(
        fc.array(
          fc.record({ passes: fc.integer({ min: 0, max: 900_000 }), set: fc.integer({ min: -DAY, max: DAY }) }),
          {
            maxLength: 20,
          },
        ),
        (steps) => {
          let wall = 40 * DAY;
          let counter = 7;
          const tokens = granted(wall);
          const clock = createTokenClock(
            () => wall,
            () => counter,
          );
          clock.ageOf('a', tokens);
          let truth = 0;
          return steps.every(({ passes, set }) => {
            truth += passes;
            counter += passes;
            wall += passes + set;
            const age = clock.ageOf('a', tokens);
            return truth < 3_480_000 || age === 'over' || (truth < 3_600_000 && age === 'ending');
          });
        },
      ),
    );
    expect(check.counterexample, `seed ${check.seed}`).toBeNull();
  });

  it('of a new token of the same account is its own', () => {
    const now = 40 * DAY;
    let counter = 0;
    const clock = createTokenClock(
      () => now,
      () => counter,
    );
    expect(clock.ageOf('a', granted(now))).toBe('good');
    counter += 3_600_000;
    expect(clock.ageOf('a', granted(now))).toBe('over');
    expect(clock.ageOf('a', granted(now, 3600, 'renewed'))).toBe('good');
  });
});
