/** Atlassian's access tokens live an hour (contract §2.4); this much less counts as *may have expired*. */
const LIFETIME_MS = 3_600_000;
const EARLY_MS = 120_000;

/**
 * Whether a refusal may be about the token although its status says something else: gateways of Atlassian's have been seen to
 * answer 403 and 404 for expired tokens (contract §2.8). Pure; times are epoch milliseconds.
 *
 * @param expiresAt as stored with the token, `null` where that is not known
 * @param firstUsedAt when this token was handed out here for the first time
 */
export function mayHaveExpired(
  { expiresAt, firstUsedAt }: { readonly expiresAt: number | null; readonly firstUsedAt: number },
  now: number,
): boolean {
  return now >= (expiresAt ?? firstUsedAt + LIFETIME_MS) - EARLY_MS;
}
