import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { ChangeRows } from './change-rows';
import { formersOf, isWatched, WATCH_AFTER_MS } from './former';
import type { JournalledChange } from './journalled-change';

/**
 * Keeps what may have left tied to what takes its place, and has it looked for while it may still arrive, inside the database process.
 * Everything here is to be called in the transaction that moves the change.
 */
export class Formers {
  constructor(
    private readonly connection: Connection,
    private readonly rows: ChangeRows,
  ) {}

  /** The change is said anew: what it said until now stays with it, as far as that may have left. */
  saidAnew(former: JournalledChange): void {
    this.write(former, former.id, JSON.stringify(formersOf(former)));
  }

  /** Another change was sent in its place, and has to know what may have left of it. */
  replaced(former: JournalledChange, replacedBy: string): void {
    const wordings = formersOf(former);
    if (wordings.length > 0) this.write(former, replacedBy, JSON.stringify(wordings));
    this.connection.run('UPDATE change SET watch_at = NULL WHERE id = ?', former.id);
  }

  /** A change has moved: is it at rest, though something of it may still arrive? */
  follow(site: SiteRef, id: string, to: ChangeState, at: number): void {
    const [row] = this.connection.rows(
      `SELECT 1 FROM change WHERE id = ? AND (former <> '[]' OR json_extract(memo, '$.lookedForSince') IS NOT NULL)`,
      id,
    );
    // Of nearly every change nothing else has left.
    if (row === undefined) return;
    const change = this.rows.one(site, id);
    const [first] = WATCH_AFTER_MS;
    const watched = change !== null && first !== undefined && isWatched(change, to);
    this.connection.run(
      'UPDATE change SET watch_at = ?, watches = 0 WHERE id = ? AND account = ? AND cloud_id = ?',
      watched ? at + first : null,
      id,
      site.accountId,
      site.cloudId,
    );
  }

  /** It was looked for: `watches` times by now; the next time then, or never again. */
  watched({ accountId, cloudId }: SiteRef, id: string, watches: number, nextAt: number | null): void {
    this.connection.run(
      `UPDATE change SET watches = ?, watch_at = ?
       WHERE id = ? AND account = ? AND cloud_id = ? AND state IN ('applied', 'rejected', 'discarded')`,
      watches,
      nextAt,
      id,
      accountId,
      cloudId,
    );
  }

  /** A person has decided on what arrived late: nothing of it is looked for any more. */
  decided(change: JournalledChange): void {
    this.write(change, change.id, JSON.stringify(change.former.map((wording) => ({ ...wording, known: true }))));
    this.connection.run(
      'UPDATE change SET memo = ? WHERE id = ?',
      JSON.stringify({ ...change.memo, known: true }),
      change.id,
    );
  }

  private write({ accountId, cloudId }: SiteRef, id: string, former: string): void {
    this.connection.run(
      'UPDATE change SET former = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      former,
      id,
      accountId,
      cloudId,
    );
  }
}
