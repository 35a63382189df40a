import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';

/** An issue as a change names it; the id is empty where only the key is known. */
export interface NamedIssue {
  readonly issueId: string;
  readonly issueKey: string;
}

/**
 * Has changes of one issue know each other though one names it by its id and another by its key, inside the database process: they go
 * under the id as soon as any of them has it. To be called in the transaction that writes the change.
 */
export class Subjects {
  constructor(private readonly connection: Connection) {}

  /** The issue with its id, where some change of that account and site knows it. */
  named({ accountId, cloudId }: SiteRef, issue: NamedIssue): NamedIssue {
    if (issue.issueKey === '') return issue;
    if (issue.issueId !== '') {
      this.connection.run(
        `UPDATE change SET subject = ?1, issue_id = ?1
         WHERE account = ?2 AND cloud_id = ?3 AND issue_key = ?4 AND subject = issue_key`,
        issue.issueId,
        accountId,
        cloudId,
        issue.issueKey,
      );
      return issue;
    }
    const [row] = this.connection.rows(
      `SELECT issue_id FROM change WHERE account = ? AND cloud_id = ? AND issue_key = ? AND coalesce(issue_id, '') <> ''
       ORDER BY sequence DESC LIMIT 1`,
      accountId,
      cloudId,
      issue.issueKey,
    );
    return row === undefined ? issue : { ...issue, issueId: String(row[0]) };
  }
}
