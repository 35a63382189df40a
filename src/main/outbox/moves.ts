import type { ChangeState } from '@shared/ipc/change';
import type { Connection } from '../storage/connection';
import type { Dependants } from './dependants';
import type { Drafts } from './drafts';
import type { KeptFiles } from './kept-files';
import { Rests } from './rests';

/** The state machine of changes, inside the database process. Everything here is to be called in a transaction. */
export class Moves {
  private readonly rests: Rests;

  constructor(
    private readonly connection: Connection,
    private readonly kept: { readonly drafts: Drafts; readonly dependants: Dependants; readonly files: KeptFiles },
  ) {
    this.rests = new Rests(connection);
  }

  /** Moves a change from one of `from` to `to`; `false`, and nothing is changed, when it is in none of them. */
  move(id: string, from: readonly ChangeState['state'][], to: ChangeState, text: string, at: number): boolean {
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
    this.follow(id, to, at);
    this.note(id, at, text);
    return true;
  }

  /**
   * Of what a process that ended was sending nobody knows whether Jira has it, nor when its last byte left: an upload takes hours. The
   * quiet time counts from now. Answers how many.
   */
  endSends(now: number): number {
    const rows = this.connection.rows(`SELECT id FROM change WHERE state = 'sending'`);
    for (const [id] of rows) {
      const status: ChangeState = { state: 'unknown', looks: 0, nextLookAt: now };
      this.move(String(id), ['sending'], status, 'The workbench ended before Jira answered', now);
    }
    return rows.length;
  }

  /** One of the last two events over again (sent, not sent, sent …) takes its place: days offline fit on a line. */
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
  private follow(id: string, to: ChangeState, at: number): void {
    const { drafts, dependants, files } = this.kept;
    if (to.state === 'applied') {
      drafts.applied(id);
      dependants.fill(id, to);
    }
    if (to.state === 'discarded' && to.replacedBy !== undefined) dependants.follow(id, to.replacedBy);
    if (to.state === 'applied' || to.state === 'discarded') files.forget(id);
    this.rests.follow(id, to, at);
  }
}
