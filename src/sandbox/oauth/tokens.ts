import type { Grant } from './grants';
import { opaqueToken, randomId } from './opaque-token';
import type { TokenSwitches } from './switches';

export interface AuthorizationCode {
  code: string;
  clientId: string;
  redirectUri: string;
  grant: Grant;
  scopes: readonly string[];
  codeChallenge: string | null;
  expiresAt: number;
  used: boolean;
}

export interface AccessToken {
  grant: Grant;
  scopes: readonly string[];
  expiresAt: number;
  /** What the gateway answers to it once it has ended, when it was ended by hand. */
  refusedWith?: 401 | 403 | 404;
}

export interface RefreshToken {
  grant: Grant;
  issuedAt: number;
  /** When it was first exchanged; `null` while it is the newest. */
  usedAt: number | null;
}

/** A token endpoint's success (contract §2.3). `refresh_token` only with `offline_access`. */
export interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  token_type: 'Bearer';
}

const day = 24 * 60 * 60 * 1000;

/** May this refresh token be exchanged now? All limits of contract §2.4 in one place. */
function mayRefresh(token: RefreshToken, now: number, switches: TokenSwitches): boolean {
  if (token.grant.revoked) return false;
  if (now - token.issuedAt > switches.refreshIdleDays * day) return false;
  const { refreshAbsoluteDays } = switches;
  if (refreshAbsoluteDays !== null && now - token.grant.consentedAt > refreshAbsoluteDays * day) return false;
  return token.usedAt === null || now - token.usedAt < switches.refreshLeewaySeconds * 1000;
}

/** Codes and tokens, in memory: they end with the process. */
export class Tokens {
  private readonly codes = new Map<string, AuthorizationCode>();
  private readonly access = new Map<string, AccessToken>();
  private readonly refresh = new Map<string, RefreshToken>();

  constructor(
    private readonly switches: TokenSwitches,
    private readonly clock: () => number,
  ) {}

  issueCode(given: Omit<AuthorizationCode, 'code' | 'expiresAt' | 'used'>): string {
    const code = randomId();
    this.codes.set(code, { ...given, code, expiresAt: this.clock() + this.switches.codeSeconds * 1000, used: false });
    return code;
  }

  /** The code's record when it is good for this app and redirect URI. A try with a wrong one leaves it usable. */
  takeCode(code: string, clientId: string, redirectUri: string): AuthorizationCode | undefined {
    const record = this.codes.get(code);
    if (record === undefined || record.used || record.expiresAt <= this.clock()) return undefined;
    if (record.clientId !== clientId || record.redirectUri !== redirectUri || record.grant.revoked) return undefined;
    record.used = true;
    return record;
  }

  issue(grant: Grant, scopes: readonly string[], withRefresh: boolean): TokenAnswer {
    const now = this.clock();
    this.forgetExpired(now);
    const seconds = this.switches.accessTokenSeconds;
    const token = opaqueToken('access');
    this.access.set(token, { grant, scopes, expiresAt: now + seconds * 1000 });
    const answer: TokenAnswer = {
      access_token: token,
      expires_in: seconds,
      scope: scopes.join(' '),
      token_type: 'Bearer',
    };
    if (withRefresh && scopes.includes('offline_access')) {
      answer.refresh_token = opaqueToken('refresh');
      this.refresh.set(answer.refresh_token, { grant, issuedAt: now, usedAt: null });
    }
    return answer;
  }

  /** Exchanges a refresh token for a fresh pair; `undefined` when it is unknown, another app's, or dead. */
  exchange(refreshToken: string, clientId: string): TokenAnswer | undefined {
    const now = this.clock();
    const record = this.refresh.get(refreshToken);
    if (record === undefined || record.grant.clientId !== clientId) return undefined;
    if (!mayRefresh(record, now, this.switches)) return undefined;
    // The leeway runs from the first use: repeating does not prolong it.
    record.usedAt ??= now;
    return this.issue(record.grant, record.grant.scopes, true);
  }

  /** The token's record while it is good. */
  find(accessToken: string): AccessToken | undefined {
    const record = this.access.get(accessToken);
    if (record === undefined || record.grant.revoked || record.expiresAt <= this.clock()) return undefined;
    return record;
  }

  /** Ends the access tokens of an account; refreshing helps. */
  expire(accountId: string, refusedWith: 401 | 403 | 404): void {
    for (const record of this.access.values()) {
      if (record.grant.accountId !== accountId || record.expiresAt <= this.clock()) continue;
      record.expiresAt = this.clock();
      record.refusedWith = refusedWith;
    }
  }

  /** The status with which the gateway refuses a token that is not good (contract §2.8). */
  refusalOf(accessToken: string): 401 | 403 | 404 {
    return this.access.get(accessToken)?.refusedWith ?? this.switches.badTokenStatus;
  }

  private forgetExpired(now: number): void {
    for (const [token, record] of this.access) {
      // Late requests with a token that was ended by hand are to hear the same status as the first.
      if (record.expiresAt <= now && record.refusedWith === undefined) this.access.delete(token);
    }
    for (const [code, record] of this.codes) if (record.expiresAt <= now) this.codes.delete(code);
  }
}
