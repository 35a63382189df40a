import type { Change, ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import type { Connection, Row } from '../storage/connection';
import { migrate } from '../storage/migrate';
import { DRAFT_STEPS, Drafts } from './drafts';

const STEPS = [
  `CREATE TABLE change (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, cloud_id TEXT NOT NULL, kind TEXT NOT NULL,
     title TEXT NOT NULL, subtitle TEXT NOT NULL, project_key TEXT NOT NULL, body TEXT NOT NULL,
     created_at INTEGER NOT NULL, sent_at INTEGER, state TEXT NOT NULL, status TEXT NOT NULL
   );
   CREATE INDEX change_by_state ON change (state, sequence);
   CREATE TABLE event (
     change_id TEXT NOT NULL REFERENCES change (id), at INTEGER NOT NULL, text TEXT NOT NULL
   );
   CREATE INDEX event_by_change ON event (change_id);
   CREATE TABLE draft (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id)
   );`,
  ...DRAFT_STEPS,
];

const COLUMNS = 'id, account, cloud_id, kind, title, subtitle, project_key, body, created_at, sent_at, status';

/** A change with what only the outbox needs to know: where to look for it, and since when. */
export interface JournalledChange extends Change {
  readonly projectKey: string;
  /** The last moment at which bytes of it may have left, epoch milliseconds; `null` while it was never sent. */
  readonly sentAt: number | null;
}

export type NewChange = Pick<Change, 'id' | 'accountId' | 'cloudId' | 'title' | 'subtitle' | 'createdAt' | 'body'> & {
  readonly projectKey: string;
};

/**
 * No send lasts longer: five tries of the gateway with their time-outs and waits. After a crash it bounds the moment at which
 * the last byte of a change can have left.
 */
const LONGEST_SEND_MS = 5 * 60_000;

/**
 * The journal of changes, inside the database process. Precious: every method returns only once its effect is on the
 * disk, and the state machine of `Change` moves only through `move`, which refuses to move what has moved already.
 */
export class Journal {
  private readonly drafts: Drafts;

  constructor(private readonly connection: Connection) {
    migrate(connection, STEPS);
    this.drafts = new Drafts(connection);
  }

  /** Journals a change before anything is sent. `replaces`, a refused change, leaves the outbox in the same commit. */
  add(change: NewChange, replaces: string | null): JournalledChange {
    return this.connection.transaction(() => {
      const status: ChangeState = { state: 'queued', reason: null };
      this.connection.run(
        `INSERT INTO change (id, account, cloud_id, kind, title, subtitle, project_key, body, created_at, state, status)
         VALUES (?, ?, ?, 'create', ?, ?, ?, ?, ?, 'queued', ?)`,
        change.id,
        change.accountId,
        change.cloudId,
        change.title,
        change.subtitle,
        change.projectKey,
        JSON.stringify(change.body),
        change.createdAt,
        JSON.stringify(status),
      );
      this.note(change.id, change.createdAt, 'Journalled');
      if (replaces !== null) this.replace(replaces, change.id, change.createdAt);
      this.drafts.sentAs(change.accountId, change.cloudId, change.id);
      return this.mustGet(change.id);
    });
  }

  /**
   * Moves a change from one of `from` to `to`. Answers `null`, and changes nothing, when it is no longer in any of them:
   * another part of the program, or a person, was faster.
   */
  move(
    id: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
    at: number,
  ): JournalledChange | null {
    return this.connection.transaction(() => (this.set(id, from, to, text, at) ? this.mustGet(id) : null));
  }

  get(id: string): JournalledChange | null {
    const [row] = this.connection.rows(`SELECT ${COLUMNS} FROM change WHERE id = ?`, id);
    return row === undefined ? null : this.read(row);
  }

  /** Newest first. */
  list(account: string, cloudId: string, limit: number): readonly JournalledChange[] {
    return this.connection
      .rows(
        `SELECT ${COLUMNS} FROM change WHERE account = ? AND cloud_id = ? ORDER BY sequence DESC LIMIT ?`,
        account,
        cloudId,
        limit,
      )
      .map((row) => this.read(row));
  }

  /** What is still on its way, oldest first: the order in which it is sent. */
  pending(): readonly JournalledChange[] {
    return this.connection
      .rows(`SELECT ${COLUMNS} FROM change WHERE state IN ('queued', 'sending', 'unknown') ORDER BY sequence`)
      .map((row) => this.read(row));
  }

  /** Everything of an account that is neither applied nor given up, on all of its sites, oldest first. */
  open(account: string): readonly JournalledChange[] {
    return this.connection
      .rows(
        `SELECT ${COLUMNS} FROM change WHERE account = ? AND state NOT IN ('applied', 'discarded') ORDER BY sequence`,
        account,
      )
      .map((row) => this.read(row));
  }

  /** Changes of an account that would be lost with it: everything that is neither applied nor given up. */
  unfinished(account: string): number {
    const [row] = this.connection.rows(
      `SELECT count(*) FROM change WHERE account = ? AND state NOT IN ('applied', 'discarded')`,
      account,
    );
    return Number(row?.[0] ?? 0);
  }

  /** A process that ended while sending leaves changes of which nobody knows whether Jira has them. */
  recover(now: number): number {
    return this.connection.transaction(() => {
      const rows = this.connection.rows(`SELECT id, sent_at FROM change WHERE state = 'sending'`);
      for (const [id, sentAt] of rows) {
        const status: ChangeState = { state: 'unknown', looks: 0, nextLookAt: now };
        this.set(String(id), ['sending'], status, 'The workbench ended before Jira answered', now);
        const lastByte = Math.min(now, Number(sentAt) + LONGEST_SEND_MS);
        this.connection.run('UPDATE change SET sent_at = ? WHERE id = ?', lastByte, String(id));
      }
      return rows.length;
    });
  }

  saveDraft(account: string, cloudId: string, body: JsonObject, at: number): void {
    this.drafts.save(account, cloudId, body, at);
  }

  loadDraft(account: string, cloudId: string): JsonObject | null {
    return this.drafts.load(account, cloudId);
  }

  dropDraft(account: string, cloudId: string): void {
    this.drafts.drop(account, cloudId);
  }

  /** Everything of an account that was removed: its history and its drafts. What is unfinished has to be settled before. */
  forgetAccount(account: string): void {
    this.connection.transaction(() => {
      this.connection.run('DELETE FROM event WHERE change_id IN (SELECT id FROM change WHERE account = ?)', account);
      this.connection.run('DELETE FROM change WHERE account = ?', account);
      this.connection.run('DELETE FROM draft WHERE account = ?', account);
    });
  }

  private set(id: string, from: readonly ChangeState['state'][], to: ChangeState, text: string, at: number): boolean {
    const places = from.map(() => '?').join(', ');
    // The quiet time of a lost answer counts from its loss: a send may have waited its turn before its bytes left.
    const lost = to.state === 'unknown' && from.includes('sending');
    const sentAt = to.state === 'sending' || lost ? at : null;
    const { changes } = this.connection.run(
      `UPDATE change SET state = ?, status = ?, sent_at = coalesce(?, sent_at) WHERE id = ? AND state IN (${places})`,
      to.state,
      JSON.stringify(to),
      sentAt,
      id,
      ...from,
    );
    if (changes === 0) return false;
    if (to.state === 'applied') this.drafts.applied(id);
    this.note(id, at, text);
    return true;
  }

  /** A change that was sent, or is being sent again, is not replaced: both would reach Jira. */
  private replace(id: string, replacedBy: string, at: number): void {
    if (this.set(id, ['rejected'], { state: 'discarded', replacedBy }, 'Mended and sent anew', at)) return;
    const former = this.get(id);
    if (former !== null && former.status.state !== 'discarded') {
      throw new Error('The change that this one replaces has moved on meanwhile.');
    }
  }

  /** One of the last two events over again (sent, not sent, sent …) takes its place: days offline fit on a line. */
  private note(id: string, at: number, text: string): void {
    this.connection.run(
      `DELETE FROM event WHERE rowid IN
         (SELECT rowid FROM event WHERE change_id = ?1 ORDER BY rowid DESC LIMIT 2) AND text = ?2`,
      id,
      text,
    );
    this.connection.run('INSERT INTO event (change_id, at, text) VALUES (?, ?, ?)', id, at, text);
  }

  private mustGet(id: string): JournalledChange {
    const change = this.get(id);
    if (change === null) throw new Error(`Change ${id} is not in the journal.`);
    return change;
  }

  private read(row: Row): JournalledChange {
    const [id, account, cloudId, , title, subtitle, projectKey, body, createdAt, sentAt, status] = row;
    const events = this.connection.rows('SELECT at, text FROM event WHERE change_id = ? ORDER BY rowid', String(id));
    return {
      id: String(id),
      accountId: String(account),
      cloudId: String(cloudId),
      kind: 'create',
      title: String(title),
      subtitle: String(subtitle),
      projectKey: String(projectKey),
      body: JSON.parse(String(body)) as JsonObject,
      createdAt: Number(createdAt),
      sentAt: sentAt === null || sentAt === undefined ? null : Number(sentAt),
      status: JSON.parse(String(status)) as ChangeState,
      history: events.map(([at, text]) => ({ at: Number(at), text: String(text) })),
    };
  }
}
