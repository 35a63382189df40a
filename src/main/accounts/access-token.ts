import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { areSameTokens, clientIdHint, type Tokens } from './account';
import type { AccountLocks } from './account-locks';
import { createTokenClock } from './token-clock';
import type { TokenClient, TokenExchange } from './token-exchange';
import type { AccountSecrets, TokenVault } from './token-vault';

export interface AccessTokens {
  /**
   * An access token that has two minutes left or more, renewed when need be; many callers at once make one request, also when they
   * are in several processes on one user-data folder.
   * `rejected` is a token that was answered with 401: another one is given, or a failure. Failures: `signed-out`,
   * `client-refused`, `secrets-locked`, `not-found` and what keeps the token endpoint from answering.
   */
  accessTokenFor(accountId: string, options?: { readonly rejected?: string | undefined }): Promise<Outcome<string>>;
}

export interface AccessTokenPorts {
  readonly vault: TokenVault;
  readonly exchange: TokenExchange;
  readonly locks: Pick<AccountLocks, 'renewing'>;
  readonly now: () => number;
  /** Milliseconds since some moment; never set, unlike the clock. */
  readonly counter?: () => number;
  /** Told when a renewal found that the sign-in has ended or that the client is refused: screens say so at once. */
  readonly ended?: (accountId: string) => void;
}

/** A pair that Atlassian has given and the disk has not taken yet. It must not be lost, nor used. */
interface Unsaved {
  /** What they were given for. */
  readonly exchanged: Tokens | null;
  readonly tokens: Tokens;
}

/** What a caller knew when it found that it needs another token. */
interface Known {
  readonly version: string;
  readonly rejected: string | undefined;
}

export function createAccessTokens(ports: AccessTokenPorts): AccessTokens {
  const { vault, exchange, locks, now, counter = () => performance.now(), ended } = ports;
  const clock = createTokenClock(now, counter);
  const flights = new Map<string, Promise<Outcome<Tokens>>>();
  const unsaved = new Map<string, Unsaved>();

  function renewOnce(accountId: string, known: Known): Promise<Outcome<Tokens>> {
    const running = flights.get(accountId);
    if (running !== undefined) return running;
    const flight = locks.renewing(accountId, () => renew(accountId, known)).finally(() => flights.delete(accountId));
    flights.set(accountId, flight);
    return flight;
  }

  async function renew(accountId: string, known: Known): Promise<Outcome<Tokens>> {
    // Read again, under the lock: what the caller saw may have been renewed between its look and now, here or by another process.
    const secrets = readActive(accountId);
    if (!secrets.ok) return secrets;
    const { version, tokens } = secrets.value;
    const isOther = version !== known.version && tokens !== null && tokens.access !== known.rejected;
    if (isOther && clock.ageOf(accountId, tokens) !== 'over') return succeed(tokens);

    const waiting = unsaved.get(accountId);
    if (waiting !== undefined && areSameTokens(waiting.exchanged, tokens)) return keep(accountId, waiting);
    unsaved.delete(accountId);

    const answer = await askTwiceAtMost(() => ask(exchange, secrets.value));
    if (answer.ok) return keep(accountId, { exchanged: tokens, tokens: answer.value });
    return giveUp(accountId, secrets.value, answer.failure);
  }

  function keep(accountId: string, { exchanged, tokens }: Unsaved): Outcome<Tokens> {
    const written = vault.replaceTokens(accountId, exchanged, tokens);
    if (!written.ok) {
      unsaved.set(accountId, { exchanged, tokens });
      return written;
    }
    unsaved.delete(accountId);
    return written.value === 'written' ? succeed(tokens) : readCurrent(accountId);
  }

  function giveUp(accountId: string, secrets: AccountSecrets, failure: Failure): Outcome<Tokens> {
    const after = stateAfter(failure, secrets, now());
    if (after === null) return fail(failure);
    const written = vault.endSignIn(accountId, secrets.version, after.state);
    if (!written.ok) return written;
    // A sign-in, or the other process on this folder, has renewed it meanwhile: the refusal was of the former grant.
    if (written.value === 'outdated') return readCurrent(accountId);
    ended?.(accountId);
    return fail(after.failure);
  }

  function readCurrent(accountId: string): Outcome<Tokens> {
    const secrets = readActive(accountId);
    if (!secrets.ok) return secrets;
    return secrets.value.tokens === null ? fail({ kind: 'signed-out', accountId }) : succeed(secrets.value.tokens);
  }

  /** The secrets of an account that may ask at all. */
  function readActive(accountId: string): Outcome<AccountSecrets> {
    const found = vault.find(accountId);
    if (!found.ok) return found;
    const { state, clientId } = found.value;
    if (state.kind === 'signed-out') return fail({ kind: 'signed-out', accountId });
    if (state.kind === 'client-refused') {
      const { status, detail } = state;
      return fail({ kind: 'client-refused', clientIdHint: clientIdHint(clientId), status, detail });
    }
    const secrets = vault.secretsOf(accountId);
    // Kept for one session that has ended: only a new sign-in brings the secret back.
    if (!secrets.ok && secrets.failure.kind === 'secrets-locked' && secrets.failure.mode === 'session') {
      return fail({ kind: 'signed-out', accountId });
    }
    return secrets;
  }

  return {
    async accessTokenFor(accountId, { rejected } = {}) {
      const secrets = readActive(accountId);
      if (!secrets.ok) return secrets;
      const { tokens, version } = secrets.value;
      const age = tokens === null || tokens.access === rejected ? 'over' : clock.ageOf(accountId, tokens);
      if (tokens !== null && age === 'good') return succeed(tokens.access);

      const renewed = await renewOnce(accountId, { version, rejected });
      if (renewed.ok && renewed.value.access !== rejected) return succeed(renewed.value.access);
      // The flight had begun before this one was rejected: what it brought is what Atlassian refused.
      if (renewed.ok) return accessOf(await renewOnce(accountId, { version: nowhere, rejected }));
      // Early by two minutes, so that a token endpoint that is away for a moment is not felt.
      if (tokens !== null && age === 'ending' && isPassing(renewed.failure)) return succeed(tokens.access);
      return renewed;
    },
  };
}

/** No state of a sign-in has this name: whatever is found that was not rejected is taken. */
const nowhere = '';

function accessOf(tokens: Outcome<Tokens>): Outcome<string> {
  return tokens.ok ? succeed(tokens.value.access) : tokens;
}

function ask(exchange: TokenExchange, secrets: AccountSecrets): Promise<Outcome<Tokens>> {
  const { account, clientSecret, tokens } = secrets;
  const client: TokenClient = { origins: account.origins, clientId: account.clientId, clientSecret };
  if (account.kind !== 'person') return exchange.clientCredentials(client);
  const refreshToken = tokens?.refresh ?? null;
  if (refreshToken === null) {
    return Promise.resolve(
      fail({ kind: 'sign-in-refused', error: 'invalid_grant', detail: 'There is no refresh token.' }),
    );
  }
  return exchange.refresh(client, refreshToken).then((answer) =>
    // An answer without a new refresh token leaves the old one in use.
    answer.ok && answer.value.refresh === null ? succeed({ ...answer.value, refresh: refreshToken }) : answer,
  );
}

/** A lost answer may have rotated the token: the same one is good again inside the reuse window (contract 2.4). */
async function askTwiceAtMost(once: () => Promise<Outcome<Tokens>>): Promise<Outcome<Tokens>> {
  const first = await once();
  return !first.ok && first.failure.kind === 'no-answer' ? once() : first;
}

type Ended = { readonly state: Parameters<TokenVault['endSignIn']>[2]; readonly failure: Failure };

/** What a refusal of the token endpoint means for the account (contract 2.5), or null when it may pass. */
function stateAfter(failure: Failure, { account }: AccountSecrets, now: number): Ended | null {
  if (failure.kind === 'client-refused') {
    const { status, detail } = failure;
    return { state: { kind: 'client-refused', since: now, status, detail }, failure };
  }
  if (failure.kind !== 'sign-in-refused') return null;
  if (failure.error !== 'invalid_grant' && failure.error !== 'unauthorized_client') return null;
  if (account.kind === 'person') {
    return { state: { kind: 'signed-out', since: now }, failure: { kind: 'signed-out', accountId: account.id } };
  }
  // A service account has no grant that could end: its credential was refused.
  const refused = { status: 403, detail: failure.detail };
  return {
    state: { kind: 'client-refused', since: now, ...refused },
    failure: { kind: 'client-refused', clientIdHint: clientIdHint(account.clientId), ...refused },
  };
}

function isPassing(failure: Failure): boolean {
  return ['offline', 'no-answer', 'unavailable', 'rate-limited', 'unexpected-answer'].includes(failure.kind);
}
