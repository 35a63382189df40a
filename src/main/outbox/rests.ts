import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import { limitReach, LONGEST_LOOK_MS } from './decide';

/** A moment is named too early, or not at all: then nothing is tried for so long. */
export const SHORTEST_REST_MS = 1_000;

/**
 * Until when Jira asked to wait, inside the database process: an account for a quota, an issue or an endpoint for the smaller limits. Each
 * with the moment at which it was written down, by which a clock is noticed that was ahead then and was put right since.
 */
export class Rests {
  constructor(private readonly connection: Connection) {}

  /** A change has moved. To be called in that transaction. */
  follow({ accountId, cloudId }: SiteRef, changeId: string, to: ChangeState, at: number): void {
    // Tried again by hand it still waits: the moment is Jira's, not the person's.
    if (to.state !== 'queued') {
      this.connection.run(
        'DELETE FROM held WHERE change_id = ? AND account = ? AND cloud_id = ?',
        changeId,
        accountId,
        cloudId,
      );
    }
    if (to.state !== 'queued' || to.reason?.kind !== 'rate-limited') return;
    const { reason, retryAt } = to.reason;
    const reach = limitReach(reason);
    if (reach === 'account') {
      this.connection.run(
        `INSERT INTO rest (account, until, since) SELECT account, ?, ? FROM change WHERE id = ? AND account = ? AND cloud_id = ?
         ON CONFLICT (account) DO UPDATE SET since = excluded.since,
           until = iif(since > excluded.since, excluded.until, max(until, excluded.until))`,
        Math.ceil(retryAt),
        at,
        changeId,
        accountId,
        cloudId,
      );
      return;
    }
    this.connection.run(
      `INSERT OR REPLACE INTO held (change_id, account, cloud_id, subject, kind, until, since)
       SELECT id, account, cloud_id, iif(?1 = 'issue', subject, NULL), iif(?1 = 'endpoint', kind, NULL), ?2, ?3
       FROM change WHERE id = ?4 AND account = ?5 AND cloud_id = ?6`,
      reach,
      Math.max(Math.ceil(retryAt), at + SHORTEST_REST_MS),
      at,
      changeId,
      accountId,
      cloudId,
    );
  }

  /** By account, epoch milliseconds. */
  ofAccounts(): ReadonlyMap<string, number> {
    const rows = this.connection.rows('SELECT account, until FROM rest');
    return new Map(rows.map(([account, until]) => [String(account), Number(until)]));
  }

  /** When the first issue or endpoint of a site need wait no longer; `null` when none waits. */
  nextHeldUntil({ accountId, cloudId }: SiteRef, now: number): number | null {
    const [row] = this.connection.rows(
      'SELECT min(until) FROM held WHERE account = ? AND cloud_id = ? AND until > ?',
      accountId,
      cloudId,
      now,
    );
    const until = row?.[0] ?? null;
    return until === null ? null : Number(until);
  }

  /**
   * Moments that were written down by a clock that was ahead are counted from now on: a rest and the quiet time begin anew, a look is due.
   * Nothing leaves earlier for it, and nothing waits for the day that the clock once showed.
   */
  putRight(now: number): void {
    const [ahead] = this.connection.rows(
      `SELECT EXISTS (SELECT 1 FROM rest WHERE since > ?1) OR EXISTS (SELECT 1 FROM held WHERE since > ?1)
         OR EXISTS (SELECT 1 FROM change WHERE state = 'unknown' AND (sent_at > ?1 OR json_extract(status, '$.nextLookAt') > ?2))`,
      now,
      now + LONGEST_LOOK_MS,
    );
    if (Number(ahead?.[0] ?? 0) === 0) return;
    this.connection.transaction(() => {
      this.connection.run('UPDATE rest SET until = until - since + ?1, since = ?1 WHERE since > ?1', now);
      this.connection.run('UPDATE held SET until = until - since + ?1, since = ?1 WHERE since > ?1', now);
      this.connection.run(
        `UPDATE change SET status = json_set(status, '$.nextLookAt', ?1)
         WHERE state = 'unknown' AND (sent_at > ?1 OR json_extract(status, '$.nextLookAt') > ?2)`,
        now,
        now + LONGEST_LOOK_MS,
      );
      this.connection.run(`UPDATE change SET sent_at = ?1 WHERE state = 'unknown' AND sent_at > ?1`, now);
    });
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM rest WHERE account = ?', account);
    this.connection.run('DELETE FROM held WHERE account = ?', account);
  }
}
