/**
 * How fast one endpoint of one site may be asked (contract §4: a token bucket per site, endpoint and method). Starts with what the
 * contract says, believes what headers say, and comes down by itself after a 429: from then on requests are spaced evenly, so that
 * the limit is used and not run into. All functions are pure; times are epoch milliseconds.
 */
export interface BurstBucket {
  /** Requests a second. */
  readonly rate: number;
  /** How many may go at once after a rest. */
  readonly room: number;
  readonly tokens: number;
  /** When `tokens` was counted. */
  readonly at: number;
  /** No request before: `Retry-After` and its jitter. */
  readonly heldUntil: number;
  /** What the contract gives this endpoint. */
  readonly usual: number;
  /** The limit that an answer named last, and when. */
  readonly stated: { readonly limit: number; readonly at: number } | null;
  /** When the rate last came down, and last went up; `null`: never, requests are not spaced. */
  readonly slowedAt: number | null;
  readonly grewAt: number;
  /** When the latest answers came, for an estimate where no header names the limit. */
  readonly answers: readonly number[];
}

/** A little below, since clocks and the way there are not exact. */
const OF_STATED = 0.99;
const OF_USUAL = 0.9;
const SLOWEST = 0.2;
const GROWS_EVERY_MS = 10_000;
/** A limit that is used to the full is met again sooner than this, and the next refusal tells where it is. */
const MET_WITHIN_MS = 60_000;
const STATED_LASTS_MS = 10 * 60_000;
const WINDOW_MS = 1_000;
const MOST_ANSWERS = 400;

export function openBucket(usual: number, now: number): BurstBucket {
  const rate = usual * OF_USUAL;
  const room = usual / 2;
  return {
    rate,
    room,
    tokens: room,
    at: now,
    heldUntil: 0,
    usual,
    stated: null,
    slowedAt: null,
    grewAt: now,
    answers: [],
  };
}

/** The earliest moment for one more request. */
export function readyAt(bucket: BurstBucket, now: number): number {
  const missing = 1 - refilled(bucket, now).tokens;
  const filled = missing <= 0 ? now : Math.max(now, bucket.at) + (missing / bucket.rate) * 1000;
  return Math.max(filled, bucket.heldUntil);
}

/** One request goes out now. */
export function taken(bucket: BurstBucket, now: number): BurstBucket {
  const grown = grow(refilled(bucket, now), now);
  return { ...grown, tokens: Math.max(0, grown.tokens - 1) };
}

/** An answer came that was no 429. */
export function accepted(
  bucket: BurstBucket,
  now: number,
  stated: { readonly limit: number; readonly remaining: number | null } | null,
): BurstBucket {
  const answers = [...bucket.answers.filter((at) => at > now - WINDOW_MS), now].slice(-MOST_ANSWERS);
  const next = { ...refilled(bucket, now), answers };
  if (stated === null) return next;
  const known = { ...next, stated: { limit: stated.limit, at: now } };
  if (bucket.slowedAt !== null) return { ...known, rate: Math.min(known.rate, stated.limit * OF_STATED) };
  const room = Math.max(1, stated.limit / 2);
  const left = stated.remaining === null || stated.limit < 10 ? room : Math.min(room, stated.remaining);
  return { ...known, rate: stated.limit * OF_STATED, room, tokens: Math.min(known.tokens, left) };
}

/**
 * A 429 of this endpoint came. Those of one volley bring the rate down once.
 *
 * @param until the moment named, with the jitter added
 */
export function refused(
  bucket: BurstBucket,
  {
    sentAt,
    now,
    until,
    stated,
  }: { readonly sentAt: number; readonly now: number; readonly until: number; readonly stated: number | null },
): BurstBucket {
  const held = { ...bucket, heldUntil: Math.max(bucket.heldUntil, until) };
  if (bucket.slowedAt !== null && sentAt <= bucket.slowedAt) return held;
  const rate = Math.max(SLOWEST, slower(bucket, now, stated));
  return {
    ...held,
    rate,
    room: roomOf(rate),
    // The first goes as soon as it may, the rest behind it one by one.
    tokens: 1,
    at: held.heldUntil,
    stated: stated === null ? bucket.stated : { limit: stated, at: now },
    slowedAt: now,
    grewAt: now,
  };
}

/** The clock of this computer was set back by so much: what was to end soon still does. */
export function setBack(bucket: BurstBucket, by: number): BurstBucket {
  return {
    ...bucket,
    at: bucket.at - by,
    heldUntil: bucket.heldUntil - by,
    grewAt: bucket.grewAt - by,
    slowedAt: bucket.slowedAt === null ? null : bucket.slowedAt - by,
    stated: bucket.stated === null ? null : { ...bucket.stated, at: bucket.stated.at - by },
    answers: bucket.answers.map((at) => at - by),
  };
}

function slower(bucket: BurstBucket, now: number, stated: number | null): number {
  // What is named is believed once; refused at that pace all the same, somebody else shares the bucket.
  if (stated !== null && (bucket.slowedAt === null || bucket.rate > stated * OF_STATED)) return stated * OF_STATED;
  if (stated !== null) return bucket.rate * 0.9;
  if (bucket.slowedAt !== null && now - bucket.slowedAt < MET_WITHIN_MS) return bucket.rate * 0.85;
  const lately = bucket.answers.filter((at) => at > now - WINDOW_MS).length;
  return Math.max(1, Math.min(bucket.rate * 0.7, lately));
}

/** Room for what a late timer missed, not for a volley. */
function roomOf(rate: number): number {
  return Math.max(1.25, rate * 0.1);
}

function refilled(bucket: BurstBucket, now: number): BurstBucket {
  if (now <= bucket.at) return bucket;
  const tokens = Math.min(bucket.room, bucket.tokens + ((now - bucket.at) / 1000) * bucket.rate);
  return { ...bucket, tokens, at: now };
}

/**
 * A limit that was met once may have been somebody else's doing: the pace goes up again step by step, and in large steps once nothing
 * was refused for a minute. Else one refusal that names no limit, at a moment of little traffic, would be felt for a quarter of an hour.
 */
function grow(bucket: BurstBucket, now: number): BurstBucket {
  if (bucket.slowedAt === null || now - bucket.grewAt < GROWS_EVERY_MS) return bucket;
  const step = now - bucket.slowedAt < MET_WITHIN_MS ? 1.05 : 2;
  const fresh = bucket.stated !== null && now - bucket.stated.at < STATED_LASTS_MS;
  const most = fresh ? (bucket.stated?.limit ?? 0) * OF_STATED : bucket.usual * OF_USUAL;
  const rate = Math.min(most, bucket.rate * step);
  return { ...bucket, rate, room: roomOf(rate), grewAt: now };
}
