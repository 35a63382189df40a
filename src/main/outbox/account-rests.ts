import type { ChangeState } from '@shared/ipc/change';
import { limitReach } from './decide';
import { SHORTEST_REST_MS } from './rests';

/** Until when Jira asked accounts to wait, as far as this run of the program knows: before it is written down, nothing else leaves. */
export class AccountRests {
  private readonly rests = new Map<string, { readonly until: number; readonly since: number }>();

  /** What became of a send of that account. */
  learn(accountId: string, next: ChangeState, now: number): void {
    if (next.state !== 'queued' || next.reason?.kind !== 'rate-limited') return;
    if (limitReach(next.reason.reason) !== 'account') return;
    const until = Math.max(this.until(accountId, now), next.reason.retryAt, now + SHORTEST_REST_MS);
    this.rests.set(accountId, { until, since: now });
  }

  /** Epoch milliseconds; zero when it was not asked. A clock that was put back since has the rest begin anew. */
  until(accountId: string, now: number): number {
    const rest = this.rests.get(accountId);
    if (rest === undefined) return 0;
    if (rest.since <= now) return rest.until;
    const until = rest.until - rest.since + now;
    this.rests.set(accountId, { until, since: now });
    return until;
  }
}
