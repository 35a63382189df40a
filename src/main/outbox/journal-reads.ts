import type { ChangeGroup, GroupLines } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import { migrate } from '../storage/migrate';
import { Agenda, type AgendaInput, type SiteAgenda } from './agenda';
import { ChangeRows } from './change-rows';
import { EarlierCreates, type EarlierCreate } from './earlier-creates';
import { GroupLineRows } from './group-lines';
import { Groups } from './groups';
import { STEPS } from './journal-steps';
import type { IssueRef, JournalledChange, KeptFile } from './journalled-change';
import { KeptFiles } from './kept-files';
import { ListedChanges } from './listed-changes';
import { OpenChanges } from './open-changes';

const ON_ITS_WAY = `('queued', 'sending', 'unknown')`;

/**
 * What the journal answers, inside the database process; nothing here changes it. What is asked for by its id is found only for the
 * account and site that it belongs to: for any other it is not there.
 */
export class JournalReads {
  protected readonly rows: ChangeRows;
  protected readonly groupTable: Groups;
  protected readonly files: KeptFiles;
  private readonly agendaOf: Agenda;
  private readonly openChanges: OpenChanges;
  private readonly listed: ListedChanges;
  private readonly lineRows: GroupLineRows;

  constructor(protected readonly connection: Connection) {
    migrate(connection, STEPS);
    this.rows = new ChangeRows(connection);
    this.groupTable = new Groups(connection);
    this.files = new KeptFiles(connection);
    this.agendaOf = new Agenda(connection, this.rows);
    this.openChanges = new OpenChanges(connection, this.rows);
    this.listed = new ListedChanges(this.rows);
    this.lineRows = new GroupLineRows(connection);
  }

  get(site: SiteRef, id: string): JournalledChange | null {
    return this.rows.one(site, id);
  }

  /** A change of an account, on whichever of its sites. */
  ofAccount(account: string, id: string): JournalledChange | null {
    return this.rows.select('WHERE c.id = ? AND c.account = ?', id, account)[0] ?? null;
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

  group(site: SiteRef, groupId: string): ChangeGroup | null {
    return this.groupTable.get(site, groupId);
  }

  /** In the order in which they were made. */
  ofGroup(
    { accountId, cloudId }: SiteRef,
    groupId: string,
    offset: number,
    limit: number,
  ): readonly JournalledChange[] {
    return this.rows.select(
      'WHERE c.group_id = ? AND +c.account = ? AND +c.cloud_id = ? ORDER BY c.sequence LIMIT ? OFFSET ?',
      groupId,
      accountId,
      cloudId,
      limit,
      offset,
    );
  }

  /** Those of these that are there, in the order in which they were made. */
  several(site: SiteRef, ids: readonly string[]): readonly JournalledChange[] {
    return this.rows.several(site, ids);
  }

  /** See `EarlierCreates.of`. */
  earlierCreates(site: SiteRef, projectKey: string, summaries: readonly string[]): readonly EarlierCreate[] {
    return new EarlierCreates(this.connection).of(site, projectKey, summaries);
  }

  /** Those of a group as a list shows them, see `GroupLineRows`. */
  groupLines(site: SiteRef, groupId: string, since: number): GroupLines {
    return this.lineRows.of(site, groupId, since);
  }

  /** Keys of the issues that the last `limit` creates of a group became. */
  lastMade({ accountId, cloudId }: SiteRef, groupId: string, limit: number): readonly string[] {
    return this.connection
      .rows(
        `SELECT json_extract(status, '$.issueKey') FROM change
         WHERE group_id = ? AND +account = ? AND +cloud_id = ? AND state = 'applied' AND kind = 'create'
         ORDER BY sequence DESC LIMIT ?`,
        groupId,
        accountId,
        cloudId,
        limit,
      )
      .map(([key]) => String(key));
  }

  /** The title of the create, other than this one, that has become the issue; `null` where none has. */
  madeAs({ accountId, cloudId }: SiteRef, { id, key }: IssueRef, changeId: string): string | null {
    const [row] = this.connection.rows(
      `SELECT title FROM change
       WHERE account = ? AND cloud_id = ? AND kind = 'create' AND state = 'applied' AND id <> ?
         AND (json_extract(status, '$.issueId') = nullif(?, '') OR json_extract(status, '$.issueKey') = ?) LIMIT 1`,
      accountId,
      cloudId,
      changeId,
      id,
      key,
    );
    return row === undefined ? null : String(row[0]);
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

  sitePaused(account: string, cloudId: string): boolean {
    return this.groupTable.sitePaused(account, cloudId);
  }

  file(site: SiteRef, changeId: string): KeptFile | null {
    return this.files.find(site, changeId);
  }

  fileChunk(site: SiteRef, changeId: string, part: number): Uint8Array | null {
    return this.files.chunk(site, changeId, part);
  }
}
