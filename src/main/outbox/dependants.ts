import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import { Subjects, type NamedIssue } from './subjects';

/**
 * What waits for another change, inside the database process. Everything here is to be called in the transaction that moves the
 * change which is waited for.
 */
export class Dependants {
  private readonly subjects: Subjects;

  constructor(private readonly connection: Connection) {
    this.subjects = new Subjects(connection);
  }

  /** The change is in Jira as this issue: what waits for it is about that issue, or is its child. */
  fill({ accountId, cloudId }: SiteRef, changeId: string, landed: NamedIssue): void {
    const issue = this.subjects.named({ accountId, cloudId }, landed);
    const waiting = this.connection.rows(
      'SELECT id, kind, body, issue_id FROM change WHERE after_id = ? AND +account = ? AND +cloud_id = ?',
      changeId,
      accountId,
      cloudId,
    );
    for (const [id, kind, body, issueId] of waiting) {
      if (kind === 'create') {
        const child = withParent(JSON.parse(String(body)) as JsonObject, issue);
        this.connection.run(
          'UPDATE change SET body = ? WHERE id = ? AND account = ? AND cloud_id = ?',
          JSON.stringify(child),
          String(id),
          accountId,
          cloudId,
        );
      } else if (issueId === null) {
        this.connection.run(
          'UPDATE change SET issue_id = ?, issue_key = ?, subject = ? WHERE id = ? AND account = ? AND cloud_id = ?',
          issue.issueId === '' ? null : issue.issueId,
          issue.issueKey,
          subjectOf(issue, changeId),
          String(id),
          accountId,
          cloudId,
        );
      }
    }
  }

  /** What waited for the one waits for the other, which was sent in its place. */
  follow({ accountId, cloudId }: SiteRef, changeId: string, replacedBy: string): void {
    this.connection.run(
      'UPDATE change SET subject = ? WHERE after_id = ? AND subject = ? AND +account = ? AND +cloud_id = ?',
      `after:${replacedBy}`,
      changeId,
      `after:${changeId}`,
      accountId,
      cloudId,
    );
    this.connection.run(
      'UPDATE change SET after_id = ? WHERE after_id = ? AND +account = ? AND +cloud_id = ?',
      replacedBy,
      changeId,
      accountId,
      cloudId,
    );
  }
}

/** By what changes of one issue know each other: its id, its key where the id is not known, or the change that will make it. */
export function subjectOf(issue: NamedIssue | null, after: string | null): string | null {
  if (issue !== null) return issue.issueId === '' ? issue.issueKey : issue.issueId;
  return after === null ? null : `after:${after}`;
}

/** The body of a create whose parent is in Jira now. Pure. */
export function withParent(body: JsonObject, { issueId, issueKey }: NamedIssue): JsonObject {
  const fields = isJsonObject(body['fields']) ? body['fields'] : {};
  const parent = issueId === '' ? { key: issueKey } : { id: issueId };
  return { ...body, fields: { ...fields, parent } };
}
