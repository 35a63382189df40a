import type { Connection } from '../storage/connection';
import type { KeptFile } from './journalled-change';

/** A chunk crosses to the database process in one message. */
export const CHUNK_BYTES = 1024 * 1024;

/** The bytes of attachments on their way, encrypted with the rest of the journal. They go once Jira has them, or nobody wants them. */
export class KeptFiles {
  /** Files that this process was given bytes of, and whose change is still to come. */
  private readonly arriving = new Set<string>();

  constructor(private readonly connection: Connection) {}

  /** Before the change is journalled: what is never followed by its change is swept away at the next start. */
  keep(changeId: string, part: number, bytes: Uint8Array): void {
    this.arriving.add(changeId);
    this.connection.run('INSERT INTO file_chunk (change_id, part, bytes) VALUES (?, ?, ?)', changeId, part, bytes);
  }

  /** To be called in the transaction that journals the change. Throws when bytes are missing. */
  complete(changeId: string, { name, size }: KeptFile): void {
    const [row] = this.connection.rows(
      'SELECT coalesce(sum(length(bytes)), 0) FROM file_chunk WHERE change_id = ?',
      changeId,
    );
    if (Number(row?.[0] ?? 0) !== size) throw new Error(`The bytes of ${name} are not all in the journal.`);
    this.connection.run('INSERT INTO file (change_id, name, size) VALUES (?, ?, ?)', changeId, name, size);
    this.arriving.delete(changeId);
  }

  find(changeId: string): KeptFile | null {
    const [row] = this.connection.rows('SELECT name, size FROM file WHERE change_id = ?', changeId);
    return row === undefined ? null : { name: String(row[0]), size: Number(row[1]) };
  }

  chunk(changeId: string, part: number): Uint8Array | null {
    const [row] = this.connection.rows('SELECT bytes FROM file_chunk WHERE change_id = ? AND part = ?', changeId, part);
    const bytes = row?.[0];
    return bytes instanceof Uint8Array ? new Uint8Array(bytes) : null;
  }

  forget(changeId: string): void {
    this.arriving.delete(changeId);
    this.connection.run('DELETE FROM file_chunk WHERE change_id = ?', changeId);
    this.connection.run('DELETE FROM file WHERE change_id = ?', changeId);
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM file_chunk WHERE change_id IN (SELECT id FROM change WHERE account = ?)', account);
    this.connection.run('DELETE FROM file WHERE change_id IN (SELECT id FROM change WHERE account = ?)', account);
  }

  /** Bytes whose change was never journalled: the program ended in between. A person may attach before the sweep of this start comes. */
  sweep(): void {
    this.connection.run(
      `DELETE FROM file_chunk WHERE change_id NOT IN (SELECT id FROM change)
         AND change_id NOT IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...this.arriving]),
    );
  }
}
