import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. */
export const DRAFT_STEPS = [
  // The change as which a draft was sent: from then on what becomes of the one decides what becomes of the other.
  'ALTER TABLE draft ADD COLUMN change_id TEXT',
];

export const SHELF_STEPS = [
  // Drafts that made room for a refused form that was opened again, newest last.
  `CREATE TABLE shelved_draft (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL
   );
   CREATE INDEX shelved_draft_by_site ON shelved_draft (account, cloud_id);`,
];

/**
 * The draft of each create form, one for each account and site, inside the database process. A draft that was sent is not
 * offered again while its change is on its way, goes with it when Jira has it, and comes back when Jira refused it. A draft
 * that made room for another waits on a shelf and comes back once the form is free: sent, or cleared.
 */
export class Drafts {
  constructor(private readonly connection: Connection) {}

  save(account: string, cloudId: string, body: JsonObject, at: number): void {
    this.connection.run(
      `INSERT INTO draft (account, cloud_id, body, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (account, cloud_id) DO UPDATE
         SET body = excluded.body, saved_at = excluded.saved_at, change_id = NULL`,
      account,
      cloudId,
      JSON.stringify(body),
      at,
    );
  }

  load(account: string, cloudId: string): JsonObject | null {
    return this.current(account, cloudId) ?? this.fromShelf(account, cloudId);
  }

  drop(account: string, cloudId: string): void {
    this.connection.run('DELETE FROM draft WHERE account = ? AND cloud_id = ?', account, cloudId);
  }

  /** Puts `body` into the form. Answers whether another draft made room for it. To be called in a transaction. */
  reopen(account: string, cloudId: string, body: JsonObject, at: number): boolean {
    const former = this.current(account, cloudId);
    const kept = former !== null && holdsSomething(former);
    if (kept) {
      this.connection.run(
        'INSERT INTO shelved_draft (account, cloud_id, body, saved_at) VALUES (?, ?, ?, ?)',
        account,
        cloudId,
        JSON.stringify(former),
        at,
      );
    }
    this.save(account, cloudId, body, at);
    return kept;
  }

  /** The form was sent; to be called in the transaction that journals its change. */
  sentAs(account: string, cloudId: string, changeId: string): void {
    this.connection.run(
      'UPDATE draft SET change_id = ? WHERE account = ? AND cloud_id = ?',
      changeId,
      account,
      cloudId,
    );
  }

  /** Jira has what was sent; to be called in the transaction that notes it. */
  applied(changeId: string): void {
    this.connection.run('DELETE FROM draft WHERE change_id = ?', changeId);
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM draft WHERE account = ?', account);
    this.connection.run('DELETE FROM shelved_draft WHERE account = ?', account);
  }

  private current(account: string, cloudId: string): JsonObject | null {
    const [row] = this.connection.rows(
      `SELECT draft.body, draft.change_id, change.state FROM draft LEFT JOIN change ON change.id = draft.change_id
       WHERE draft.account = ? AND draft.cloud_id = ?`,
      account,
      cloudId,
    );
    if (row === undefined) return null;
    const [body, changeId, state] = row;
    const draft = JSON.parse(String(body)) as JsonObject;
    if (changeId === null) return draft;
    if (state === 'rejected') return { ...draft, replaces: String(changeId) };
    return state === 'discarded' ? draft : null;
  }

  /** The newest draft on the shelf becomes the form's own again. */
  private fromShelf(account: string, cloudId: string): JsonObject | null {
    return this.connection.transaction(() => {
      const [row] = this.connection.rows(
        'SELECT sequence, body, saved_at FROM shelved_draft WHERE account = ? AND cloud_id = ? ORDER BY sequence DESC LIMIT 1',
        account,
        cloudId,
      );
      if (row === undefined) return null;
      const [sequence, body, savedAt] = row;
      const draft = JSON.parse(String(body)) as JsonObject;
      this.save(account, cloudId, draft, Number(savedAt));
      this.connection.run('DELETE FROM shelved_draft WHERE sequence = ?', Number(sequence));
      return draft;
    });
  }
}

function holdsSomething(draft: JsonObject): boolean {
  const values = draft['values'];
  return typeof values === 'object' && values !== null && Object.keys(values).length > 0;
}
