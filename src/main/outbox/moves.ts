import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import type { Dependants } from './dependants';
import type { Drafts } from './drafts';
import { giveBackToForm } from './form-files';
import type { Formers } from './formers';
import type { JournalledChange, NewChange } from './journalled-change';
import type { KeptFiles } from './kept-files';
import type { LearnedDemands } from './learned-demands';
import { Rests } from './rests';

/** What was sent and looked for in vain is given up, and yet not called back. */
const MAY_STILL_ARRIVE = 'It was sent before and may still arrive in Jira: it is looked for once more';

/** What a change says, as it is replaced by hand. */
export type Said = Pick<NewChange, 'body' | 'title'> & { readonly parts: readonly string[] };

/** One of several moves in one commit, see `Journal.moveAll`. */
export interface OneMove {
  readonly id: string;
  readonly from: readonly ChangeState['state'][];
  readonly to: ChangeState;
  readonly text: string;
  /** Takes the place of the one that it has. */
  readonly memo?: JsonObject;
  /** What left with it has just been seen to arrive: its quiet time begins anew. */
  readonly arriving?: boolean;
}

/** The state machine of changes, inside the database process. Everything here is to be called in a transaction. */
export class Moves {
  private readonly rests: Rests;

  constructor(
    private readonly connection: Connection,
    private readonly kept: {
      readonly drafts: Drafts;
      readonly dependants: Dependants;
      readonly files: KeptFiles;
      readonly formers: Formers;
      readonly demands: LearnedDemands;
    },
    private readonly get: (site: SiteRef, id: string) => JournalledChange | null,
  ) {
    this.rests = new Rests(connection);
  }

  /** Moves a change from one of `from` to `to`; `false`, and nothing is changed, when it is in none of them. */
  move(
    site: SiteRef,
    id: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
    at: number,
  ): boolean {
    const before = from.includes('unsure') ? this.get(site, id) : null;
    const places = from.map(() => '?').join(', ');
    // The quiet time of a lost answer counts from its loss: a send may have waited its turn before its bytes left.
    const lost = to.state === 'unknown' && from.includes('sending');
    const sentAt = to.state === 'sending' || lost ? at : null;
    const beganAt = to.state === 'sending' ? at : null;
    const { changes } = this.connection.run(
      `UPDATE change SET state = ?, status = ?, sent_at = coalesce(?, sent_at), began_at = coalesce(?, began_at)
       WHERE id = ? AND account = ? AND cloud_id = ? AND state IN (${places})`,
      to.state,
      JSON.stringify(to),
      sentAt,
      beganAt,
      id,
      site.accountId,
      site.cloudId,
      ...from,
    );
    if (changes === 0) return false;
    if (before?.status.state === 'unsure' && before.status.late !== undefined) this.kept.formers.decided(before);
    this.follow(site, id, to, at);
    const late = to.state === 'discarded' && to.replacedBy === undefined && this.isWatched(id);
    this.note(id, at, late ? `${text}. ${MAY_STILL_ARRIVE}` : text);
    return true;
  }

  /** See `OneMove.arriving`. */
  stillArriving({ accountId, cloudId }: SiteRef, id: string, at: number): void {
    this.connection.run(
      'UPDATE change SET sent_at = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      at,
      id,
      accountId,
      cloudId,
    );
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
    return this.connection
      .rows(
        `SELECT id FROM change WHERE group_id = ? AND +account = ? AND +cloud_id = ?
           AND state IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
        groupId,
        site.accountId,
        site.cloudId,
        JSON.stringify(from),
      )
      .filter(([id]) => this.move(site, String(id), from, to, text, at)).length;
  }

  /** Replaces what a change says and queues it; `false`, and nothing is changed, when it is in none of `from`. */
  rewrite(
    site: SiteRef,
    id: string,
    from: readonly ChangeState['state'][],
    now: Said,
    text: string,
    at: number,
  ): boolean {
    const former = this.get(site, id);
    if (former === null || !this.move(site, id, from, { state: 'queued', reason: null }, text, at)) return false;
    this.kept.formers.saidAnew(former);
    this.connection.run(
      'UPDATE change SET body = ?, title = ?, parts = ?, memo = NULL WHERE id = ? AND account = ? AND cloud_id = ?',
      JSON.stringify(now.body),
      now.title,
      JSON.stringify(now.parts),
      id,
      site.accountId,
      site.cloudId,
    );
    return true;
  }

  /**
   * Of what a process that ended was sending nobody knows whether Jira has it, nor when its last byte left: an upload takes hours. The
   * quiet time counts from now. Answers how many.
   */
  endSends(now: number): number {
    const rows = this.connection.rows(`SELECT id, account, cloud_id FROM change WHERE state = 'sending'`);
    for (const [id, account, cloudId] of rows) {
      const site = { accountId: String(account), cloudId: String(cloudId) };
      const status: ChangeState = { state: 'unknown', looks: 0, nextLookAt: now };
      this.move(site, String(id), ['sending'], status, 'The workbench ended before Jira answered', now);
    }
    return rows.length;
  }

  /** Of a change that was moved, or read, for its site before. One of the last two events over again (sent, not sent, sent …) takes its place: days offline fit on a line. */
  note(id: string, at: number, text: string): void {
    this.connection.run(
      `DELETE FROM event WHERE rowid IN
         (SELECT rowid FROM event WHERE change_id = ?1 ORDER BY rowid DESC LIMIT 2) AND text = ?2`,
      id,
      text,
    );
    this.connection.run('INSERT INTO event (change_id, at, text) VALUES (?, ?, ?)', id, at, text);
  }

  /** What else a move means. */
  private follow(site: SiteRef, id: string, to: ChangeState, at: number): void {
    const { drafts, dependants, files, formers, demands } = this.kept;
    if (to.state === 'applied') {
      drafts.applied(site, id);
      dependants.fill(site, id, to);
    }
    if (to.state === 'discarded' && to.replacedBy !== undefined) dependants.follow(site, id, to.replacedBy);
    if (to.state === 'discarded') giveBackToForm(this.connection, site, id);
    if (to.state === 'applied' || to.state === 'discarded') files.forget(site, id);
    formers.follow(site, id, to, at);
    demands.follow(site, id, to, at);
    this.rests.follow(site, id, to, at);
  }

  private isWatched(id: string): boolean {
    return this.connection.rows('SELECT 1 FROM change WHERE id = ? AND watch_at IS NOT NULL', id).length > 0;
  }
}
