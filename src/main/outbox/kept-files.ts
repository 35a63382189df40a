import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { KeptFile } from './journalled-change';

/** A chunk crosses to the database process in one message. */
export const CHUNK_BYTES = 1024 * 1024;

const OF_OWN_CHANGE = `change_id = ?1 AND EXISTS
  (SELECT 1 FROM change c WHERE c.id = change_id AND c.account = ?2 AND c.cloud_id = ?3)`;
const OF_ACCOUNT = 'change_id IN (SELECT id FROM change WHERE account = ?)';

/**
 * The bytes of attachments, inside the database process. Chunks are kept first, for a change that is not in the journal yet; the
 * change then comes with the file's name and size. Both are deleted once the change is applied or discarded.
 */
export class KeptFiles {
  /** Whose the chunks are whose change is not in the journal yet, by the id of that change. Only of this run of the program. */
  private readonly arriving = new Map<string, SiteRef>();

  constructor(private readonly connection: Connection) {}

  /** Chunks count from zero. Throws where the id is that of a change, or of a file that another account or site is keeping. */
  keep(site: SiteRef, changeId: string, part: number, bytes: Uint8Array): void {
    const owner = this.arriving.get(changeId);
    const taken = owner === undefined ? this.isChange(changeId) : !isSame(owner, site);
    if (taken) throw new Error(`Bytes of ${changeId} cannot be added any more.`);
    this.arriving.set(changeId, site);
    this.connection.run('INSERT INTO file_chunk (change_id, part, bytes) VALUES (?, ?, ?)', changeId, part, bytes);
  }

  /** The change is here; to be called in the transaction that journals it. Throws when chunks are missing. */
  complete(site: SiteRef, changeId: string, { name, size }: KeptFile): void {
    const owner = this.arriving.get(changeId);
    const [row] = this.connection.rows(
      'SELECT coalesce(sum(length(bytes)), 0) FROM file_chunk WHERE change_id = ?',
      changeId,
    );
    const foreign = owner !== undefined && !isSame(owner, site);
    if (foreign || Number(row?.[0] ?? 0) !== size) throw new Error(`The bytes of ${name} are not all in the journal.`);
    this.connection.run('INSERT INTO file (change_id, name, size) VALUES (?, ?, ?)', changeId, name, size);
    this.arriving.delete(changeId);
  }

  find({ accountId, cloudId }: SiteRef, changeId: string): KeptFile | null {
    const [row] = this.connection.rows(
      `SELECT name, size FROM file WHERE ${OF_OWN_CHANGE}`,
      changeId,
      accountId,
      cloudId,
    );
    return row === undefined ? null : { name: String(row[0]), size: Number(row[1]) };
  }

  chunk({ accountId, cloudId }: SiteRef, changeId: string, part: number): Uint8Array | null {
    const [row] = this.connection.rows(
      `SELECT bytes FROM file_chunk WHERE ${OF_OWN_CHANGE} AND part = ?4`,
      changeId,
      accountId,
      cloudId,
      part,
    );
    const bytes = row?.[0];
    return bytes instanceof Uint8Array ? new Uint8Array(bytes) : null;
  }

  /** Deletes the file of a change that is applied or discarded, or the chunks of one that will not come. */
  forget(site: SiteRef, changeId: string): void {
    const owner = this.arriving.get(changeId);
    if (owner !== undefined && isSame(owner, site)) {
      this.arriving.delete(changeId);
      this.connection.run('DELETE FROM file_chunk WHERE change_id = ?', changeId);
      return;
    }
    for (const table of ['file_chunk', 'file']) {
      this.connection.run(`DELETE FROM ${table} WHERE ${OF_OWN_CHANGE}`, changeId, site.accountId, site.cloudId);
    }
  }

  forgetAccount(account: string): void {
    for (const table of ['file_chunk', 'file']) {
      this.connection.run(`DELETE FROM ${table} WHERE ${OF_ACCOUNT}`, account);
    }
  }

  /**
   * Deletes chunks that an earlier run of the program kept for a change that never came. Those of this run are left: a person may
   * attach a file before this is called.
   */
  sweep(): void {
    this.connection.run(
      `DELETE FROM file_chunk WHERE change_id NOT IN (SELECT id FROM change)
         AND change_id NOT IN (SELECT bytes_id FROM form_file) AND change_id NOT IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...this.arriving.keys()]),
    );
  }

  private isChange(changeId: string): boolean {
    return this.connection.rows('SELECT 1 FROM change WHERE id = ?', changeId).length > 0;
  }
}

function isSame(one: SiteRef, other: SiteRef): boolean {
  return one.accountId === other.accountId && one.cloudId === other.cloudId;
}
