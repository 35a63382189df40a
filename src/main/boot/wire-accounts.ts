import type { SiteRef } from '@shared/jira/site';
import { createAccessTokens } from '../accounts/access-token';
import { createAccountLocks } from '../accounts/account-locks';
import { createAppCredentials } from '../accounts/app-credentials';
import type { Configuration } from '../accounts/configuration';
import type { KeyValueStore } from '../accounts/key-value-store';
import type { Keyring } from '../accounts/keyring';
import { createProtection } from '../accounts/protection';
import { createSignIn } from '../accounts/sign-in';
import { createHttpTokenExchange } from '../accounts/token-exchange';
import { createTokenVault, type TokenVault } from '../accounts/token-vault';
import type { HttpFetch } from '../gateway/http-fetch';

export interface AccountPorts {
  readonly configuration: Configuration;
  readonly settings: KeyValueStore;
  readonly accounts: KeyValueStore;
  /** Where processes that share these accounts wait for each other. */
  readonly lockFolder: string;
  readonly keyring: Keyring;
  readonly fetch: HttpFetch;
  readonly now: () => number;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly warn: (sentence: string) => void;
  /** A sign-in has ended or was refused: the screens ask again. */
  readonly ended: () => void;
}

/** Accounts and their secrets, wired to each other. */
export function wireAccounts({
  configuration,
  settings,
  accounts,
  lockFolder,
  keyring,
  fetch,
  now,
  after,
  warn,
  ended,
}: AccountPorts) {
  const protection = createProtection({ settings, keyring });
  const locks = createAccountLocks({ folder: lockFolder });
  const vault = createTokenVault({ store: accounts, box: protection, warn, changing: locks.changing });
  const forgotten = vault.forgetEndedSessions();
  if (!forgotten.ok) warn(`accounts: ${forgotten.failure.kind}`);
  const exchange = createHttpTokenExchange({ fetch, now });
  const arrival = { vault, fetch, now };
  return {
    ...arrival,
    protection,
    exchange,
    accessTokens: createAccessTokens({ vault, exchange, locks, now, ended }),
    signIn: createSignIn({ ...arrival, exchange, setTimer: after }),
    apps: createAppCredentials({
      store: settings,
      box: protection,
      fromEnvironment:
        configuration.client === null ? null : { ...configuration.client, origins: configuration.origins },
    }),
  };
}

/** The API origin of an account, `null` when there is no such account. */
export function apiOriginOf(vault: TokenVault, accountId: string): string | null {
  const account = vault.find(accountId);
  return account.ok ? account.value.origins.api : null;
}

/** What the token of an account may do at a site, as accessible-resources lists it; nothing when either is unknown. */
export function scopesOf(vault: TokenVault, { accountId, cloudId }: SiteRef): readonly string[] {
  const account = vault.find(accountId);
  return account.ok ? (account.value.sites.find((site) => site.cloudId === cloudId)?.scopes ?? []) : [];
}

/** The address of a site; empty where it is not known. */
export function urlOf(vault: TokenVault, { accountId, cloudId }: SiteRef): string {
  const account = vault.find(accountId);
  return account.ok ? (account.value.sites.find((site) => site.cloudId === cloudId)?.url ?? '') : '';
}

/** The app (client id) of an account, by which Atlassian counts its points; empty when there is no such account. */
export function appOf(vault: TokenVault, accountId: string): string {
  const account = vault.find(accountId);
  return account.ok ? account.value.clientId : '';
}

/** When the access token of an account expires, epoch milliseconds; `null` where that cannot be read. */
export function tokenExpiresAt(vault: TokenVault, accountId: string): number | null {
  const secrets = vault.secretsOf(accountId);
  return secrets.ok ? (secrets.value.tokens?.expiresAt ?? null) : null;
}
