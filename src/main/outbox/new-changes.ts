import type { ChangeState } from '@shared/ipc/change';
import type { Connection } from '../storage/connection';
import type { ChangeRows } from './change-rows';
import { subjectOf, type Dependants } from './dependants';
import type { NewChange } from './journalled-change';
import type { KeptFiles } from './kept-files';
import type { Moves } from './moves';

/** How a change enters the journal, inside the database process. Everything here is to be called in a transaction. */
export class NewChanges {
  constructor(
    private readonly connection: Connection,
    private readonly rows: ChangeRows,
    private readonly moves: Moves,
    private readonly kept: { readonly dependants: Dependants; readonly files: KeptFiles },
  ) {}

  insert(change: NewChange, groupId: string | null): void {
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
    if (change.file !== undefined && change.file !== null) this.kept.files.complete(change.id, change.file);
    this.moves.note(change.id, change.createdAt, 'Journalled');
    if (after !== null) this.catchUp(after);
  }

  /** A change that was sent, or is being sent again, is not replaced: both would reach Jira. */
  replace(id: string, replacedBy: string, at: number): void {
    const to: ChangeState = { state: 'discarded', replacedBy };
    if (this.moves.move(id, this.replaceable(id), to, 'Mended and sent anew', at)) return;
    const former = this.rows.one(id);
    if (former !== null && former.status.state !== 'discarded') {
      throw new Error('The change that this one replaces has moved on meanwhile.');
    }
  }

  /** What is waited for may have moved before somebody waited for it. */
  private catchUp(after: string): void {
    // Its status alone: thousands may wait for one.
    const [former] = this.connection.rows('SELECT status FROM change WHERE id = ?', after);
    if (former === undefined) throw new Error(`Change ${after} is not in the journal.`);
    const status = JSON.parse(String(former[0])) as ChangeState;
    if (status.state === 'applied') this.kept.dependants.fill(after, status);
    if (status.state === 'discarded' && status.replacedBy !== undefined) {
      this.kept.dependants.follow(after, status.replacedBy);
      this.catchUp(status.replacedBy);
    }
  }

  /** What waits is replaced only while it is held back: it could leave at any moment otherwise. */
  private replaceable(id: string): readonly ChangeState['state'][] {
    return this.rows.one(id)?.paused === true ? ['rejected', 'queued'] : ['rejected'];
  }
}
