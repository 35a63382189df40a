import type { Template } from '@shared/templates/template';
import { isJsonObject, type JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import type { Remote } from '../storage/remote';

/** As main reaches them, over the border of the database process. */
export type RemoteTemplates = Remote<Templates>;

/** Part of the journal's migrations. */
export const TEMPLATE_STEPS = [
  `CREATE TABLE template (
     id TEXT NOT NULL, account TEXT NOT NULL, cloud_id TEXT NOT NULL, name TEXT NOT NULL,
     project_id TEXT NOT NULL, issue_type_id TEXT NOT NULL, body TEXT NOT NULL, is_default INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, id)
   );`,
];

/** Forms that were kept to be filled in again, inside the database process: of one account and site, for one project and issue type each. */
export class Templates {
  constructor(private readonly connection: Connection) {}

  /** By name. */
  list(account: string, cloudId: string): readonly Template[] {
    return this.connection
      .rows(
        `SELECT id, name, project_id, issue_type_id, body, is_default FROM template
         WHERE account = ? AND cloud_id = ? ORDER BY name COLLATE NOCASE, id`,
        account,
        cloudId,
      )
      .map(templateOf);
  }

  /** Adds one, or says what one is from now on. Of each project and type one at most is the default: the one that became it last. */
  save(account: string, cloudId: string, templates: readonly Template[]): void {
    this.connection.transaction(() => {
      for (const template of templates) this.put(account, cloudId, template);
    });
  }

  remove(account: string, cloudId: string, id: string): void {
    this.connection.run('DELETE FROM template WHERE account = ? AND cloud_id = ? AND id = ?', account, cloudId, id);
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM template WHERE account = ?', account);
  }

  private put(
    account: string,
    cloudId: string,
    { id, name, projectId, issueTypeId, isDefault, values, names }: Template,
  ): void {
    if (isDefault) {
      this.connection.run(
        'UPDATE template SET is_default = 0 WHERE account = ? AND cloud_id = ? AND project_id = ? AND issue_type_id = ?',
        account,
        cloudId,
        projectId,
        issueTypeId,
      );
    }
    this.connection.run(
      `INSERT INTO template (account, cloud_id, id, name, project_id, issue_type_id, body, is_default)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, cloud_id, id) DO UPDATE SET name = excluded.name, project_id = excluded.project_id,
         issue_type_id = excluded.issue_type_id, body = excluded.body, is_default = excluded.is_default`,
      account,
      cloudId,
      id,
      name,
      projectId,
      issueTypeId,
      JSON.stringify({ values, names }),
      isDefault ? 1 : 0,
    );
  }
}

function templateOf([id, name, projectId, issueTypeId, body, isDefault]: readonly unknown[]): Template {
  const kept: unknown = JSON.parse(String(body));
  return {
    id: String(id),
    name: String(name),
    projectId: String(projectId),
    issueTypeId: String(issueTypeId),
    isDefault: isDefault === 1,
    values: entriesOf(kept, 'values', (value): value is JsonValue => value !== undefined),
    names: entriesOf(kept, 'names', (value): value is string => typeof value === 'string'),
  };
}

function entriesOf<T extends JsonValue>(
  kept: unknown,
  part: string,
  holds: (value: JsonValue | undefined) => value is T,
): Record<string, T> {
  const found = isJsonObject(kept) ? kept[part] : undefined;
  if (!isJsonObject(found)) return {};
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, T] => holds(entry[1])));
}
