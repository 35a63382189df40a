import { accepted, openBucket, readyAt, refused, setBack, taken, type BurstBucket } from './burst-bucket';
import { usualRate } from './usual-rates';
import { backgroundLeft, currentHour, learnQuota, openHour, pointsLeft, spend, type HourPoints } from './hour-points';
import { isForgotten, NO_WRITES, writeReadyAt, wrote, type IssueWrites } from './issue-writes';
import type { StatedLimits } from './rate-headers';

/** What a person waits for goes first, then changes on their way to Jira, then what nobody waits for. */
export type Priority = 'person' | 'outbox' | 'background';

/** Why a request has to wait. */
export type WaitReason =
  /** Atlassian's points of the hour are used up. */
  | 'quota'
  /** The background has spent its share of them, or little is left for people. */
  | 'background-share'
  /** One endpoint was asked too fast. */
  | 'burst'
  /** One issue was written to too fast. */
  | 'issue'
  /** Atlassian answered 503 and named when it is back. */
  | 'maintenance';

/** A request as limits see it. */
export interface Turn {
  /** Whose quota it counts against: the origin and the app of the account. */
  readonly app: string;
  readonly cloudId: string;
  readonly method: string;
  /** See `endpointPattern`. */
  readonly pattern: string;
  /** The issue that is written to. */
  readonly issue: string | null;
  readonly priority: Priority;
}

/** A turn with the names of what it counts against, made once: hundreds may stand in the line. */
export interface KeyedTurn extends Turn {
  readonly hour: string;
  readonly bucket: string;
  readonly writes: string | null;
  /** Turns with the same key may go at the same moment. */
  readonly same: string;
}

export function keyedTurn(turn: Turn): KeyedTurn {
  const { app, cloudId, method, pattern, issue, priority } = turn;
  const hour = hourKey(turn);
  const bucket = JSON.stringify([app, cloudId, method, pattern]);
  const writes = issue === null ? null : JSON.stringify([app, cloudId, issue.toUpperCase()]);
  return { ...turn, hour, bucket, writes, same: JSON.stringify([bucket, writes, priority]) };
}

/** An answer as limits see it. Times are epoch milliseconds. */
export interface LimitedAnswer {
  readonly status: number;
  readonly sentAt: number;
  readonly now: number;
  readonly stated: StatedLimits;
  /** `RateLimit-Reason`. */
  readonly reason: string | null;
  /** Not before: the moment named and its jitter. `null` where none was. */
  readonly until: number | null;
}

export interface Points {
  readonly left: number;
  readonly limit: number;
  /** Whether Atlassian named the limit; else it is the contract's default, and what is left is our own count. */
  readonly learnt: boolean;
  readonly resetsAt: number;
  readonly heldUntil: number;
}

export type Allowance =
  { readonly points: number } | { readonly points: 0; readonly why: WaitReason; readonly until: number };

/** Longer waits without a reason given are the hour's, not a bucket's. */
const LONGEST_BURST_MS = 60_000;

/** Knows the limits of every site and app and what was spent; says when a request may go. Holds its state, has no effects. */
export class Budget {
  private readonly hours = new Map<string, HourPoints>();
  private readonly appsHeld = new Map<string, number>();
  private readonly buckets = new Map<string, BurstBucket>();
  private readonly issues = new Map<string, IssueWrites>();
  /** By bucket, until when Atlassian said that it is down, and on which site. Apart from limits: they have other words. */
  private readonly down = new Map<string, { readonly hour: string; readonly until: number }>();

  /** @param backgroundShare of an hour's points, 0 to 1 */
  constructor(private readonly backgroundShare: number) {}

  /** The earliest moment at which a request may go, and what it would wait for. */
  startAt(turn: KeyedTurn, now: number): { readonly at: number; readonly why: WaitReason | null } {
    const hour = this.hourNamed(turn.hour, now);
    const waits: { at: number; why: WaitReason }[] = [
      { at: this.heldUntil(turn, hour), why: 'quota' },
      { at: readyAt(this.bucketOf(turn, now), now), why: 'burst' },
      { at: this.down.get(turn.bucket)?.until ?? 0, why: 'maintenance' },
    ];
    // Only where Atlassian said so: our own count is an estimate, and no reason to keep a person waiting.
    if (hour.learnt && pointsLeft(hour) === 0) waits.push({ at: hour.resetsAt, why: 'quota' });
    if (turn.writes !== null) {
      waits.push({ at: writeReadyAt(this.issues.get(turn.writes) ?? NO_WRITES, now), why: 'issue' });
    }
    if (turn.priority === 'background' && this.backgroundPoints(turn, hour, now) <= 0) {
      waits.push({ at: hour.resetsAt, why: 'background-share' });
    }
    const [first, ...rest] = waits;
    const last = rest.reduce((latest, one) => (one.at > latest.at ? one : latest), first ?? { at: now, why: 'burst' });
    return last.at <= now ? { at: now, why: null } : last;
  }

  /** A request goes out now. */
  take(turn: KeyedTurn, now: number): void {
    this.buckets.set(turn.bucket, taken(this.bucketOf(turn, now), now));
    // A volley that is on its way counts before it is answered.
    this.spend(turn, 1, 'all', now);
    if (turn.writes === null) return;
    for (const [key, writes] of this.issues) if (isForgotten(writes, now)) this.issues.delete(key);
    this.issues.set(turn.writes, wrote(this.issues.get(turn.writes) ?? NO_WRITES, now));
  }

  /** What an answer cost over the one point that `take` has counted. `share`: its headers told what is left of all. */
  spend(turn: KeyedTurn, points: number, of: 'all' | 'share', now: number): void {
    const background = turn.priority === 'background';
    this.hours.set(turn.hour, spend(this.hourNamed(turn.hour, now), points, of, background, now));
  }

  answered(turn: KeyedTurn, answer: LimitedAnswer): void {
    const { now, stated, until, reason } = answer;
    if (stated.quota !== null) this.hours.set(turn.hour, learnQuota(this.hourOf(turn, now), stated.quota, now));
    const bucket = this.bucketOf(turn, now);
    if (answer.status !== 429) {
      this.buckets.set(turn.bucket, accepted(bucket, now, stated.burst));
      // Maintenance that names its end is left alone until then.
      if (answer.status === 503 && until !== null) this.down.set(turn.bucket, { hour: turn.hour, until });
      else this.down.delete(turn.bucket);
      return;
    }
    const end = until ?? now;
    if (reason === 'jira-quota-global-based') {
      // Over all sites of the app.
      this.appsHeld.set(turn.app, Math.max(end, this.appsHeld.get(turn.app) ?? 0));
    } else if (reason?.startsWith('jira-quota') === true || (reason === null && end - now > LONGEST_BURST_MS)) {
      const hour = this.hourOf(turn, now);
      this.hours.set(turn.hour, { ...hour, heldUntil: Math.max(hour.heldUntil, end) });
    } else if (reason === 'jira-per-issue-on-write' && turn.writes !== null) {
      const writes = this.issues.get(turn.writes) ?? NO_WRITES;
      this.issues.set(turn.writes, { ...writes, heldUntil: Math.max(writes.heldUntil, end) });
    } else {
      const limit = stated.burst?.limit ?? null;
      const next = refused(bucket, { sentAt: answer.sentAt, now, until: end, stated: limit });
      this.buckets.set(turn.bucket, next);
    }
  }

  points(turn: Pick<Turn, 'app' | 'cloudId'>, now: number): Points {
    const hour = this.hourOf(turn, now);
    const { limit, learnt, resetsAt } = hour;
    return { left: pointsLeft(hour), limit, learnt, resetsAt, heldUntil: this.heldUntil(turn, hour) };
  }

  /** Until when Atlassian said that something of a site is down; `null` where nothing is. */
  downUntil(turn: Pick<Turn, 'app' | 'cloudId'>, now: number): number | null {
    const own = hourKey(turn);
    const untils = [...this.down.values()].filter(({ hour, until }) => hour === own && until > now);
    return untils.length === 0 ? null : Math.max(...untils.map(({ until }) => until));
  }

  /** What the background may still spend in this hour, or what it waits for and until when. */
  background(turn: Pick<Turn, 'app' | 'cloudId'>, now: number): Allowance {
    const hour = this.hourOf(turn, now);
    const heldUntil = this.heldUntil(turn, hour);
    if (heldUntil > now) return { points: 0, why: 'quota', until: heldUntil };
    const points = this.backgroundPoints(turn, hour, now);
    return points > 0 ? { points } : { points: 0, why: 'background-share', until: hour.resetsAt };
  }

  /** The clock of this computer was set back by so many milliseconds: what is held is not held for longer. */
  setBack(by: number): void {
    for (const [key, bucket] of this.buckets) this.buckets.set(key, setBack(bucket, by));
    for (const [key, until] of this.appsHeld) this.appsHeld.set(key, until - by);
    for (const [key, { hour, until }] of this.down) this.down.set(key, { hour, until: until - by });
    for (const [key, { sent, heldUntil }] of this.issues) {
      this.issues.set(key, { sent: sent.map((at) => at - by), heldUntil: heldUntil - by });
    }
    for (const [key, hour] of this.hours) {
      this.hours.set(key, { ...hour, resetsAt: hour.resetsAt - by, heldUntil: hour.heldUntil - by });
    }
  }

  private backgroundPoints(turn: Pick<Turn, 'app'>, hour: HourPoints, now: number): number {
    let spent = 0;
    for (const [key, other] of this.hours) {
      if (appOfHour(key) === turn.app) spent += currentHour(other, now).background;
    }
    return backgroundLeft(hour, spent, this.backgroundShare);
  }

  private heldUntil({ app }: Pick<Turn, 'app'>, hour: HourPoints): number {
    return Math.max(hour.heldUntil, this.appsHeld.get(app) ?? 0);
  }

  private hourOf(turn: Pick<Turn, 'app' | 'cloudId'>, now: number): HourPoints {
    return this.hourNamed(hourKey(turn), now);
  }

  private hourNamed(key: string, now: number): HourPoints {
    const known = this.hours.get(key);
    return known === undefined ? openHour(now) : currentHour(known, now);
  }

  private bucketOf(turn: KeyedTurn, now: number): BurstBucket {
    return this.buckets.get(turn.bucket) ?? openBucket(usualRate(turn.method, turn.pattern), now);
  }
}

function hourKey({ app, cloudId }: Pick<Turn, 'app' | 'cloudId'>): string {
  return JSON.stringify([app, cloudId]);
}

function appOfHour(key: string): unknown {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts[0] : null;
}
