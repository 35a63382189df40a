import type { AccountKind, AccountRecord, Identity } from './account';
import { sameOrigins, type Origins } from './origins';

/** Somebody who has just signed in. */
export interface Newcomer {
  readonly kind: AccountKind;
  readonly origins: Origins;
  readonly clientId: string;
  readonly identity: Identity | null;
}

/**
 * `added`: not known before. `renewed`: known, and signed in again. `other-person`: somebody else than the account that
 * was to be signed in again; both accounts are kept, since what one may see is never shown to the other.
 */
export type Arrival = 'added' | 'renewed' | 'other-person';

/** Which account a newcomer is; `known` null makes a new one. `again` is the account that was to be signed in again. */
export function matchAccount(
  accounts: readonly AccountRecord[],
  newcomer: Newcomer,
  again: AccountRecord | null,
): { readonly known: AccountRecord | null; readonly arrival: Arrival } {
  if (again !== null && isSameActor(again, newcomer)) return { known: again, arrival: 'renewed' };
  const known = accounts.find((account) => isSameActor(account, newcomer)) ?? null;
  if (again !== null) return { known, arrival: 'other-person' };
  return { known, arrival: known === null ? 'added' : 'renewed' };
}

function isSameActor(account: AccountRecord, newcomer: Newcomer): boolean {
  // The demo site has one account, whose origins are others at each start; its mirror and drafts stay with it.
  if (account.kind === 'demo' && newcomer.kind === 'demo') return true;
  if (account.kind !== newcomer.kind || !sameOrigins(account.origins, newcomer.origins)) return false;
  if (account.identity !== null && newcomer.identity !== null) {
    return account.identity.accountId === newcomer.identity.accountId;
  }
  // A service account's credential is one actor. Of a person that Jira did not name, nothing proves who it is.
  return account.kind !== 'person' && account.clientId === newcomer.clientId;
}
