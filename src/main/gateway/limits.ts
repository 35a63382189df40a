import type { SiteRef } from '@shared/jira/site';
import type { Allowance, WaitReason } from './budget';

/** How much of Atlassian's limits is left for one account on one site. Times are epoch milliseconds. */
export interface LimitsNow {
  /** Points left in this hour, by what headers said and by our own count. */
  readonly pointsLeft: number;
  readonly pointsAnHour: number;
  /** Whether Atlassian has named the limit; else it is the contract's default and what is left an estimate. */
  readonly learnt: boolean;
  readonly resetsAt: number;
  /** What holds up requests now, the most urgent first, and until when; `null` where nothing does. */
  readonly waiting: { readonly why: WaitReason; readonly until: number; readonly requests: number } | null;
}

export interface Limits {
  now(site: SiteRef): LimitsNow;
  /**
   * What the background may still spend on a site in this hour (at most its share), or why it has to wait and until when. A
   * background request that goes out all the same fails with `rate-limited` and the same moment.
   */
  background(site: SiteRef): Allowance;
}
