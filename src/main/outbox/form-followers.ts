import { randomUUID } from 'node:crypto';
import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { NewChange } from './journalled-change';
import type { Moves } from './moves';
import type { NewChanges } from './new-changes';
import { siteOf } from './site-of';

const GIVEN_UP: ChangeState = { state: 'discarded' };

/** What a create form has follow its issue, links and files, inside the database process. To be called in a transaction. */
export class FormFollowers {
  constructor(
    private readonly connection: Connection,
    private readonly news: Pick<NewChanges, 'insert'>,
    private readonly moves: Pick<Moves, 'move'>,
  ) {}

  /**
   * Journals them behind `change`, which is in the journal. Where the form mends a change, what followed that one from its form is said anew:
   * a file that is still in it waits for the new change, a link is another change, and what was taken out is given up.
   */
  add(change: NewChange, followers: readonly NewChange[], replaces: string | null): void {
    const site = siteOf(change);
    const former = replaces === null ? [] : this.waitingFor(site, replaces);
    for (const follower of followers) {
      const journalled = former.includes(follower.id) ? 'waits' : this.standing(site, follower.id);
      if (journalled === 'waits') this.waitFor(site, follower.id, change.id);
      else this.news.insert(journalled === 'none' ? follower : this.copied(site, follower), null);
    }
    const kept = new Set<string>(followers.map(({ id }) => id));
    for (const id of former.filter((each) => !kept.has(each))) {
      this.moves.move(site, id, ['queued'], GIVEN_UP, 'The form was sent anew without it', change.createdAt);
    }
  }

  /** Ids of what the form of a create has had follow it. A file that was attached behind its back belongs to no form, and is left. */
  private waitingFor({ accountId, cloudId }: SiteRef, changeId: string): string[] {
    return this.connection
      .rows(
        `SELECT id FROM change WHERE after_id = ? AND account = ? AND cloud_id = ? AND state = 'queued' AND issue_id IS NULL
           AND (kind = 'link' OR (kind = 'attach' AND EXISTS (SELECT 1 FROM form_file WHERE bytes_id = change.id)))`,
        changeId,
        accountId,
        cloudId,
      )
      .map(([id]) => String(id));
  }

  /** A create that was given up by hand, and not replaced, leaves behind it what `waits` for it; any other still has its own file. */
  private standing({ accountId, cloudId }: SiteRef, id: string): 'none' | 'waits' | 'taken' {
    const [row] = this.connection.rows(
      `SELECT c.state = 'queued' AND c.issue_id IS NULL AND a.state = 'discarded'
       FROM change c LEFT JOIN change a ON a.id = c.after_id WHERE c.id = ? AND c.account = ? AND c.cloud_id = ?`,
      id,
      accountId,
      cloudId,
    );
    if (row === undefined) return 'none';
    return row[0] === 1 ? 'waits' : 'taken';
  }

  /** The same file for another issue: a change of its own, with bytes of its own, which the form has from now on. */
  private copied({ accountId, cloudId }: SiteRef, follower: NewChange): NewChange {
    const id = randomUUID();
    this.connection.run(
      'INSERT INTO file_chunk (change_id, part, bytes) SELECT ?, part, bytes FROM file_chunk WHERE change_id = ?',
      id,
      follower.id,
    );
    this.connection.run(
      'UPDATE form_file SET bytes_id = ? WHERE bytes_id = ? AND account = ? AND cloud_id = ?',
      id,
      follower.id,
      accountId,
      cloudId,
    );
    return { ...follower, id };
  }

  private waitFor({ accountId, cloudId }: SiteRef, id: string, after: string): void {
    this.connection.run(
      'UPDATE change SET after_id = ?, subject = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      after,
      `after:${after}`,
      id,
      accountId,
      cloudId,
    );
  }
}
