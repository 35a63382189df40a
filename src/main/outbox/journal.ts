import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import { Dependants } from './dependants';
import { forgetFormFiles } from './form-files';
import { FormFollowers } from './form-followers';
import { Formers } from './formers';
import { JournalBegun } from './journal-begun';
import { LearnedDemands } from './learned-demands';
import type { JournalledChange, NewChange, NewGroup } from './journalled-change';
import { Moves, type OneMove, type Said } from './moves';
import { NewChanges } from './new-changes';
import { Rests } from './rests';
import { siteOf } from './site-of';
import { StagedChanges } from './staged-changes';
import { Subjects } from './subjects';
import { Sheets } from './sheets';
import { Templates } from './templates';

/** Of `paused`: not by a person, but while the form is open that mends it. A program that starts has no form open. */
const HELD_BY_FORM = 2;

/**
 * The journal of changes, inside the database process. Precious: every method returns only once its effect is on the
 * disk, and the state machine of `Change` moves only through `move`, which refuses to move what has moved already. What is named by its
 * id is changed only for the account and site that it belongs to.
 */
export class Journal extends JournalBegun {
  private readonly demands: LearnedDemands;
  private readonly moves: Moves;
  private readonly news: NewChanges;
  private readonly formers: Formers;
  private readonly staged = new StagedChanges();

  constructor(connection: Connection) {
    super(connection);
    this.demands = new LearnedDemands(connection);
    const dependants = new Dependants(connection);
    const { drafts, files, demands } = this;
    this.formers = new Formers(connection, this.rows);
    const { formers } = this;
    const subjects = new Subjects(connection);
    this.moves = new Moves(connection, { drafts, dependants, files, formers, demands }, (site, id) =>
      this.get(site, id),
    );
    this.news = new NewChanges(connection, this.rows, this.moves, { dependants, files, formers, subjects });
  }

  /**
   * Journals a change, and those that follow it, before anything is sent. `replaces`, a refused change, leaves the outbox in the same
   * commit.
   */
  add(change: NewChange, replaces: string | null, followers: readonly NewChange[] = []): JournalledChange {
    return this.connection.transaction(() => {
      this.news.insert(change, null);
      new FormFollowers(this.connection, this.news, this.moves).add(change, followers, replaces);
      if (replaces !== null) this.news.replace(siteOf(change), replaces, change.id, change.createdAt);
      if (change.kind === 'create') this.drafts.sentAs(siteOf(change), change.draftId ?? null, replaces, change.id);
      this.comments.sentBy(change);
      return this.mustGet(siteOf(change), change.id);
    });
  }

  /** Journals many changes as one group, all of them or none, in their order: one may wait for another that comes after it. */
  addGroup(group: NewGroup, changes: readonly NewChange[]): ChangeGroup {
    return this.connection.transaction(() => {
      this.groupTable.add(group);
      this.news.insertAll(changes, group.id);
      for (const change of changes) {
        const { replaces = null } = change;
        if (replaces !== null) this.news.replaceRow(siteOf(change), replaces, change.id, change.createdAt);
      }
      const added = this.groupTable.get(siteOf(group), group.id);
      if (added === null) throw new Error(`Group ${group.id} is not in the journal.`);
      return added;
    });
  }

  /** Takes in changes of a group that is to be added by `addStaged`, see `StagedChanges.add`. */
  stage(groupId: string, from: number, changes: readonly NewChange[]): void {
    this.staged.add(groupId, from, changes);
  }

  /** As `addGroup`, of all `count` changes that were staged for it. */
  addStaged(group: NewGroup, count: number): ChangeGroup {
    return this.addGroup(group, this.staged.take(group.id, count));
  }

  /**
   * Moves a change from one of `from` to `to`. Answers `null`, and changes nothing, when it is no longer in any of them:
   * another part of the program, or a person, was faster.
   */
  move(
    site: SiteRef,
    id: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
    at: number,
  ): JournalledChange | null {
    return this.connection.transaction(() =>
      this.moves.move(site, id, from, to, text, at) ? this.mustGet(site, id) : null,
    );
  }

  /** Moves several changes, each as `move` does, in one commit. Answers those that were moved, as they are now. */
  moveAll(site: SiteRef, moves: readonly OneMove[], at: number): readonly JournalledChange[] {
    return this.connection.transaction(() => {
      const moved = moves.filter(({ id, from, to, text, memo, arriving }) => {
        if (!this.moves.move(site, id, from, to, text, at)) return false;
        if (memo !== undefined) this.remember(site, id, memo);
        if (arriving === true) this.moves.stillArriving(site, id, at);
        return true;
      });
      return this.rows.several(
        site,
        moved.map(({ id }) => id),
      );
    });
  }

  /** Ends a run: what is queued is given up, and what comes back from being sent is held back with its group. Answers how many it gave up. */
  stopGroup(site: SiteRef, groupId: string, text: string, at: number): number {
    return this.connection.transaction(() => {
      this.groupTable.pause(site, groupId, true);
      return this.moves.moveGroup(site, groupId, ['queued'], { state: 'discarded' }, text, at);
    });
  }

  /** Moves every change of a group that is in one of `from`. Answers how many. */
  moveGroup(
    site: SiteRef,
    groupId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
    at: number,
  ): number {
    return this.connection.transaction(() => this.moves.moveGroup(site, groupId, from, to, text, at));
  }

  /** Writes down what a kind has to know later, before its write leaves. */
  remember({ accountId, cloudId }: SiteRef, id: string, memo: JsonObject): void {
    this.connection.run(
      'UPDATE change SET memo = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      JSON.stringify(memo),
      id,
      accountId,
      cloudId,
    );
  }

  /** Journals what follows from a change, once: asked again after a crash, it is there already. */
  follow(change: NewChange): void {
    this.connection.transaction(() => {
      if (this.get(siteOf(change), change.id) === null) this.news.insert(change, null);
    });
  }

  /** See `Formers.watched`. */
  watched(site: SiteRef, id: string, watches: number, nextAt: number | null): void {
    this.formers.watched(site, id, watches, nextAt);
  }

  /** Replaces what a change says and queues it; `null` when it has moved on from `from` meanwhile. */
  rewrite(
    site: SiteRef,
    id: string,
    from: readonly ChangeState['state'][],
    now: Said,
    text: string,
    at: number,
  ): JournalledChange | null {
    return this.connection.transaction(() =>
      this.moves.rewrite(site, id, from, now, text, at) ? this.mustGet(site, id) : null,
    );
  }

  /** A process that ended while sending leaves changes of which nobody knows whether Jira has them. */
  recover(now: number): number {
    return this.connection.transaction(() => {
      this.files.sweep();
      this.connection.run(`UPDATE change SET paused = 0 WHERE paused = ${HELD_BY_FORM}`);
      return this.moves.endSends(now);
    });
  }

  /** Holds a change back, or lets it go. One that is being sent, or looked for, goes on all the same. */
  pause({ accountId, cloudId }: SiteRef, id: string, paused: boolean): void {
    this.connection.run(
      'UPDATE change SET paused = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      paused ? 1 : 0,
      id,
      accountId,
      cloudId,
    );
  }

  /**
   * The form that mends a change is open, or not any more: meanwhile the change is held back, and no longer than that. One that a person
   * holds back themselves stays so.
   */
  mending({ accountId, cloudId }: SiteRef, id: string, open: boolean): void {
    this.connection.run(
      `UPDATE change SET paused = ? WHERE id = ? AND account = ? AND cloud_id = ? AND state = 'queued' AND paused = ?`,
      open ? HELD_BY_FORM : 0,
      id,
      accountId,
      cloudId,
      open ? 0 : HELD_BY_FORM,
    );
  }

  pauseGroup(site: SiteRef, groupId: string, paused: boolean): void {
    this.groupTable.pause(site, groupId, paused);
  }

  pauseSite(account: string, cloudId: string, paused: boolean): void {
    this.groupTable.pauseSite(account, cloudId, paused);
  }

  /** Bytes of a file whose change is journalled after them. Parts count from zero. */
  keepFileChunk(site: SiteRef, changeId: string, part: number, bytes: Uint8Array): void {
    this.files.keep(site, changeId, part, bytes);
  }

  dropFile(site: SiteRef, changeId: string): void {
    this.files.forget(site, changeId);
  }

  /**
   * Puts the form of a create that was refused, or not sent yet, back before the person; the one is held back meanwhile. `null`: it
   * has no form, or has moved on. `kept`: what stood in the form waits, and comes back once this one is sent or cleared.
   */
  reopen(site: SiteRef, id: string, at: number): { readonly kept: boolean } | null {
    return this.connection.transaction(() => {
      const change = this.get(site, id);
      const { state } = change?.status ?? { state: 'applied' };
      if (change === null || change.form === null || (state !== 'rejected' && state !== 'queued')) return null;
      if (state === 'queued') {
        this.mending(site, id, true);
        this.moves.note(id, at, 'Opened in the form again, held back meanwhile');
      }
      return { kept: this.drafts.reopen(site.accountId, site.cloudId, id, change.form, at) };
    });
  }

  /** See `LearnedDemands.of`. */
  learnedDemands(site: SiteRef, projectId: string, issueTypeId: string): LearnedDemand[] {
    return this.demands.of(site, projectId, issueTypeId);
  }

  /** Everything of an account that was removed: its history and its drafts. What is unfinished has to be settled before. */
  forgetAccount(account: string): void {
    this.connection.transaction(() => {
      this.files.forgetAccount(account);
      forgetFormFiles(this.connection, account);
      this.connection.run('DELETE FROM event WHERE change_id IN (SELECT id FROM change WHERE account = ?)', account);
      this.connection.run('DELETE FROM change WHERE account = ?', account);
      new Rests(this.connection).forgetAccount(account);
      this.groupTable.forgetAccount(account);
      this.drafts.forgetAccount(account);
      new Templates(this.connection).forgetAccount(account);
      new Sheets(this.connection).forgetAccount(account);
      this.comments.forgetAccount(account);
      this.demands.forgetAccount(account);
    });
  }

  private mustGet(site: SiteRef, id: string): JournalledChange {
    const change = this.get(site, id);
    if (change === null) throw new Error(`Change ${id} is not in the journal.`);
    return change;
  }
}
