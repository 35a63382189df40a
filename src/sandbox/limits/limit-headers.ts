import { classicRefusal } from '../http/envelopes';
import type { JiraReply } from '../http/route';
import type { BurstState } from './burst-limit';
import type { LimitReason } from './rate-limits';

export interface PointsState {
  limit: number;
  remaining: number;
  /** Epoch milliseconds. */
  resetAt: number;
}

/**
 * What Jira tells on every answer (contract §3.1, §4): the burst bucket in `X-RateLimit-*`, the hour's points in
 * `Beta-RateLimit*`, where `r` stands only near the limit. `shift` is how far the site's clock is off.
 */
export function limitHeaders(
  burst: BurstState,
  points: PointsState,
  now: number,
  shift: number,
): Record<string, string> {
  const burstNear = isNear(burst);
  const pointsNear = isNear(points);
  const seconds = Math.ceil((points.resetAt - now) / 1000);
  const informed = [`"global-app-quota";${pointsNear ? `r=${String(points.remaining)};` : ''}t=${String(seconds)}`];
  if (burstNear) informed.push(`"jira-burst-based";r=${String(burst.remaining)};t=1`);
  return {
    'X-RateLimit-Limit': String(burst.limit),
    'X-RateLimit-Remaining': String(burst.remaining),
    'X-RateLimit-Reset': instant(burst.fullAt + shift),
    ...(burstNear || pointsNear ? { 'X-RateLimit-NearLimit': 'true' } : {}),
    'Beta-RateLimit-Policy': `"global-app-quota";q=${String(points.limit)};w=3600`,
    'Beta-RateLimit': informed.join(', '),
  };
}

/** Jira's 429: refused before it was carried out. Waits are told in whole seconds, rounded up. */
export function limitRefusal(
  refused: { reason: LimitReason; milliseconds: number },
  points: PointsState,
  now: number,
  shift: number,
): JiraReply {
  const seconds = String(Math.max(1, Math.ceil(refused.milliseconds / 1000)));
  const ofPoints = refused.reason === 'jira-quota-global-based';
  return {
    ...classicRefusal(429, ['Rate limit exceeded']),
    headers: {
      'Retry-After': seconds,
      'Beta-Retry-After': seconds,
      'RateLimit-Reason': refused.reason,
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': instant(now + refused.milliseconds + shift),
      'X-RateLimit-NearLimit': 'true',
      ...(ofPoints ? { 'X-RateLimit-Limit': String(points.limit) } : {}),
    },
  };
}

function isNear(state: { limit: number; remaining: number }): boolean {
  return state.remaining < state.limit / 5;
}

/** `2026-11-03T09:00:00Z`, never earlier than meant. */
function instant(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
