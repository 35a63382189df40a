import type { StatedQuota } from './rate-headers';

/** Contract §4: the default tier, for one app over all its sites. */
const USUAL_POINTS = 65_000;
/** Below this share of the hour's points the background stops, and what is left is a person's. */
const KEPT_FOR_PEOPLE = 0.2;
const HOUR_MS = 3_600_000;

/** The points of one app on one site in the current hour of UTC. Pure functions; times are epoch milliseconds. */
export interface HourPoints {
  readonly limit: number;
  /** Whether `limit` is what Atlassian said rather than what the contract lets expect. */
  readonly learnt: boolean;
  /** Of everybody who uses the app, as far as headers tell; of us alone otherwise. */
  readonly spent: number;
  /** Of us in the background. */
  readonly background: number;
  readonly resetsAt: number;
  /** Jira said that there are none left. */
  readonly heldUntil: number;
  readonly near: boolean;
}

export function openHour(now: number): HourPoints {
  return {
    limit: USUAL_POINTS,
    learnt: false,
    spent: 0,
    background: 0,
    resetsAt: nextHour(now),
    heldUntil: 0,
    near: false,
  };
}

/** The hour as it is now: a new one begins at the top of the UTC hour, or when headers said that it does. */
export function currentHour(hour: HourPoints, now: number): HourPoints {
  if (now < hour.resetsAt) return hour;
  return { ...hour, spent: 0, background: 0, near: false, resetsAt: nextHour(now) };
}

/** `share`: only the background's share is added to, since Atlassian has counted the points itself. */
export function spend(
  hour: HourPoints,
  points: number,
  of: 'all' | 'share',
  background: boolean,
  now: number,
): HourPoints {
  const current = currentHour(hour, now);
  return {
    ...current,
    spent: current.spent + (of === 'all' ? points : 0),
    background: current.background + (background ? points : 0),
  };
}

/** Headers are right: others spend from the same points. */
export function learnQuota(hour: HourPoints, stated: StatedQuota, now: number): HourPoints {
  const current = currentHour(hour, now);
  const limit = stated.limit ?? current.limit;
  return {
    ...current,
    limit,
    learnt: current.learnt || stated.limit !== null,
    spent: stated.remaining === null ? current.spent : Math.max(0, limit - stated.remaining),
    resetsAt: stated.resetsAt !== null && stated.resetsAt > now ? stated.resetsAt : current.resetsAt,
    near: stated.near,
  };
}

export function pointsLeft({ limit, spent }: HourPoints): number {
  return Math.max(0, limit - spent);
}

/**
 * How many points the background may still spend in this hour.
 *
 * @param background what the background of the whole app has spent
 * @param share of the hour's points, 0 to 1
 */
export function backgroundLeft(hour: HourPoints, background: number, share: number): number {
  if (hour.near) return 0;
  const ofShare = hour.limit * share - background;
  const ofWhatIsLeft = pointsLeft(hour) - hour.limit * KEPT_FOR_PEOPLE;
  return Math.max(0, Math.floor(Math.min(ofShare, ofWhatIsLeft)));
}

function nextHour(now: number): number {
  return (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
}
