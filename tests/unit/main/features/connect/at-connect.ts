import type { AccountRecord, Tokens } from '../../../../../src/main/accounts/account';
import { createAppCredentials } from '../../../../../src/main/accounts/app-credentials';
import type { SignedIn } from '../../../../../src/main/accounts/arrive';
import { atlassianOrigins, type Origins } from '../../../../../src/main/accounts/origins';
import { createProtection } from '../../../../../src/main/accounts/protection';
import type { SignIn, SignInRequest } from '../../../../../src/main/accounts/sign-in';
import type { TokenExchange } from '../../../../../src/main/accounts/token-exchange';
import { createTokenVault } from '../../../../../src/main/accounts/token-vault';
import { connectHandlers } from '../../../../../src/main/features/connect/handlers';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SecretForm, SecretValues } from '@shared/ipc/secret-form';
import { fakeKeyring, type FakeKeyring } from '../../accounts/fake-keyring';
import { memoryStore, type MemoryStore } from '../../accounts/memory-store';

export const TOKENS: Tokens = { access: 'access', refresh: 'refresh', expiresAt: 9e12, scopes: ['read:jira-work'] };

export function aRecord(over: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: 'account-1',
    kind: 'person',
    origins: atlassianOrigins,
    clientId: 'client-id',
    identity: { accountId: 'person-1', displayName: 'Dana Ode', avatarUrl: null },
    sites: [],
    addedAt: 7,
    state: { kind: 'active' },
    ...over,
  };
}

const json = (body: unknown): Response => new Response(JSON.stringify(body), { status: 200 });

/** The handlers on the real vault, protection and apps, with the browser, Atlassian and the person played by the test. */
export function atConnect(
  given: { readonly origins?: Origins; readonly keyring?: FakeKeyring; readonly store?: MemoryStore } = {},
) {
  const { origins = atlassianOrigins, keyring = fakeKeyring(), store = memoryStore() } = given;
  const protection = createProtection({
    settings: store,
    keyring,
    scryptCost: { cost: 16, blockSize: 8, parallelization: 1 },
  });
  const vault = createTokenVault({ store, box: protection, warn: () => undefined });
  const apps = createAppCredentials({ store, box: protection, fromEnvironment: null });

  /** What the person types into the next small windows; `null` is giving up. */
  const typed: (SecretValues | null)[] = [];
  const forms: SecretForm[] = [];
  const opened: string[] = [];
  const begun: SignInRequest[] = [];
  const cancelled: string[] = [];
  const forgotten: string[] = [];
  const state = {
    /** What the system does with a link. */
    browser: (): Promise<boolean> => Promise.resolve(true),
    changed: 0,
    unfinished: succeed(0),
    ready: succeed(null),
    /** How the sign-in in the browser ends. */
    signedIn: fail({ kind: 'cancelled' }) as Outcome<SignedIn>,
    minted: succeed(TOKENS),
    /** Who a new token acts as. */
    myself: { accountId: 'service-1', displayName: 'Build robot' },
    sites: [{ id: 'cloud-1', url: 'https://one.example.com', name: 'one', scopes: ['read:jira-work'] }],
  };

  const signIn: SignIn = {
    begin: (request) => {
      begun.push(request);
      const attemptId = `attempt-${begun.length}`;
      const url = `https://auth.example.com/${attemptId}`;
      return Promise.resolve(succeed({ attemptId, url, redirectUri: 'http://localhost:1/callback', expiresAt: 1 }));
    },
    finished: () => Promise.resolve(state.signedIn),
    cancel: (attemptId) => {
      cancelled.push(attemptId);
      return Promise.resolve();
    },
  };
  const never = (): never => {
    throw new Error('Nobody asks for this here.');
  };
  const exchange: TokenExchange = {
    exchangeCode: never,
    refresh: never,
    clientCredentials: () => Promise.resolve(state.minted),
  };

  const handlers = connectHandlers({
    configuration: { origins, callbackPort: 47321, client: null, userData: null },
    vault,
    exchange,
    signIn,
    apps,
    protection,
    accessTokens: { accessTokenFor: () => Promise.resolve(succeed('access')) },
    fetch: (url) => Promise.resolve(json(url.endsWith('/accessible-resources') ? state.sites : state.myself)),
    now: () => 1_000,
    askForSecrets: (form) => {
      forms.push(form);
      const values = typed.shift();
      if (values === undefined) throw new Error(`Nothing is typed into "${form.title}".`);
      return Promise.resolve(values);
    },
    openExternal: (url) => {
      opened.push(url);
      return state.browser();
    },
    changed: () => {
      state.changed += 1;
    },
    unfinished: () => Promise.resolve(state.unfinished),
    forgetData: (accountId) => {
      forgotten.push(accountId);
      return Promise.resolve(succeed(null));
    },
    protectionReady: () => state.ready,
  });
  return {
    handlers,
    vault,
    apps,
    protection,
    store,
    keyring,
    typed,
    forms,
    opened,
    begun,
    cancelled,
    forgotten,
    state,
  };
}
