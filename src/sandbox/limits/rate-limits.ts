import { BurstLimits, type BurstState } from './burst-limit';
import { HourlyPoints, nextHour } from './hourly-points';
import { IssueWrites } from './issue-writes';
import { atlassianLimits, burstOf, type Limits } from './limit';
import { withLimits } from './read-limits';

export interface Asked {
  /** Client id. */
  app: string;
  cloudId: string;
  method: string;
  pattern: string;
  /** Ids of the issues that the request would write to. */
  writesTo: readonly string[];
}

export type LimitReason = 'jira-quota-global-based' | 'jira-burst-based' | 'jira-per-issue-on-write';

export type Verdict =
  { let: 'in'; burst: BurstState } | { let: 'wait'; burst: BurstState; reason: LimitReason; milliseconds: number };

/** Jira's three limits over all sites and apps. They are always counted and told; answered with 429 only when enforced. */
export class RateLimits {
  enforced: boolean;
  private limits: Limits;
  private readonly bursts = new BurstLimits();
  private readonly points = new HourlyPoints();
  private readonly writes = new IssueWrites();

  constructor(given: { enforced: boolean; limits: readonly string[] }) {
    this.enforced = given.enforced;
    this.limits = withLimits(atlassianLimits, given.limits);
  }

  /** Changes some of the numbers and enforces all; what was counted so far stays. Throws `WrongLimit`. */
  set(texts: readonly string[]): void {
    this.limits = withLimits(this.limits, texts);
    this.enforced = true;
  }

  /** One request: counted when it is let in, and when nothing is enforced. A refused one costs nothing. */
  ask(asked: Asked, now: number): Verdict {
    const name = `${asked.cloudId} ${asked.method} ${asked.pattern}`;
    const window = burstOf(this.limits, asked.method, asked.pattern);
    const burst = this.bursts.look(name, window, now);
    const wait = this.enforced ? this.waitFor(asked, burst, now) : undefined;
    if (wait !== undefined) return { let: 'wait', burst, ...wait };
    for (const issue of asked.writesTo) this.writes.note(`${asked.cloudId} ${issue}`, this.limits.issueWrites, now);
    return { let: 'in', burst: burst.exceeded ? burst : this.bursts.take(name, window, now) };
  }

  spend(app: string, points: number, now: number): void {
    this.points.spend(app, points, now);
  }

  /** Points left of this hour, the hour's whole, and when it ends. */
  pointsOf(app: string, now: number): { limit: number; remaining: number; resetAt: number } {
    const limit = this.limits.pointsPerHour;
    return { limit, remaining: Math.max(0, limit - this.points.spentBy(app, now)), resetAt: nextHour(now) };
  }

  private waitFor(
    asked: Asked,
    burst: BurstState,
    now: number,
  ): { reason: LimitReason; milliseconds: number } | undefined {
    const { remaining, resetAt } = this.pointsOf(asked.app, now);
    if (remaining <= 0) return { reason: 'jira-quota-global-based', milliseconds: resetAt - now };
    if (burst.exceeded) return { reason: 'jira-burst-based', milliseconds: burst.waitMilliseconds };
    const { issueWrites } = this.limits;
    const waits = asked.writesTo.map((issue) => this.writes.wait(`${asked.cloudId} ${issue}`, issueWrites, now));
    const longest = Math.max(0, ...waits);
    return longest === 0 ? undefined : { reason: 'jira-per-issue-on-write', milliseconds: longest };
  }
}
