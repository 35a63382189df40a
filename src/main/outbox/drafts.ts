import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonObject } from '@shared/json';
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

export const MANY_DRAFTS_STEPS = [
  // Any number of drafts for each account and site. `shown` orders them by when they last stood in the form.
  `CREATE TABLE create_draft (
     id TEXT NOT NULL, account TEXT NOT NULL, cloud_id TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL,
     change_id TEXT, shown INTEGER NOT NULL, PRIMARY KEY (account, cloud_id, id)
   );
   CREATE INDEX create_draft_by_change ON create_draft (change_id) WHERE change_id IS NOT NULL;
   INSERT INTO create_draft (id, account, cloud_id, body, saved_at, change_id, shown)
     SELECT 'shelved-' || sequence, account, cloud_id, body, saved_at, NULL, sequence FROM shelved_draft;
   INSERT INTO create_draft (id, account, cloud_id, body, saved_at, change_id, shown)
     SELECT 'form', account, cloud_id, body, saved_at, change_id,
       (SELECT coalesce(max(sequence), 0) + 1 FROM shelved_draft) FROM draft;
   DROP TABLE shelved_draft;
   DROP TABLE draft;`,
];

/** A draft as the form holds it. `body.replaces` is the refused change that it mends. */
export interface KeptDraft {
  readonly id: string;
  readonly body: JsonObject;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

const MOST_LISTED = 500;

/** What is not on its way to Jira: never sent, refused, or given up and not sent anew. */
const OFFERED = `(create_draft.change_id IS NULL OR change.state = 'rejected'
  OR (change.state = 'discarded' AND json_extract(change.status, '$.replacedBy') IS NULL))`;

const SELECT_OFFERED = `SELECT create_draft.id, create_draft.body, create_draft.saved_at, create_draft.change_id, change.state
  FROM create_draft LEFT JOIN change ON change.id = create_draft.change_id
    AND change.account = create_draft.account AND change.cloud_id = create_draft.cloud_id
  WHERE create_draft.account = ? AND create_draft.cloud_id = ? AND ${OFFERED}`;

/**
 * The drafts of create forms, inside the database process. Each belongs to one account and site. A draft that was sent is not
 * offered again while its change is on its way, goes with it when Jira has it, and comes back when Jira refused it. Once the form is free
 * (sent, cleared, discarded), the one that stood in it before comes back.
 */
export class Drafts {
  constructor(private readonly connection: Connection) {}

  /** What is saved stands in the form. */
  save(account: string, cloudId: string, id: string, body: JsonObject, at: number): void {
    this.connection.run(
      `INSERT INTO create_draft (account, cloud_id, id, body, saved_at, shown) VALUES (?1, ?2, ?3, ?4, ?5,
         (SELECT coalesce(max(shown), 0) + 1 FROM create_draft WHERE account = ?1 AND cloud_id = ?2))
       ON CONFLICT (account, cloud_id, id) DO UPDATE
         SET body = excluded.body, saved_at = excluded.saved_at, shown = excluded.shown, change_id = NULL`,
      account,
      cloudId,
      id,
      JSON.stringify(body),
      at,
    );
  }

  /** The draft of this id, or without one the draft that stood in the form last; from now on it is the one that does. */
  load(account: string, cloudId: string, id: string | null): KeptDraft | null {
    const found =
      id === null
        ? this.connection.rows(`${SELECT_OFFERED} ORDER BY shown DESC LIMIT 1`, account, cloudId)
        : this.connection.rows(`${SELECT_OFFERED} AND create_draft.id = ?`, account, cloudId, id);
    const [row] = found;
    if (row === undefined) return null;
    const draft = draftOf(row);
    this.connection.run(
      `UPDATE create_draft SET shown = 1 + (SELECT max(shown) FROM create_draft WHERE account = ?1 AND cloud_id = ?2)
       WHERE account = ?1 AND cloud_id = ?2 AND id = ?3
         AND shown < (SELECT max(shown) FROM create_draft WHERE account = ?1 AND cloud_id = ?2)`,
      account,
      cloudId,
      draft.id,
    );
    return draft;
  }

  /** All that can be gone on with, the newest first. */
  list(account: string, cloudId: string): readonly KeptDraft[] {
    const rows = this.connection.rows(
      `${SELECT_OFFERED} ORDER BY saved_at DESC, shown DESC LIMIT ${MOST_LISTED}`,
      account,
      cloudId,
    );
    return rows.map(draftOf);
  }

  drop(account: string, cloudId: string, id: string): void {
    this.connection.run('DELETE FROM create_draft WHERE account = ? AND cloud_id = ? AND id = ?', account, cloudId, id);
  }

  /**
   * Puts the form of a change before the person, as far as they have mended it already. Answers whether another draft made room for it. To
   * be called in a transaction.
   */
  reopen(account: string, cloudId: string, changeId: string, form: JsonObject, at: number): boolean {
    const former = this.list(account, cloudId).find(({ body }) => body['replaces'] === changeId);
    const [tied] = this.connection.rows(
      'SELECT id FROM create_draft WHERE account = ? AND cloud_id = ? AND change_id = ?',
      account,
      cloudId,
      changeId,
    );
    const id = former?.id ?? (tied === undefined ? changeId : String(tied[0]));
    const [stood] = this.connection
      .rows(`${SELECT_OFFERED} ORDER BY shown DESC LIMIT 1`, account, cloudId)
      .map(draftOf);
    const kept = stood !== undefined && stood.id !== id && holdsSomething(stood.body);
    this.save(account, cloudId, id, { ...form, ...former?.body, replaces: changeId }, at);
    return kept;
  }

  /**
   * A form was sent; to be called in the transaction that journals its change. The draft is the one that was named, or that mends what
   * the change replaces.
   */
  sentAs({ accountId, cloudId }: SiteRef, draftId: string | null, replaces: string | null, changeId: string): void {
    this.connection.run(
      `UPDATE create_draft SET change_id = ? WHERE account = ? AND cloud_id = ?
         AND (id = ? OR change_id = ? OR json_extract(body, '$.replaces') = ?)`,
      changeId,
      accountId,
      cloudId,
      draftId,
      replaces,
      replaces,
    );
  }

  /** Jira has what was sent; to be called in the transaction that notes it. */
  applied({ accountId, cloudId }: SiteRef, changeId: string): void {
    this.connection.run(
      'DELETE FROM create_draft WHERE change_id = ? AND account = ? AND cloud_id = ?',
      changeId,
      accountId,
      cloudId,
    );
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM create_draft WHERE account = ?', account);
  }
}

function draftOf([id, body, savedAt, changeId, state]: readonly unknown[]): KeptDraft {
  const kept: unknown = JSON.parse(String(body));
  const draft = isJsonObject(kept) ? kept : {};
  const tied = typeof changeId === 'string' && state === 'rejected';
  return { id: String(id), body: tied ? { ...draft, replaces: changeId } : draft, savedAt: Number(savedAt) };
}

function holdsSomething(draft: JsonObject): boolean {
  const values = draft['values'];
  return typeof values === 'object' && values !== null && Object.keys(values).length > 0;
}
