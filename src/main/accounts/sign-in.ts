import { randomBytes, randomUUID } from 'node:crypto';
import { assertNever } from '@shared/assert-never';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { AccountRecord } from './account';
import { arrive, type ArrivePorts, type SignedIn } from './arrive';
import { authorizeUrl, defaultScopes } from './authorize-url';
import type { CallbackAnswer } from './callback-answer';
import { pageOfSignIn } from './callback-page';
import type { ClientCredentials } from './configuration';
import { startLoopbackCallback } from './loopback-callback';
import { sameOrigins, type Origins } from './origins';
import type { TokenClient, TokenExchange } from './token-exchange';

export interface SignInRequest {
  /** Origins for a new account. One that is signed in again stays at its own. */
  readonly origins: Origins;
  /** The 3LO app of these origins. Null is enough for an account that is signed in again and has kept its app. */
  readonly client: ClientCredentials | null;
  readonly callbackPort: number;
  /** The account to sign in again, or null for a new one. */
  readonly again: string | null;
}

export interface SignInAttempt {
  readonly attemptId: string;
  /** For the system browser, or to be copied. */
  readonly url: string;
  readonly redirectUri: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface SignIn {
  /**
   * Listens for the callback and makes the link. One attempt at a time: it ends the one before.
   * Fails with `port-taken`, `app-not-configured`, or what the vault fails with.
   */
  begin(request: SignInRequest): Promise<Outcome<SignInAttempt>>;
  /**
   * Waits for the end of an attempt, its port free again. Fails with `sign-in-declined`, `sign-in-refused`,
   * `sign-in-timed-out`, `cancelled`, `client-refused`, `no-sites`, `offline`, `no-answer` and the vault's failures.
   */
  finished(attemptId: string): Promise<Outcome<SignedIn>>;
  cancel(attemptId: string): Promise<void>;
}

export interface SignInPorts extends ArrivePorts {
  readonly exchange: TokenExchange;
  /** Runs something later; answers what takes it back. */
  readonly setTimer: (milliseconds: number, run: () => void) => () => void;
}

const minutes = 10;

interface Attempt {
  readonly id: string;
  readonly ended: Promise<Outcome<SignedIn>>;
  readonly isOpen: () => boolean;
  /** Takes the first outcome and closes the listener; later ones count for nothing. */
  readonly settle: (outcome: Outcome<SignedIn>) => void;
  readonly closeWith: (close: () => Promise<void>) => void;
  readonly closed: Promise<void>;
}

/** Sign-in with Atlassian in the system browser: contract 2.2 and 2.3, RFC 8252. */
export function createSignIn(ports: SignInPorts): SignIn {
  const attempts = new Map<string, Attempt>();
  let turn: Promise<unknown> = Promise.resolve();

  async function begin(request: SignInRequest): Promise<Outcome<SignInAttempt>> {
    const prepared = prepare(ports, request);
    if (!prepared.ok) return prepared;
    const { again, client } = prepared.value;
    for (const other of attempts.values()) {
      other.settle(fail({ kind: 'cancelled' }));
      await other.closed;
    }
    attempts.clear();

    const state = randomBytes(32).toString('base64url');
    const codeVerifier = randomBytes(32).toString('base64url');
    const attempt = openAttempt();
    let stopTimer = (): void => undefined;

    const finish = async (answer: CallbackAnswer, redirectUri: string): Promise<Outcome<SignedIn>> => {
      stopTimer();
      if (answer.kind !== 'code') return fail(refusalOf(answer));
      const grant = { code: answer.code, redirectUri, codeVerifier };
      const tokens = await ports.exchange.exchangeCode(client, grant);
      if (!tokens.ok) return tokens;
      return arrive(ports, { kind: 'person', client, tokens: tokens.value, again, stillWanted: attempt.isOpen });
    };

    const listener = await startLoopbackCallback({
      port: request.callbackPort,
      state,
      onAnswer: async (answer) => {
        void settled(finish(answer, redirectUri)).then(attempt.settle);
        // Not the exchange itself: a person who cancels meanwhile is told at once.
        const outcome = await attempt.ended;
        return pageOfSignIn(outcome.ok ? succeed(outcome.value.account.identity?.displayName ?? null) : outcome);
      },
    });
    if (!listener.ok) return listener;
    const { redirectUri } = listener.value;
    attempt.closeWith(async () => {
      stopTimer();
      await listener.value.close();
    });
    attempts.set(attempt.id, attempt);
    stopTimer = ports.setTimer(minutes * 60_000, () => attempt.settle(fail({ kind: 'sign-in-timed-out', minutes })));

    const url = authorizeUrl({
      origins: client.origins,
      clientId: client.clientId,
      redirectUri,
      scopes: defaultScopes,
      state,
      codeVerifier,
    });
    return succeed({ attemptId: attempt.id, url, redirectUri, expiresAt: ports.now() + minutes * 60_000 });
  }

  return {
    begin(request) {
      const begun = turn.then(() => begin(request));
      // Only keeps the order: who began it is handed the rejection itself.
      turn = begun.catch(() => undefined);
      return begun;
    },
    async finished(attemptId) {
      const attempt = attempts.get(attemptId);
      if (attempt === undefined) return fail({ kind: 'cancelled' });
      const outcome = await attempt.ended;
      await attempt.closed;
      return outcome;
    },
    async cancel(attemptId) {
      const attempt = attempts.get(attemptId);
      attempt?.settle(fail({ kind: 'cancelled' }));
      await attempt?.closed;
    },
  };
}

/** Whose sign-in it is to be, and with which app. The secret of one origin is never shown to another. */
function prepare(
  { vault }: SignInPorts,
  request: SignInRequest,
): Outcome<{ again: AccountRecord | null; client: TokenClient }> {
  const configured = request.client;
  if (request.again === null) {
    if (configured === null) return fail({ kind: 'app-not-configured' });
    return succeed({ again: null, client: { ...configured, origins: request.origins } });
  }
  const found = vault.find(request.again);
  if (!found.ok) return found;
  const again = found.value;
  const { origins } = again;
  if (configured !== null && sameOrigins(origins, request.origins)) {
    return succeed({ again, client: { ...configured, origins } });
  }
  const secrets = vault.secretsOf(again.id);
  if (!secrets.ok) return secrets;
  return succeed({ again, client: { origins, clientId: again.clientId, clientSecret: secrets.value.clientSecret } });
}

function openAttempt(): Attempt {
  const ended = deferred<Outcome<SignedIn>>();
  const closed = deferred<void>();
  let open = true;
  let close = (): Promise<void> => Promise.resolve();
  return {
    id: randomUUID(),
    ended: ended.promise,
    closed: closed.promise,
    isOpen: () => open,
    closeWith(given) {
      close = given;
    },
    settle(outcome) {
      if (!open) return;
      open = false;
      ended.resolve(outcome);
      closed.resolve(close());
    },
  };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  const promise = new Promise<T>((given) => {
    resolve = given;
  });
  return { promise, resolve };
}

function refusalOf(answer: Exclude<CallbackAnswer, { kind: 'code' }>) {
  switch (answer.kind) {
    case 'declined':
      return { kind: 'sign-in-declined', detail: answer.detail } as const;
    case 'refused':
      return { kind: 'sign-in-refused', error: answer.error, detail: answer.detail } as const;
    default:
      return assertNever(answer);
  }
}

/** A defect of ours ends the attempt too: the person must not wait for ever. */
async function settled(run: Promise<Outcome<SignedIn>>): Promise<Outcome<SignedIn>> {
  try {
    return await run;
  } catch (error) {
    return fail({ kind: 'internal', reference: error instanceof Error ? error.name : 'unknown' });
  }
}
