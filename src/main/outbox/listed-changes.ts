import type { ChangeRows } from './change-rows';
import type { IssueRef, JournalledChange } from './journalled-change';

const OF_SITE = 'FROM change WHERE account = ?1 AND cloud_id = ?2';
/** Written out, for the index by state. */
const OPEN = `state IN ('queued', 'sending', 'unknown', 'rejected', 'unsure', 'conflict')`;
const SETTLED = `state IN ('applied', 'discarded')`;

/** What a person looks through, inside the database process. Newest first. What waits for a person is never left out for its age. */
export class ListedChanges {
  constructor(private readonly rows: ChangeRows) {}

  /** All that is neither applied nor given up, and the newest `limit` of what is. Without those of groups. */
  ofSite(account: string, cloudId: string, limit: number): readonly JournalledChange[] {
    return this.rows.select(
      `WHERE c.sequence IN (
         SELECT sequence ${OF_SITE} AND ${OPEN} AND group_id IS NULL
         UNION ALL
         SELECT sequence FROM (SELECT sequence ${OF_SITE} AND ${SETTLED} AND group_id IS NULL ORDER BY sequence DESC LIMIT ?3)
       ) ORDER BY c.sequence DESC`,
      account,
      cloudId,
      limit,
    );
  }

  /** All changes of an issue that may still be sent or are in question, and those that reached Jira since then. Those of groups too. */
  ofIssue(account: string, cloudId: string, issue: IssueRef, since: number): readonly JournalledChange[] {
    // By its key where the id is not known: a person said which issue the one that it waits for became.
    return this.rows.select(
      `WHERE c.subject IN (?1, ?2) AND c.account = ?3 AND c.cloud_id = ?4
         AND (c.state NOT IN ('applied', 'discarded', 'rejected') OR (c.state = 'applied' AND EXISTS (SELECT 1 FROM event e WHERE e.change_id = c.id AND e.at >= ?5)))
       ORDER BY c.sequence DESC`,
      issue.id,
      issue.key,
      account,
      cloudId,
      since,
    );
  }
}
