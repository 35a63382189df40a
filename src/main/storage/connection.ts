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
  close(): void;
}

/**
 * Opens, or creates, an encrypted database.
 *
 * @param file absolute path
 * @param key 64 hexadecimal digits
 * @param durable `true`: a commit is on the disk before it returns (WAL, `synchronous=FULL`)
 * @throws when the key does not open the file; the file is left as it is
 */
export function openConnection(file: string, key: string, { durable }: { durable: boolean }): Connection {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('A database key is 64 hexadecimal digits.');
  const database = new Database(file, { encryptionCipher: 'aes256cbc', encryptionKey: key } as Database.Options);
  const statements = new Map<string, Database.Statement<unknown[]>>();

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
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      database.close();
    },
  };

  try {
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

function checkBindable(value: unknown): Bindable {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new TypeError('A number that is not finite cannot be stored.');
  }
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? new Uint8Array(value) : value;
  throw new TypeError(`A ${typeof value} cannot be bound to a statement.`);
}
