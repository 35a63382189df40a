import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { ChangeRows } from './change-rows';
import { subjectOf, type Dependants } from './dependants';
import type { Formers } from './formers';
import type { NewChange } from './journalled-change';
import type { KeptFiles } from './kept-files';
import type { Moves } from './moves';
import { siteOf } from './site-of';
import type { Subjects } from './subjects';

/** How a change enters the journal, inside the database process. Everything here is to be called in a transaction. */
export class NewChanges {
  constructor(
    private readonly connection: Connection,
    private readonly rows: ChangeRows,
    private readonly moves: Moves,
    private readonly kept: {
      readonly dependants: Dependants;
      readonly files: KeptFiles;
      readonly formers: Formers;
      readonly subjects: Subjects;
    },
  ) {}

  insert(change: NewChange, groupId: string | null): void {
    this.insertAll([change], groupId);
  }

  /** In their order, though one may wait for another that comes after it: a sheet has its parents anywhere. */
  insertAll(changes: readonly NewChange[], groupId: string | null): void {
    for (const change of changes) this.write(change, groupId);
    // What several wait for is caught up with once.
    const awaited = new Map(changes.flatMap((change) => (change.after ? [[change.after, change] as const] : [])));
    for (const [after, change] of awaited) this.catchUp(siteOf(change), after);
  }

  private write(change: NewChange, groupId: string | null): void {
    const status: ChangeState = { state: 'queued', reason: null };
    const given = change.issue ?? null;
    const issue =
      given === null ? null : this.kept.subjects.named(siteOf(change), { issueId: given.id, issueKey: given.key });
    const after = change.after ?? null;
    const subject = change.kind === 'create' ? null : subjectOf(issue, after);
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
      issue === null || issue.issueId === '' ? null : issue.issueId,
      issue?.issueKey ?? null,
      subject,
      JSON.stringify(change.parts ?? []),
      after,
      groupId,
      change.form === undefined || change.form === null ? null : JSON.stringify(change.form),
    );
    if (change.file !== undefined && change.file !== null)
      this.kept.files.complete(siteOf(change), change.id, change.file);
    this.moves.note(change.id, change.createdAt, 'Journalled');
  }

  /** A change that was sent, or is being sent again, is not replaced: both would reach Jira. */
  replace(site: SiteRef, id: string, replacedBy: string, at: number, from = this.replaceable(site, id)): void {
    const to: ChangeState = { state: 'discarded', replacedBy };
    const former = this.rows.one(site, id);
    const moved = this.moves.move(site, id, from, to, 'Mended and sent anew', at);
    // What was given up by hand may still arrive, as may what was refused when it was sent again.
    const tied = moved || (former?.status.state === 'discarded' && former.status.replacedBy === undefined);
    if (tied && former !== null) this.kept.formers.replaced(former, replacedBy);
    if (moved) return;
    if (former !== null && former.status.state !== 'discarded') {
      throw new Error('The change that this one replaces has moved on meanwhile.');
    }
    // Given up by hand: what waited for it goes on after the one that is made in its place.
    if (tied) this.kept.dependants.follow(site, id, replacedBy);
  }

  /** Of a run, whose rows bring their links with them each time: those of the one that is replaced are given up. */
  replaceRow(site: SiteRef, id: string, replacedBy: string, at: number): void {
    const links = this.connection.rows(
      "SELECT id FROM change WHERE after_id = ? AND kind <> 'create' AND group_id IS NOT NULL AND +account = ? AND +cloud_id = ?",
      id,
      site.accountId,
      site.cloudId,
    );
    for (const [link] of links)
      this.moves.move(site, String(link), ['queued'], { state: 'discarded' }, 'Made anew with its row', at);
    // One that waits for a row which is mended with it was never sent, and nothing is sent before this commit ends. What was given up
    // names what takes its place too: the file that it was saved in may be read again.
    const status = this.rows.one(site, id)?.status;
    const isGivenUp = status?.state === 'discarded' && status.replacedBy === undefined;
    this.replace(site, id, replacedBy, at, isGivenUp ? ['discarded'] : ['rejected', 'queued']);
  }

  /** What is waited for may have moved before somebody waited for it. */
  private catchUp(site: SiteRef, after: string): void {
    // Its status alone: thousands may wait for one.
    const [former] = this.connection.rows(
      'SELECT status FROM change WHERE id = ? AND account = ? AND cloud_id = ?',
      after,
      site.accountId,
      site.cloudId,
    );
    if (former === undefined) throw new Error(`Change ${after} is not in the journal.`);
    const status = JSON.parse(String(former[0])) as ChangeState;
    if (status.state === 'applied') this.kept.dependants.fill(site, after, status);
    if (status.state === 'discarded' && status.replacedBy !== undefined) {
      this.kept.dependants.follow(site, after, status.replacedBy);
      this.catchUp(site, status.replacedBy);
    }
  }

  /** What waits is replaced only while it is held back: it could leave at any moment otherwise. */
  private replaceable(site: SiteRef, id: string): readonly ChangeState['state'][] {
    return this.rows.one(site, id)?.paused === true ? ['rejected', 'queued'] : ['rejected'];
  }
}
