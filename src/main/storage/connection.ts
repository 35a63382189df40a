import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';

/** What may be bound. A boolean or a bare Buffer aborts the whole process inside the native library. */
export type Bindable = null | number | bigint | string | Uint8Array;
export type Row = readonly (string | number | bigint | Uint8Array | null)[];

/** The one way to the native database. Rows come as arrays: objects are built by whoever knows the columns. */
export interface Connection {
  run(sql: string, ...values: readonly Bindable[]): { readonly changes: number };
  rows(sql: string, ...values: readonly Bindable[]): readonly Row[];
  exec(sql: string): void;
  /** Runs `work` in one transaction; a throw rolls everything back. */
  transaction<T>(work: () => T): T;
  /** Calls back after each transaction that was taken back: whoever remembers rows may remember one that is no longer there. */
  onRollback(listener: () => void): void;
  close(): void;
}

/**
 * Opens, or creates, an encrypted database.
 *
 * @param file absolute path
 * @param key 64 hexadecimal digits
 * @param durable `true`: a commit is on the disk before it returns (WAL, `synchronous=FULL`)
 * @param shrinks `true`: a new file can give pages back to the disk, see `PRAGMA incremental_vacuum`
 * @throws when the key does not open the file; the file is left as it is
 */
export function openConnection(
  file: string,
  key: string,
  { durable, shrinks = false }: { readonly durable: boolean; readonly shrinks?: boolean },
): Connection {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('A database key is 64 hexadecimal digits.');
  refuseWrongKey(file, key);
  const database = openEncrypted(file, key);
  const statements = new Map<string, Database.Statement<unknown[]>>();
  const rolledBack: (() => void)[] = [];

  function prepared(sql: string): Database.Statement<unknown[]> {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  const connection: Connection = {
    run(sql, ...values) {
      return { changes: prepared(sql).run(...values.map(checkBindable)).changes };
    },
    rows(sql, ...values) {
      return prepared(sql)
        .raw()
        .all(...values.map(checkBindable)) as Row[];
    },
    exec(sql) {
      database.exec(sql);
    },
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // The first error is the one to tell; after a failed COMMIT there may be nothing left to roll back.
        try {
          if (database.inTransaction) database.exec('ROLLBACK');
        } finally {
          for (const listener of rolledBack) listener();
        }
        throw error;
      }
    },
    onRollback(listener) {
      rolledBack.push(listener);
    },
    close() {
      database.close();
    },
  };

  try {
    // Only ever possible before the first page is written.
    if (shrinks) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    database.exec('PRAGMA foreign_keys = ON');
    // The first real read: a wrong key is noticed here rather than in the middle of some work.
    connection.rows('SELECT count(*) FROM sqlite_master');
  } catch (error) {
    database.close();
    throw error;
  }
  return connection;
}

function openEncrypted(file: string, key: string): Database.Database {
  return new Database(file, { encryptionCipher: 'aes256cbc', encryptionKey: key } as Database.Options);
}

/** The largest page that SQLite knows: the first page is in it whole. */
const FIRST_PAGE_BYTES = 65_536;

/**
 * Tries the key on a copy of the first page. On the file itself that would destroy it: closing a database whose process was
 * killed writes the log back into it, decrypted with the wrong key and encrypted again.
 */
function refuseWrongKey(file: string, key: string): void {
  const page = firstPage(file);
  if (page === null) return;
  const folder = mkdtempSync(join(tmpdir(), 'workbench-key-'));
  try {
    const copy = join(folder, 'page.db');
    writeFileSync(copy, page, { mode: 0o600 });
    const database = openEncrypted(copy, key);
    try {
      database.prepare('PRAGMA user_version').raw().all();
    } catch (error) {
      // With the right key the copy may still be called malformed: it has fewer pages than its head says.
      if (isNotADatabase(error)) throw error;
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** SQLITE_NOTADB: what the key makes of the first page does not begin as a database does. */
function isNotADatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
}

/** `null` for a file that is not there yet, or still empty: any key opens it. */
function firstPage(file: string): Uint8Array | null {
  if (!existsSync(file)) return null;
  const bytes = new Uint8Array(FIRST_PAGE_BYTES);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, bytes, 0, FIRST_PAGE_BYTES, 0);
    return length === 0 ? null : bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

function checkBindable(value: unknown): Bindable {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new TypeError('A number that is not finite cannot be stored.');
  }
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? new Uint8Array(value) : value;
  throw new TypeError(`A ${typeof value} cannot be bound to a statement.`);
}
