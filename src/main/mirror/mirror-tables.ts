import type { JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import { migrate } from '../storage/migrate';
import { MIRROR_STEPS } from './mirror-steps';
import { RemovedAccounts } from './removed-accounts';
import { docsOf } from './site-numbers';

/** A mirrored answer: the JSON that Jira's answer was read into, and when it was given. */
export interface MirrorEntry {
  readonly body: JsonValue;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
}

/**
 * The mirror's tables, inside the database process. Disposable: everything in it can be asked of Jira again. Every row
 * belongs to one account and one site, so that what one account may see is never shown to another.
 */
export class MirrorTables {
  /** @param forgotten told after an account was forgotten, for whoever remembers numbers of its sites */
  constructor(
    private readonly connection: Connection,
    private readonly forgotten: () => void = () => undefined,
    private readonly removed = new RemovedAccounts(),
  ) {
    migrate(connection, MIRROR_STEPS);
  }

  read(account: string, cloudId: string, topic: string): MirrorEntry | null {
    const [row] = this.connection.rows(
      'SELECT body, fetched_at FROM entry WHERE account = ? AND cloud_id = ? AND topic = ?',
      account,
      cloudId,
      topic,
    );
    return row === undefined ? null : { body: JSON.parse(String(row[0])) as JsonValue, fetchedAt: Number(row[1]) };
  }

  /**
   * Answers what the write did to what was there, so that nobody is told of a change that is none. Throws for an account that was
   * removed.
   */
  write(account: string, cloudId: string, topic: string, body: unknown, fetchedAt: number): 'new' | 'same' | 'changed' {
    this.removed.refuse(account);
    const text = JSON.stringify(body);
    const [row] = this.connection.rows(
      'SELECT body FROM entry WHERE account = ? AND cloud_id = ? AND topic = ?',
      account,
      cloudId,
      topic,
    );
    this.connection.run(
      `INSERT INTO entry (account, cloud_id, topic, body, fetched_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (account, cloud_id, topic) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at`,
      account,
      cloudId,
      topic,
      text,
      fetchedAt,
    );
    if (row === undefined) return 'new';
    return String(row[0]) === text ? 'same' : 'changed';
  }

  forget(account: string, cloudId: string, topic: string): void {
    this.connection.run('DELETE FROM entry WHERE account = ? AND cloud_id = ? AND topic = ?', account, cloudId, topic);
  }

  /** Every JQL that was ever typed is remembered: those of before `time` go. Answers how many they were. */
  forgetSearchesBefore(time: number): number {
    return this.connection.run('DELETE FROM query WHERE fetched_at < ?', time).changes;
  }

  /** Everything of an account that is removed: whatever is still on its way for it is refused from now on. */
  removeAccount(account: string): void {
    this.removed.add(account);
    this.forgetAccount(account);
  }

  /** Everything of an account that stays and begins anew. */
  forgetAccount(account: string): void {
    this.connection.transaction(() => {
      this.connection.run('DELETE FROM entry WHERE account = ?', account);
      for (const [site] of this.connection.rows('SELECT no FROM site WHERE account = ?', account)) {
        const [from, to] = docsOf(Number(site));
        this.connection.run('DELETE FROM issue_text WHERE rowid BETWEEN ? AND ?', from, to);
        this.connection.run('DELETE FROM census WHERE site = ?', Number(site));
      }
      // Everything else goes with the site.
      this.connection.run('DELETE FROM site WHERE account = ?', account);
    });
    this.forgotten();
  }
}
