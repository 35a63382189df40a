import type { Connection } from '../storage/connection';
import type { ChangeRows } from './change-rows';
import type { JournalledChange } from './journalled-change';

const OPEN = `state NOT IN ('applied', 'discarded')`;

/** What is neither applied nor given up, inside the database process. */
export class OpenChanges {
  constructor(
    private readonly connection: Connection,
    private readonly rows: ChangeRows,
  ) {}

  /** Of an account on all of its sites, oldest first. */
  all(account: string): readonly JournalledChange[] {
    return this.rows.select(`WHERE c.account = ? AND c.${OPEN} ORDER BY c.sequence`, account);
  }

  /** The issues that such changes on one site are about: ids, or keys where the id is not known. */
  issues(account: string, cloudId: string): readonly string[] {
    const issue = 'coalesce(issue_id, issue_key)';
    return this.connection
      .rows(
        `SELECT DISTINCT ${issue} FROM change WHERE account = ? AND cloud_id = ? AND ${OPEN} AND ${issue} IS NOT NULL`,
        account,
        cloudId,
      )
      .map(([found]) => String(found));
  }

  count(account: string): number {
    const [row] = this.connection.rows(`SELECT count(*) FROM change WHERE account = ? AND ${OPEN}`, account);
    return Number(row?.[0] ?? 0);
  }
}
