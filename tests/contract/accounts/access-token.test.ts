import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccountsOverHttp, valueOf, type AccountsOverHttp } from './accounts-over-http';
import { consentInBrowser } from './fake-atlassian';

let house: AccountsOverHttp;
let accountId: string;
beforeEach(async () => {
  house = await openAccountsOverHttp();
  const attempt = valueOf(await house.signIn.begin(house.request));
  await fetch(await consentInBrowser(attempt.url));
  accountId = valueOf(await house.signIn.finished(attempt.attemptId)).account.id;
  house.atlassian.tokenRequests.length = 0;
});
afterEach(() => house.close());

const token = (rejected?: string) => house.accessTokens.accessTokenFor(accountId, { rejected });
const runOut = () => {
  house.clock.now += 3_600_000;
};

describe('an access token', () => {
  it('is renewed once for fifty calls at the same time', async () => {
    runOut();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => token()));
    expect(new Set(tokens.map(valueOf)).size).toBe(1);
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });

  it('is renewed once for fifty 401s at the same time, and not at all for one that comes late', async () => {
    const old = valueOf(await token());
    house.atlassian.revokeAll();
    valueOf(await signInAgain());
    house.atlassian.tokenRequests.length = 0;
    const current = valueOf(await token(old));
    expect(house.atlassian.tokenRequests).toEqual([]);

    const renewed = await Promise.all(Array.from({ length: 50 }, () => token(current)));
    expect(new Set(renewed.map(valueOf)).size).toBe(1);
    expect(valueOf(await token(current))).toBe(valueOf(renewed[0] ?? (await token())));
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });

  it('is renewed two minutes early, and not before', async () => {
    const first = valueOf(await token());
    house.clock.now += 3_600_000 - 120_000 - 5_000;
    expect(valueOf(await token())).toBe(first);
    house.clock.now += 5_000;
    expect(valueOf(await token())).not.toBe(first);
  });

  it('is still given out in its last two minutes when the token endpoint is away', async () => {
    const first = valueOf(await token());
    house.clock.now += 3_600_000 - 60_000;
    house.atlassian.faults.push('unavailable');
    expect(valueOf(await token())).toBe(first);
    house.atlassian.faults.push('rate-limited');
    expect(await token(first)).toEqual({
      ok: false,
      failure: { kind: 'rate-limited', retryAt: house.clock.now + 7000, reason: null },
    });
  });

  it.each(['drop-after', 'drop-before', 'cut-off'] as const)('survives an answer that was lost (%s)', async (fault) => {
    runOut();
    house.atlassian.faults.push(fault);
    expect(house.atlassian.accepts(valueOf(await token()))).toBe(true);
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token', 'refresh_token']);
  });

  it('keeps the sign-in when two answers are lost, and renews it with the same refresh token later', async () => {
    runOut();
    house.atlassian.faults.push('drop-after', 'drop-after');
    expect(await token()).toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    expect(house.atlassian.accepts(valueOf(await token()))).toBe(true);
  });

  it('never follows a redirect with its secrets', async () => {
    runOut();
    house.atlassian.faults.push('redirect');
    expect(await token()).toMatchObject({ ok: false, failure: { kind: 'unexpected-answer' } });
  });

  it('ends the sign-in kindly when the grant was revoked: the account and its sites stay, nobody asks again', async () => {
    runOut();
    house.atlassian.revokeAll();
    for (let call = 0; call < 3; call += 1) {
      expect(await token()).toEqual({ ok: false, failure: { kind: 'signed-out', accountId } });
    }
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
    const account = valueOf(house.vault.find(accountId));
    expect(account.state.kind).toBe('signed-out');
    expect(account.sites).toHaveLength(1);
    expect(valueOf(house.vault.secretsOf(accountId)).tokens).toBeNull();

    valueOf(await signInAgain());
    expect(house.atlassian.accepts(valueOf(await token()))).toBe(true);
  });

  it('is asked for once when the app of a person is refused, and never leads to a sign-in until the secret is right', async () => {
    house.atlassian.clientSecret = 'rotated';
    runOut();
    for (let call = 0; call < 3; call += 1) {
      expect(await token()).toMatchObject({ ok: false, failure: { kind: 'client-refused', status: 401 } });
    }
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
    // The grant is as good as before: the right secret is all that was missing.
    valueOf(house.vault.replaceClientSecret(accountId, 'rotated'));
    expect(house.atlassian.accepts(valueOf(await token()))).toBe(true);
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token', 'refresh_token']);
  });

  it('is lost with its answer and asked for with the same refresh token, also by the next start of the program', async () => {
    runOut();
    house.atlassian.faults.push('drop-after', 'drop-after');
    expect((await token()).ok).toBe(false);
    const next = house.startAgain();
    expect(house.atlassian.accepts(valueOf(await next.accessTokenFor(accountId)))).toBe(true);
    expect(house.atlassian.refreshTokensUsed()).toBe(1);
  });

  it('that another process brought and Jira refuses is not given to who knows that, though one renewal serves all', async () => {
    runOut();
    let free = (): void => undefined;
    const held = house.locks.renewing(accountId, async () => {
      await new Promise<void>((resolve) => (free = resolve));
      return { ok: true, value: null };
    });
    const waiting = token();
    const { tokens } = valueOf(house.vault.secretsOf(accountId));
    const theirs = {
      access: 'theirs',
      refresh: refreshTokenOnDisk(),
      expiresAt: house.clock.now + 3_600_000,
      scopes: [],
    };
    valueOf(house.vault.replaceTokens(accountId, tokens, theirs));
    const refused = token('theirs');
    free();
    await held;
    expect(valueOf(await waiting)).toBe('theirs');
    expect(house.atlassian.accepts(valueOf(await refused))).toBe(true);
    expect(house.atlassian.tokenRequests).toEqual(['refresh_token']);
  });

  it('is not handed out when the sign-in was renewed while an old refresh was on its way', async () => {
    runOut();
    house.atlassian.reuseWindowMs = -1;
    const arrived = new Promise<void>((resolve) => {
      house.atlassian.onRefresh.arrived = resolve;
    });
    const racing = token();
    const fresh = { access: 'fresh', refresh: 'fresh-refresh', expiresAt: house.clock.now + 3_600_000, scopes: [] };
    await arrived;
    const account = valueOf(house.vault.find(accountId));
    valueOf(house.vault.put(account, 'canary-client-secret', fresh));
    expect(valueOf(await racing)).toBe('fresh');
    expect(valueOf(house.vault.secretsOf(accountId)).tokens).toEqual(fresh);
  });
});

function refreshTokenOnDisk(): string | null {
  return valueOf(house.vault.secretsOf(accountId)).tokens?.refresh ?? null;
}

async function signInAgain() {
  const attempt = valueOf(await house.signIn.begin({ ...house.request, again: accountId }));
  await fetch(await consentInBrowser(attempt.url));
  return house.signIn.finished(attempt.attemptId);
}
