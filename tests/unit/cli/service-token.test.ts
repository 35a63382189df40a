import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Tokens } from '../../../src/main/accounts/account';
import type { TokenExchange } from '../../../src/main/accounts/token-exchange';
import { createServiceToken } from '../../../src/cli/service-token';

const CLIENT = { clientId: 'client-1', clientSecret: 's', origins: { auth: 'https://a', api: 'https://b' } };

let now: number;
let minted: number;
let answers: Outcome<Tokens>[];

const exchange: TokenExchange = {
  exchangeCode: () => Promise.reject(new Error('not here')),
  refresh: () => Promise.reject(new Error('not here')),
  clientCredentials: () => {
    minted++;
    const fresh = succeed({ access: `token-${minted}`, refresh: null, expiresAt: now + 3_600_000, scopes: [] });
    return Promise.resolve(answers.shift() ?? fresh);
  },
};

beforeEach(() => {
  now = 0;
  minted = 0;
  answers = [];
});

describe('the token of a run', () => {
  const make = (): ReturnType<typeof createServiceToken> => createServiceToken(exchange, CLIENT, () => now);

  it('is asked for once, by fifty at once', async () => {
    const token = make();
    const all = await Promise.all(Array.from({ length: 50 }, () => token.tokens()));
    expect(new Set(all.map((one) => one.ok && one.value.access))).toEqual(new Set(['token-1']));
  });

  it('is asked for anew when it runs out, two minutes early, and when it was refused', async () => {
    const token = make();
    await token.tokens();
    now = 3_600_000 - 120_000;
    await expect(token.tokens()).resolves.toMatchObject({ value: { access: 'token-2' } });
    await expect(token.tokens({ rejected: 'token-2' })).resolves.toMatchObject({ value: { access: 'token-3' } });
    await expect(token.tokens({ rejected: 'token-1' })).resolves.toMatchObject({ value: { access: 'token-3' } });
  });

  it('is asked for once more when the answer was lost', async () => {
    answers = [fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: false })];
    await expect(make().tokens()).resolves.toMatchObject({ ok: true });
    expect(minted).toBe(2);
  });

  it('is never asked for again with a credential that was refused within one call', async () => {
    answers = [fail({ kind: 'sign-in-refused', error: 'invalid_grant', detail: 'no' })];
    await expect(make().tokens()).resolves.toMatchObject({
      failure: { kind: 'client-refused', clientIdHint: 'client-1' },
    });
    expect(minted).toBe(1);
  });
});
