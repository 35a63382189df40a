import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import { migrate } from '../storage/migrate';
import { Agenda, type AgendaInput, type SiteAgenda } from './agenda';
import { ChangeRows } from './change-rows';
import { Dependants, subjectOf } from './dependants';
import { Drafts } from './drafts';
import { Groups } from './groups';
import { STEPS } from './journal-steps';
import type { JournalledChange, KeptFile, NewChange, NewGroup } from './journalled-change';
import { KeptFiles } from './kept-files';

/**
 * No send lasts longer, with all that is read before its write, and the tries, time-outs and waits of the gateway. After a crash it
 * bounds the moment at which the last byte of a change can have left.
 */
const LONGEST_SEND_MS = 30 * 60_000;
const ON_ITS_WAY = `('queued', 'sending', 'unknown')`;
const SETTLED = `('applied', 'discarded')`;

/**
 * The journal of changes, inside the database process. Precious: every method returns only once its effect is on the
 * disk, and the state machine of `Change` moves only through `move`, which refuses to move what has moved already.
 */
export class Journal {
  private readonly rows: ChangeRows;
  private readonly drafts: Drafts;
  private readonly groupTable: Groups;
  private readonly files: KeptFiles;
  private readonly dependants: Dependants;
  private readonly agendaOf: Agenda;

  constructor(private readonly connection: Connection) {
    migrate(connection, STEPS);
    this.rows = new ChangeRows(connection);
    this.drafts = new Drafts(connection);
    this.groupTable = new Groups(connection);
    this.files = new KeptFiles(connection);
    this.dependants = new Dependants(connection);
    this.agendaOf = new Agenda(connection, this.rows);
  }

  /**
   * Journals a change, and those that follow it, before anything is sent. `replaces`, a refused change, leaves the outbox in the same
   * commit.
   */
  add(change: NewChange, replaces: string | null, followers: readonly NewChange[] = []): JournalledChange {
    return this.connection.transaction(() => {
      this.insert(change, null);
      for (const follower of followers) this.insert(follower, null);
      if (replaces !== null) this.replace(replaces, change.id, change.createdAt);
      if (change.kind === 'create') this.drafts.sentAs(change.accountId, change.cloudId, change.id);
      return this.mustGet(change.id);
    });
  }

  /** Journals many changes as one group, all of them or none. */
  addGroup(group: NewGroup, changes: readonly NewChange[]): ChangeGroup {
    return this.connection.transaction(() => {
      this.groupTable.add(group);
      for (const change of changes) this.insert(change, group.id);
      const added = this.groupTable.get(group.id);
      if (added === null) throw new Error(`Group ${group.id} is not in the journal.`);
      return added;
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

  /** Moves every change of a group that is in one of `from`. Answers how many. */
  moveGroup(groupId: string, from: readonly ChangeState['state'][], to: ChangeState, text: string, at: number): number {
    return this.connection.transaction(
      () =>
        this.connection
          .rows('SELECT id FROM change WHERE group_id = ? ORDER BY sequence', groupId)
          .filter(([id]) => this.set(String(id), from, to, text, at)).length,
    );
  }

  /** Writes down what a kind has to know later, before its write leaves. */
  remember(id: string, memo: JsonObject): void {
    this.connection.run('UPDATE change SET memo = ? WHERE id = ?', JSON.stringify(memo), id);
  }

  /** Replaces what a change says and queues it; `null` when it has moved on from `from` meanwhile. */
  rewrite(
    id: string,
    from: readonly ChangeState['state'][],
    now: Pick<NewChange, 'body' | 'title'> & { readonly parts: readonly string[] },
    text: string,
    at: number,
  ): JournalledChange | null {
    return this.connection.transaction(() => {
      if (!this.set(id, from, { state: 'queued', reason: null }, text, at)) return null;
      this.connection.run(
        'UPDATE change SET body = ?, title = ?, parts = ?, memo = NULL WHERE id = ?',
        JSON.stringify(now.body),
        now.title,
        JSON.stringify(now.parts),
        id,
      );
      return this.mustGet(id);
    });
  }

  get(id: string): JournalledChange | null {
    return this.rows.one(id);
  }

  /** Newest first, without those of groups. */
  list(account: string, cloudId: string, limit: number): readonly JournalledChange[] {
    const where = 'WHERE c.account = ? AND c.cloud_id = ? AND c.group_id IS NULL';
    return this.rows.select(`${where} ORDER BY c.sequence DESC LIMIT ?`, account, cloudId, limit);
  }

  groups(account: string, cloudId: string): readonly ChangeGroup[] {
    return this.groupTable.list(account, cloudId);
  }

  group(groupId: string): ChangeGroup | null {
    return this.groupTable.get(groupId);
  }

  /** In the order in which they were made. */
  ofGroup(groupId: string, offset: number, limit: number): readonly JournalledChange[] {
    return this.rows.select('WHERE c.group_id = ? ORDER BY c.sequence LIMIT ? OFFSET ?', groupId, limit, offset);
  }

  /** What is still on its way, oldest first: the order in which it is sent. */
  pending(): readonly JournalledChange[] {
    return this.rows.select(`WHERE c.state IN ${ON_ITS_WAY} ORDER BY c.sequence`);
  }

  /** What the runner may do now. */
  agenda(input: AgendaInput): readonly SiteAgenda[] {
    return this.agendaOf.read(input);
  }

  /** Everything of an account that is neither applied nor given up, on all of its sites, oldest first. */
  open(account: string): readonly JournalledChange[] {
    return this.rows.select(`WHERE c.account = ? AND c.state NOT IN ${SETTLED} ORDER BY c.sequence`, account);
  }

  /** Changes of an account that would be lost with it: everything that is neither applied nor given up. */
  unfinished(account: string): number {
    const [row] = this.connection.rows(
      `SELECT count(*) FROM change WHERE account = ? AND state NOT IN ${SETTLED}`,
      account,
    );
    return Number(row?.[0] ?? 0);
  }

  /** A process that ended while sending leaves changes of which nobody knows whether Jira has them. */
  recover(now: number): number {
    return this.connection.transaction(() => {
      this.files.sweep();
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

  /** Holds a change back, or lets it go. One that is being sent, or looked for, goes on all the same. */
  pause(id: string, paused: boolean): void {
    this.connection.run('UPDATE change SET paused = ? WHERE id = ?', paused ? 1 : 0, id);
  }

  pauseGroup(groupId: string, paused: boolean): void {
    this.groupTable.pause(groupId, paused);
  }

  pauseSite(account: string, cloudId: string, paused: boolean): void {
    this.groupTable.pauseSite(account, cloudId, paused);
  }

  sitePaused(account: string, cloudId: string): boolean {
    return this.groupTable.sitePaused(account, cloudId);
  }

  /** Bytes of a file whose change is journalled after them. Parts count from zero. */
  keepFileChunk(changeId: string, part: number, bytes: Uint8Array): void {
    this.files.keep(changeId, part, bytes);
  }

  dropFile(changeId: string): void {
    this.files.forget(changeId);
  }

  file(changeId: string): KeptFile | null {
    return this.files.find(changeId);
  }

  fileChunk(changeId: string, part: number): Uint8Array | null {
    return this.files.chunk(changeId, part);
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

  /**
   * Puts the form of a create that was refused, or not sent yet, back before the person; the one is held back meanwhile. `null`: it
   * has no form, or has moved on. `kept`: what stood in the form waits, and comes back once this one is sent or cleared.
   */
  reopen(id: string, at: number): { readonly kept: boolean } | null {
    return this.connection.transaction(() => {
      const change = this.get(id);
      const { state } = change?.status ?? { state: 'applied' };
      if (change === null || change.form === null || (state !== 'rejected' && state !== 'queued')) return null;
      if (state === 'queued') {
        this.pause(id, true);
        this.note(id, at, 'Opened in the form again, held back meanwhile');
      }
      const draft = { ...change.form, replaces: id };
      return { kept: this.drafts.reopen(change.accountId, change.cloudId, draft, at) };
    });
  }

  /** Everything of an account that was removed: its history and its drafts. What is unfinished has to be settled before. */
  forgetAccount(account: string): void {
    this.connection.transaction(() => {
      this.files.forgetAccount(account);
      this.connection.run('DELETE FROM event WHERE change_id IN (SELECT id FROM change WHERE account = ?)', account);
      this.connection.run('DELETE FROM change WHERE account = ?', account);
      this.connection.run('DELETE FROM rest WHERE account = ?', account);
      this.groupTable.forgetAccount(account);
      this.drafts.forgetAccount(account);
    });
  }

  private insert(change: NewChange, groupId: string | null): void {
    const status: ChangeState = { state: 'queued', reason: null };
    const issue = change.issue ?? null;
    const after = change.after ?? null;
    const subject =
      change.kind === 'create'
        ? null
        : subjectOf(issue === null ? null : { issueId: issue.id, issueKey: issue.key }, after);
    this.connection.run(
      `INSERT INTO change (id, account, cloud_id, kind, title, subtitle, project_key, body, created_at, state, status,
         issue_id, issue_key, subject, parts, after_id, group_id, form)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?)`,
      change.id,
      change.accountId,
      change.cloudId,
      change.kind,
      change.title,
      change.subtitle,
      change.projectKey,
      JSON.stringify(change.body),
      change.createdAt,
      JSON.stringify(status),
      issue?.id ?? null,
      issue?.key ?? null,
      subject,
      JSON.stringify(change.parts ?? []),
      after,
      groupId,
      change.form === undefined || change.form === null ? null : JSON.stringify(change.form),
    );
    if (change.file !== undefined && change.file !== null) this.files.complete(change.id, change.file);
    this.note(change.id, change.createdAt, 'Journalled');
    if (after !== null) this.catchUp(after);
  }

  /** What is waited for may have moved before somebody waited for it. */
  private catchUp(after: string): void {
    const former = this.get(after);
    if (former === null) throw new Error(`Change ${after} is not in the journal.`);
    if (former.status.state === 'applied') this.dependants.fill(after, former.status);
    if (former.status.state === 'discarded' && former.status.replacedBy !== undefined) {
      this.dependants.follow(after, former.status.replacedBy);
      this.catchUp(former.status.replacedBy);
    }
  }

  private set(id: string, from: readonly ChangeState['state'][], to: ChangeState, text: string, at: number): boolean {
    const places = from.map(() => '?').join(', ');
    // The quiet time of a lost answer counts from its loss: a send may have waited its turn before its bytes left.
    const lost = to.state === 'unknown' && from.includes('sending');
    const sentAt = to.state === 'sending' || lost ? at : null;
    const beganAt = to.state === 'sending' ? at : null;
    const { changes } = this.connection.run(
      `UPDATE change SET state = ?, status = ?, sent_at = coalesce(?, sent_at), began_at = coalesce(?, began_at)
       WHERE id = ? AND state IN (${places})`,
      to.state,
      JSON.stringify(to),
      sentAt,
      beganAt,
      id,
      ...from,
    );
    if (changes === 0) return false;
    this.follow(id, to);
    this.note(id, at, text);
    return true;
  }

  /** What else a move means. */
  private follow(id: string, to: ChangeState): void {
    if (to.state === 'applied') {
      this.drafts.applied(id);
      this.dependants.fill(id, to);
    }
    if (to.state === 'discarded' && to.replacedBy !== undefined) this.dependants.follow(id, to.replacedBy);
    if (to.state === 'applied' || to.state === 'discarded') this.files.forget(id);
    if (to.state === 'queued' && to.reason?.kind === 'rate-limited') {
      this.connection.run(
        `INSERT INTO rest (account, until) SELECT account, ? FROM change WHERE id = ?
         ON CONFLICT (account) DO UPDATE SET until = max(until, excluded.until)`,
        Math.ceil(to.reason.retryAt),
        id,
      );
    }
  }

  /** A change that was sent, or is being sent again, is not replaced: both would reach Jira. */
  private replace(id: string, replacedBy: string, at: number): void {
    if (this.set(id, this.replaceable(id), { state: 'discarded', replacedBy }, 'Mended and sent anew', at)) return;
    const former = this.get(id);
    if (former !== null && former.status.state !== 'discarded') {
      throw new Error('The change that this one replaces has moved on meanwhile.');
    }
  }

  /** What waits is replaced only while it is held back: it could leave at any moment otherwise. */
  private replaceable(id: string): readonly ChangeState['state'][] {
    return this.get(id)?.paused === true ? ['rejected', 'queued'] : ['rejected'];
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
}
