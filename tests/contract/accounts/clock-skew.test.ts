import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessTokens } from '../../../src/main/accounts/access-token';
import { openAccountsOverHttp, valueOf, type AccountsOverHttp } from './accounts-over-http';
import { consentInBrowser } from './fake-atlassian';

const HOUR = 3_600_000;

let house: AccountsOverHttp;
let accountId: string;
beforeEach(async () => {
  house = await openAccountsOverHttp();
});
afterEach(() => house.close());

async function signIn(): Promise<void> {
  const attempt = valueOf(await house.signIn.begin(house.request));
  await fetch(await consentInBrowser(attempt.url));
  accountId = valueOf(await house.signIn.finished(attempt.attemptId)).account.id;
  house.atlassian.tokenRequests.length = 0;
}

/** Time goes by, and the clock shows it. */
function pass(milliseconds: number): void {
  house.clock.now += milliseconds;
  house.clock.counter += milliseconds;
}

/** A call each minute for so long. What Atlassian accepts lasts an hour, whatever our clock says. */
async function callEachMinute(minutes: number, program: AccessTokens = house.accessTokens): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    valueOf(await program.accessTokenFor(accountId));
    pass(60_000);
  }
}

const renewals = (): number => house.atlassian.tokenRequests.length;

describe.each([
  ['a day behind', -24 * HOUR],
  ['a day ahead', 24 * HOUR],
])('a clock that is %s', (_how, skew) => {
  it('from the start makes no difference: one renewal an hour, two minutes early', async () => {
    house.clock.now = Date.now() + skew;
    await signIn();
    await callEachMinute(58);
    expect(renewals()).toBe(0);
    await callEachMinute(58 * 4);
    expect(renewals()).toBe(4);
  });

  it('is set so while the program runs: one renewal at most, and never a token that has run out', async () => {
    await signIn();
    await callEachMinute(30);
    house.clock.now += skew;
    await callEachMinute(27);
    expect(renewals()).toBeLessThanOrEqual(1);
    const before = renewals();
    // An hour after the sign-in its token is not given out, even though the clock may say that a day is left.
    await callEachMinute(58);
    expect(renewals()).toBe(before + 1);
  });

  it('is set so while the program is closed: one renewal at the next start, and one an hour after', async () => {
    await signIn();
    await callEachMinute(10);
    house.clock.now += skew;
    const next = house.startAgain();
    await callEachMinute(57, next);
    expect(renewals()).toBe(1);
    await callEachMinute(58 * 3, next);
    expect(renewals()).toBe(4);
  });

  it('is set right again after a sign-in under it: one renewal at the next start', async () => {
    house.clock.now = Date.now() + skew;
    await signIn();
    house.clock.now = Date.now();
    await callEachMinute(57, house.startAgain());
    expect(renewals()).toBe(1);
  });
});

it('a computer that slept through the end of a token does not use it, though its counter stood still', async () => {
  await signIn();
  const first = valueOf(await house.accessTokens.accessTokenFor(accountId));
  house.clock.now += 2 * HOUR;
  expect(valueOf(await house.accessTokens.accessTokenFor(accountId))).not.toBe(first);
  expect(renewals()).toBe(1);
});
