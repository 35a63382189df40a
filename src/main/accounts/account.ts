import type { Site } from '@shared/jira/site';
import type { Origins } from './origins';

/**
 * `person`: signed in through the browser (3LO). `service`: a service account with client credentials (2LO).
 * `demo`: the demo site's service account, whose secrets live as long as the process.
 */
export type AccountKind = 'person' | 'service' | 'demo';

/** Who Jira says we are, from `GET /rest/api/3/myself` on the first site that answers. */
export interface Identity {
  /** Atlassian's account id. */
  readonly accountId: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
}

/** Times are epoch milliseconds. */
export type AccountState =
  | { readonly kind: 'active' }
  /** The sign-in ended (contract 2.5, `invalid_grant`). What the account mirrored and queued stays. */
  | { readonly kind: 'signed-out'; readonly since: number }
  /** Atlassian refused the client id or secret. Asking again with the same secret would change nothing. */
  | { readonly kind: 'client-refused'; readonly since: number; readonly status: number; readonly detail: string };

/** An account that we act as, as main knows it. Nothing in here is secret. */
export interface AccountRecord {
  /** Ours, random; mirror rows and changes are keyed by it. Not Atlassian's `accountId`. */
  readonly id: string;
  readonly kind: AccountKind;
  readonly origins: Origins;
  readonly clientId: string;
  /** Null when the token's scopes do not let us ask. */
  readonly identity: Identity | null;
  readonly sites: readonly Site[];
  /** Sites that it reached once and Atlassian no longer names. What was mirrored and queued of them stays; absent where there is none. */
  readonly formerSites?: readonly Site[] | undefined;
  /** Epoch milliseconds. */
  readonly addedAt: number;
  readonly state: AccountState;
}

/** An access token and what renews it. `refresh` is null for a service account, which mints anew. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** When it was asked for, by the same clock. Absent from vaults of earlier versions. */
  readonly grantedAt?: number | undefined;
  readonly scopes: readonly string[];
}

/** Whether they are one pair, whatever is known of its time. */
export function areSameTokens(one: Tokens | null, other: Tokens | null): boolean {
  return one?.access === other?.access && one?.refresh === other?.refresh;
}

/** A client id, short enough to be shown and long enough to be recognised: `kX4…9Qd`. */
export function clientIdHint(clientId: string): string {
  return clientId.length <= 8 ? clientId : `${clientId.slice(0, 3)}…${clientId.slice(-3)}`;
}
