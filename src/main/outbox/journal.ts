import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import { migrate } from '../storage/migrate';
import { Agenda, type AgendaInput, type SiteAgenda } from './agenda';
import { ChangeRows } from './change-rows';
import { Dependants } from './dependants';
import { Drafts } from './drafts';
import { Groups } from './groups';
import { STEPS } from './journal-steps';
import type { IssueRef, JournalledChange, KeptFile, NewChange, NewGroup } from './journalled-change';
import { KeptFiles } from './kept-files';
import { ListedChanges } from './listed-changes';
import { Moves } from './moves';
import { NewChanges } from './new-changes';
import { OpenChanges } from './open-changes';
import { Rests } from './rests';

const ON_ITS_WAY = `('queued', 'sending', 'unknown')`;

/**
 * The journal of changes, inside the database process. Precious: every method returns only once its effect is on the
 * disk, and the state machine of `Change` moves only through `move`, which refuses to move what has moved already.
 */
export class Journal {
  private readonly rows: ChangeRows;
  private readonly drafts: Drafts;
  private readonly groupTable: Groups;
  private readonly files: KeptFiles;
  private readonly agendaOf: Agenda;
  private readonly openChanges: OpenChanges;
  private readonly listed: ListedChanges;
  private readonly moves: Moves;
  private readonly news: NewChanges;

  constructor(private readonly connection: Connection) {
    migrate(connection, STEPS);
    this.rows = new ChangeRows(connection);
    this.drafts = new Drafts(connection);
    this.groupTable = new Groups(connection);
    this.files = new KeptFiles(connection);
    this.agendaOf = new Agenda(connection, this.rows);
    this.openChanges = new OpenChanges(connection, this.rows);
    this.listed = new ListedChanges(this.rows);
    const dependants = new Dependants(connection);
    const { drafts, files } = this;
    this.moves = new Moves(connection, { drafts, dependants, files });
    this.news = new NewChanges(connection, this.rows, this.moves, { dependants, files });
  }

  /**
   * Journals a change, and those that follow it, before anything is sent. `replaces`, a refused change, leaves the outbox in the same
   * commit.
   */
  add(change: NewChange, replaces: string | null, followers: readonly NewChange[] = []): JournalledChange {
    return this.connection.transaction(() => {
      this.news.insert(change, null);
      for (const follower of followers) this.news.insert(follower, null);
      if (replaces !== null) this.news.replace(replaces, change.id, change.createdAt);
      if (change.kind === 'create') this.drafts.sentAs(change.accountId, change.cloudId, change.id);
      return this.mustGet(change.id);
    });
  }

  /** Journals many changes as one group, all of them or none. */
  addGroup(group: NewGroup, changes: readonly NewChange[]): ChangeGroup {
    return this.connection.transaction(() => {
      this.groupTable.add(group);
      for (const change of changes) this.news.insert(change, group.id);
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
    return this.connection.transaction(() => (this.moves.move(id, from, to, text, at) ? this.mustGet(id) : null));
  }

  /** Moves every change of a group that is in one of `from`. Answers how many. */
  moveGroup(groupId: string, from: readonly ChangeState['state'][], to: ChangeState, text: string, at: number): number {
    return this.connection.transaction(
      () =>
        this.connection
          .rows('SELECT id FROM change WHERE group_id = ? ORDER BY sequence', groupId)
          .filter(([id]) => this.moves.move(String(id), from, to, text, at)).length,
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
      if (!this.moves.move(id, from, { state: 'queued', reason: null }, text, at)) return null;
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

  /** Everything open and the newest `limit` of the rest, newest first, without those of groups. */
  list(account: string, cloudId: string, limit: number): readonly JournalledChange[] {
    return this.listed.ofSite(account, cloudId, limit);
  }

  /** What may still be sent to an issue, is in question, or reached it since then: newest first, those of groups too. */
  ofIssue(account: string, cloudId: string, issue: IssueRef, since: number): readonly JournalledChange[] {
    return this.listed.ofIssue(account, cloudId, issue, since);
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

  /** What Jira has, and was sent since then: newest first. */
  appliedSince(sentAt: number, limit: number): readonly JournalledChange[] {
    return this.rows.select(
      `WHERE c.state = 'applied' AND c.sent_at >= ? ORDER BY c.sequence DESC LIMIT ?`,
      sentAt,
      limit,
    );
  }

  /** What the runner may do now. */
  agenda(input: AgendaInput): readonly SiteAgenda[] {
    return this.agendaOf.read(input);
  }

  /** Everything of an account that is neither applied nor given up, on all of its sites, oldest first. */
  open(account: string): readonly JournalledChange[] {
    return this.openChanges.all(account);
  }

  /** The issues that such changes of an account on one site are about: ids, or keys where the id is not known. */
  openIssues(account: string, cloudId: string): readonly string[] {
    return this.openChanges.issues(account, cloudId);
  }

  /** How many changes of an account would be lost with it: everything that is neither applied nor given up. */
  unfinished(account: string): number {
    return this.openChanges.count(account);
  }

  /** A process that ended while sending leaves changes of which nobody knows whether Jira has them. */
  recover(now: number): number {
    return this.connection.transaction(() => {
      this.files.sweep();
      return this.moves.endSends(now);
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
        this.moves.note(id, at, 'Opened in the form again, held back meanwhile');
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
      new Rests(this.connection).forgetAccount(account);
      this.groupTable.forgetAccount(account);
      this.drafts.forgetAccount(account);
    });
  }

  private mustGet(id: string): JournalledChange {
    const change = this.get(id);
    if (change === null) throw new Error(`Change ${id} is not in the journal.`);
    return change;
  }
}
