import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. */
export const DRAFT_STEPS = [
  // The change as which a draft was sent: from then on what becomes of the one decides what becomes of the other.
  'ALTER TABLE draft ADD COLUMN change_id TEXT',
];

/**
 * The draft of each create form, one for each account and site, inside the database process. A draft that was sent is not
 * offered again while its change is on its way, goes with it when Jira has it, and comes back when Jira refused it.
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

  drop(account: string, cloudId: string): void {
    this.connection.run('DELETE FROM draft WHERE account = ? AND cloud_id = ?', account, cloudId);
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
}
