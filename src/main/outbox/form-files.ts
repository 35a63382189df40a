import { randomUUID } from 'node:crypto';
import type { FormFile } from '@shared/ipc/form-files';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. */
export const FORM_FILE_STEPS = [
  // Files of create forms, named by the draft that holds them (`body.files`). `bytes_id`: what their chunks are kept under, which is the
  // change that carries the file once the form was sent.
  `CREATE TABLE form_file (
     id TEXT NOT NULL, account TEXT NOT NULL, cloud_id TEXT NOT NULL, bytes_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
     size INTEGER NOT NULL, whole INTEGER NOT NULL DEFAULT 0, added_at INTEGER NOT NULL, PRIMARY KEY (account, cloud_id, id)
   );`,
];

/** A file of a form, with the id that the change gets, or has, which carries it. */
export interface KeptFormFile extends FormFile {
  readonly changeId: string;
}

/**
 * Files of create forms that were not sent yet, inside the database process: of one account and site each. The bytes come first, part by
 * part, and stay where they are when the form is sent: the change takes them over under the same id.
 */
export class FormFiles {
  constructor(private readonly connection: Connection) {}

  /** Parts count from zero. Throws for a file that is whole, or whose first part never came. */
  keepPart(site: SiteRef, fileId: string, part: number, bytes: Uint8Array, at: number): void {
    this.connection.transaction(() => {
      if (part === 0) {
        this.connection.run(
          'INSERT INTO form_file (id, account, cloud_id, bytes_id, name, size, added_at) VALUES (?, ?, ?, ?, ?, 0, ?)',
          fileId,
          site.accountId,
          site.cloudId,
          randomUUID(),
          '',
          at,
        );
      }
      const found = this.row(site, fileId, 0);
      if (found === null) throw new Error(`Bytes of file ${fileId} cannot be added any more.`);
      this.connection.run(
        'INSERT INTO file_chunk (change_id, part, bytes) VALUES (?, ?, ?)',
        found.changeId,
        part,
        bytes,
      );
    });
  }

  /** Throws when parts are missing. */
  complete(site: SiteRef, { id, name, size }: FormFile): void {
    const found = this.row(site, id, 0);
    const [sum] = this.connection.rows(
      'SELECT coalesce(sum(length(bytes)), 0) FROM file_chunk WHERE change_id = ?',
      found?.changeId ?? '',
    );
    if (found === null || Number(sum?.[0] ?? 0) !== size) throw new Error(`The bytes of ${name} are not all here.`);
    this.connection.run(
      'UPDATE form_file SET whole = 1, name = ?, size = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      name,
      size,
      id,
      site.accountId,
      site.cloudId,
    );
  }

  /** Those of them that are whole and whose bytes are still here, in the order of `ids`. */
  of(site: SiteRef, ids: readonly string[]): KeptFormFile[] {
    return ids.flatMap((fileId) => {
      const found = this.row(site, fileId, 1);
      if (found === null) return [];
      const [there] = this.connection.rows('SELECT 1 FROM file_chunk WHERE change_id = ? LIMIT 1', found.changeId);
      return there === undefined ? [] : [found];
    });
  }

  chunk(site: SiteRef, fileId: string, part: number): Uint8Array | null {
    const found = this.row(site, fileId, 1);
    const [row] = this.connection.rows(
      'SELECT bytes FROM file_chunk WHERE change_id = ? AND part = ?',
      found?.changeId ?? '',
      part,
    );
    const bytes = row?.[0];
    return bytes instanceof Uint8Array ? new Uint8Array(bytes) : null;
  }

  /** Forgets a file that did not come to its end; one that is whole stays for the draft that names it. */
  drop(site: SiteRef, fileId: string): void {
    const found = this.row(site, fileId, 0);
    if (found === null) return;
    this.connection.transaction(() => {
      this.connection.run('DELETE FROM file_chunk WHERE change_id = ?', found.changeId);
      this.connection.run(
        'DELETE FROM form_file WHERE id = ? AND account = ? AND cloud_id = ?',
        fileId,
        site.accountId,
        site.cloudId,
      );
    });
  }

  /**
   * Forgets what was kept before `at`, epoch milliseconds, and no draft names: a file that was taken out, a form that was discarded or sent.
   * Younger ones may be on their way into a draft, or come back with *Undo*; what a change still carries is kept with it.
   */
  sweep(at: number): void {
    this.connection.transaction(() => {
      const unused = `added_at < ?1 AND NOT EXISTS (
        SELECT 1 FROM create_draft d, json_each(d.body, '$.files') named
        WHERE d.account = form_file.account AND d.cloud_id = form_file.cloud_id
          AND json_extract(named.value, '$.id') = form_file.id)
        AND bytes_id NOT IN (SELECT id FROM change WHERE state NOT IN ('applied', 'discarded'))`;
      this.connection.run(
        `DELETE FROM file_chunk WHERE change_id IN (SELECT bytes_id FROM form_file WHERE ${unused})
`,
        at,
      );
      this.connection.run(`DELETE FROM form_file WHERE ${unused}`, at);
    });
  }

  private row({ accountId, cloudId }: SiteRef, fileId: string, whole: 0 | 1): KeptFormFile | null {
    const [row] = this.connection.rows(
      'SELECT bytes_id, name, size FROM form_file WHERE id = ? AND account = ? AND cloud_id = ? AND whole = ?',
      fileId,
      accountId,
      cloudId,
      whole,
    );
    if (row === undefined) return null;
    return { id: fileId, changeId: String(row[0]), name: String(row[1]), size: Number(row[2]) };
  }
}

/** The files of all forms of an account that was removed; before its changes are. In a transaction. */
export function forgetFormFiles(connection: Connection, account: string): void {
  connection.run(
    'DELETE FROM file_chunk WHERE change_id IN (SELECT bytes_id FROM form_file WHERE account = ?)',
    account,
  );
  connection.run('DELETE FROM form_file WHERE account = ?', account);
}

/**
 * A change is given up: the bytes that it took over from a form go back there, under an id that another change can take. In a transaction.
 */
export function giveBackToForm(connection: Connection, { accountId, cloudId }: SiteRef, changeId: string): void {
  const freed = randomUUID();
  const { changes } = connection.run(
    'UPDATE form_file SET bytes_id = ? WHERE bytes_id = ? AND account = ? AND cloud_id = ?',
    freed,
    changeId,
    accountId,
    cloudId,
  );
  if (changes > 0) connection.run('UPDATE file_chunk SET change_id = ? WHERE change_id = ?', freed, changeId);
}
