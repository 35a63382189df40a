/** What one person allowed one app: one grant for all of the person's sites (contract §2.2). */
export interface Grant {
  clientId: string;
  accountId: string;
  cloudIds: Set<string>;
  /** Includes `offline_access` and `read:me` when asked for. */
  scopes: readonly string[];
  /** Epoch milliseconds of the last consent. */
  consentedAt: number;
  revoked: boolean;
}

/** Every grant of the sandbox, by app and account. */
export class Grants {
  private readonly grants = new Map<string, Grant>();

  /** A consent: adds the site to the person's grant; the new scopes replace the old ones. */
  consent(given: {
    clientId: string;
    accountId: string;
    cloudId: string;
    scopes: readonly string[];
    now: number;
  }): Grant {
    const key = keyOf(given.clientId, given.accountId);
    const known = this.grants.get(key);
    if (known !== undefined && !known.revoked) {
      known.cloudIds.add(given.cloudId);
      known.scopes = given.scopes;
      known.consentedAt = given.now;
      return known;
    }
    const { clientId, accountId, scopes } = given;
    const cloudIds = new Set([given.cloudId]);
    const grant: Grant = { clientId, accountId, cloudIds, scopes, consentedAt: given.now, revoked: false };
    this.grants.set(key, grant);
    return grant;
  }

  /** A grant that nobody consented to: a service account reaches the sites it was added to. */
  fixed(given: { clientId: string; accountId: string; cloudIds: Iterable<string>; scopes: readonly string[] }): Grant {
    const key = keyOf(given.clientId, given.accountId);
    const { clientId, accountId, scopes } = given;
    const known = this.grants.get(key);
    if (known !== undefined) return known;
    const cloudIds = new Set(given.cloudIds);
    const grant: Grant = { clientId, accountId, cloudIds, scopes, consentedAt: 0, revoked: false };
    this.grants.set(key, grant);
    return grant;
  }

  /** All that was allowed in the name of one account is another's from now on. */
  replaceAccount(from: string, to: string): void {
    if (from === to) return;
    for (const [key, grant] of this.grants) {
      if (grant.accountId !== from) continue;
      this.grants.delete(key);
      grant.accountId = to;
      this.grants.set(keyOf(grant.clientId, to), grant);
    }
  }

  /** What "connected apps" at Atlassian does: bearer calls answer 401 and refreshing fails from now on. */
  revoke(clientId: string, accountId: string): void {
    const grant = this.grants.get(keyOf(clientId, accountId));
    if (grant !== undefined) grant.revoked = true;
  }
}

function keyOf(clientId: string, accountId: string): string {
  return `${clientId} ${accountId}`;
}
