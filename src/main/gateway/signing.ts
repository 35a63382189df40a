import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { GatewayPorts } from './gateway-request';
import { mayHaveExpired } from './token-age';

/** What requests are signed with. */
export interface Signing {
  /**
   * A token and the only origin that it may go to, read together: an account that is signed in again may have another.
   *
   * @param rejected the token that Jira did not take: another one is asked for
   */
  credentialsOf(
    accountId: string,
    rejected: string | undefined,
  ): Promise<Outcome<{ readonly token: string; readonly origin: string }>>;
  /** Since when this token is in use, epoch milliseconds: `now` for one that was not seen before. */
  usedSince(accountId: string, token: string, now: number): number;
  /** Whether a refusal may be that of a token that has expired: Jira answers 403 or 404 to some. */
  isOldToken(status: number, firstUsedAt: number, accountId: string): boolean;
}

export function createSigning(ports: GatewayPorts): Signing {
  /** The token of each account that is in use, and since when. */
  const inUse = new Map<string, { readonly token: string; readonly since: number }>();

  return {
    async credentialsOf(accountId, rejected) {
      const token = await ports.accessTokenFor(accountId, rejected === undefined ? undefined : { rejected });
      if (!token.ok) {
        if (token.failure.kind === 'offline') ports.reached(false);
        return token;
      }
      const origin = ports.apiOriginOf(accountId);
      return origin === null ? fail({ kind: 'signed-out', accountId }) : succeed({ token: token.value, origin });
    },
    usedSince(accountId, token, now) {
      const known = inUse.get(accountId);
      if (known?.token === token) return known.since;
      inUse.set(accountId, { token, since: now });
      return now;
    },
    isOldToken(status, firstUsedAt, accountId) {
      if (status !== 403 && status !== 404) return false;
      return mayHaveExpired({ expiresAt: ports.tokenExpiresAt?.(accountId) ?? null, firstUsedAt }, ports.now());
    },
  };
}
