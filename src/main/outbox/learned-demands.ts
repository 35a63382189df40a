import { fieldNamedIn } from '@shared/fields/field-named-in';
import type { ChangeState } from '@shared/ipc/change';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. */
export const LEARNED_DEMAND_STEPS = [
  // Fields that Jira refused a create without, though createmeta calls them optional: a validator of the workflow asks for them.
  `CREATE TABLE learned_demand (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, project_id TEXT NOT NULL, issue_type_id TEXT NOT NULL, field_id TEXT NOT NULL,
     message TEXT NOT NULL, learned_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, project_id, issue_type_id, field_id)
   );`,
];

/** Part of the journal's migrations. */
export const LEARNED_FORM_STEPS = [
  // What Jira said last of a value in a field that it demands: a validator that wants it filled in often wants a form of it, too.
  'ALTER TABLE learned_demand ADD COLUMN of_value TEXT;',
];

/** What Jira asks for in a project and issue type that only its refusals tell, inside the database process. */
export class LearnedDemands {
  constructor(private readonly connection: Connection) {}

  /** Newest first. */
  of({ accountId, cloudId }: SiteRef, projectId: string, issueTypeId: string): LearnedDemand[] {
    return this.connection
      .rows(
        `SELECT field_id, message, learned_at, of_value FROM learned_demand
         WHERE account = ? AND cloud_id = ? AND project_id = ? AND issue_type_id = ? ORDER BY learned_at DESC, field_id`,
        accountId,
        cloudId,
        projectId,
        issueTypeId,
      )
      .map(([fieldId, message, at, ofValue]) => ({
        fieldId: String(fieldId),
        message: String(message),
        learnedAt: Number(at),
        ...(typeof ofValue === 'string' ? { ofValue } : {}),
      }));
  }

  /** A create came to rest: learns from a refusal, and forgets what an issue that exists without it has disproved. In a transaction. */
  follow(site: SiteRef, changeId: string, to: ChangeState, at: number): void {
    if (to.state !== 'rejected' && to.state !== 'applied') return;
    const [row] = this.connection.rows(
      `SELECT body, json_extract(form, '$.projectId'), json_extract(form, '$.issueTypeId'), json_extract(form, '$.names') FROM change
       WHERE id = ? AND account = ? AND cloud_id = ? AND kind = 'create' AND form IS NOT NULL`,
      changeId,
      site.accountId,
      site.cloudId,
    );
    const [body, projectId, issueTypeId, called] = row ?? [];
    if (typeof projectId !== 'string' || typeof issueTypeId !== 'string') return;
    const sent = JSON.parse(String(body)) as JsonObject;
    if (to.state === 'applied') {
      for (const { fieldId } of this.of(site, projectId, issueTypeId)) {
        if (!isIn(sent, fieldId)) this.forget(site, projectId, issueTypeId, fieldId);
      }
      return;
    }
    if (to.failure.kind !== 'jira-rejected') return;
    const names = Object.entries(typeof called === 'string' ? (JSON.parse(called) as Record<string, string>) : {});
    const fields = names.map(([fieldId, name]) => ({ fieldId, name }));
    // A validator of the workflow names its field in its sentence alone.
    const named = to.failure.messages.flatMap((message): [string, string][] => {
      const fieldId = fieldNamedIn(message, fields);
      return fieldId === null ? [] : [[fieldId, message]];
    });
    for (const [fieldId, message] of [...named, ...Object.entries(to.failure.fieldErrors)]) {
      if (isIn(sent, fieldId)) this.learnForm(site, projectId, issueTypeId, fieldId, message);
      else this.learn(site, projectId, issueTypeId, { fieldId, message, learnedAt: at });
    }
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM learned_demand WHERE account = ?', account);
  }

  private learn({ accountId, cloudId }: SiteRef, projectId: string, issueTypeId: string, demand: LearnedDemand): void {
    this.connection.run(
      `INSERT INTO learned_demand (account, cloud_id, project_id, issue_type_id, field_id, message, learned_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET message = excluded.message, learned_at = excluded.learned_at`,
      accountId,
      cloudId,
      projectId,
      issueTypeId,
      demand.fieldId,
      demand.message,
      demand.learnedAt,
    );
  }

  /** Of a field that is demanded only: of any other, what is wrong with one value teaches nothing about the next. */
  private learnForm(
    { accountId, cloudId }: SiteRef,
    projectId: string,
    issueTypeId: string,
    fieldId: string,
    message: string,
  ): void {
    this.connection.run(
      `UPDATE learned_demand SET of_value = ?
       WHERE account = ? AND cloud_id = ? AND project_id = ? AND issue_type_id = ? AND field_id = ?`,
      message,
      accountId,
      cloudId,
      projectId,
      issueTypeId,
      fieldId,
    );
  }

  private forget({ accountId, cloudId }: SiteRef, projectId: string, issueTypeId: string, fieldId: string): void {
    this.connection.run(
      `DELETE FROM learned_demand
       WHERE account = ? AND cloud_id = ? AND project_id = ? AND issue_type_id = ? AND field_id = ?`,
      accountId,
      cloudId,
      projectId,
      issueTypeId,
      fieldId,
    );
  }
}

/** Whether a create said something about the field. An error on what was sent is about its value, and demands nothing. */
function isIn(body: JsonObject, fieldId: string): boolean {
  return [body['fields'], body['update']].some((part) => isJsonObject(part) && !isNothing(part[fieldId]));
}

function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null;
}
