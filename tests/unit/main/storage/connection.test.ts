import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../../src/main/storage/connection';
import { migrate } from '../../../../src/main/storage/migrate';
import { KEY, temporaryConnection, temporaryFolder } from './temporary-database';

describe('the encrypted database', () => {
  it('keeps what was committed and shows nothing of it to who reads the file', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.db');
    const first = openConnection(file, KEY, { durable: true });
    first.exec('CREATE TABLE t (text TEXT)');
    first.run('INSERT INTO t VALUES (?)', 'canary in plain sight');
    first.close();
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('canary')).toBe(false);
    const again = openConnection(file, KEY, { durable: true });
    expect(again.rows('SELECT text FROM t')).toEqual([['canary in plain sight']]);
    again.close();
  });

  it('does not open with another key, and leaves the file as it was', () => {
    const file = join(temporaryFolder(), 'a.db');
    const first = openConnection(file, KEY, { durable: true });
    first.exec('CREATE TABLE t (text TEXT)');
    first.run('INSERT INTO t VALUES (?)', 'mine');
    first.close();
    const before = readFileSync(file);
    expect(() => openConnection(file, 'cd'.repeat(32), { durable: true })).toThrow('not a database');
    expect(readFileSync(file).equals(before)).toBe(true);
    const again = openConnection(file, KEY, { durable: true });
    expect(again.rows('SELECT text FROM t')).toEqual([['mine']]);
    again.close();
  });

  it.each(['', 'abc', 'AB'.repeat(32), 'zz'.repeat(32)])('refuses "%s" as a key before it touches a file', (key) => {
    const folder = temporaryFolder();
    expect(() => openConnection(join(folder, 'a.db'), key, { durable: true })).toThrow('64 hexadecimal digits');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([[true], [undefined], [{}], [[1]], [Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [Symbol('s')]])(
    'refuses to bind %s with an error, where the native library would end the process',
    (value) => {
      const connection = temporaryConnection();
      connection.exec('CREATE TABLE t (v)');
      expect(() => connection.run('INSERT INTO t VALUES (?)', value as never)).toThrow(TypeError);
      expect(connection.rows('SELECT count(*) FROM t')).toEqual([[0]]);
    },
  );

  it('gives back every text and every byte as it was bound', () => {
    const connection = temporaryConnection();
    connection.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB)');
    fc.assert(
      // A text ends at its first NUL in SQLite; JSON, which is what is kept, writes it as an escape.
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 1 }), (text, bytes) => {
        const plain = JSON.stringify(text);
        connection.run('INSERT OR REPLACE INTO t VALUES (1, ?, ?)', plain, Buffer.from(bytes));
        const [row] = connection.rows('SELECT text, bytes FROM t WHERE id = 1');
        expect(row?.[0]).toBe(plain);
        expect(new Uint8Array(row?.[1] as Uint8Array)).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a whole transaction back when its work throws, and goes on after it', () => {
    const connection = temporaryConnection();
    connection.exec('CREATE TABLE t (v)');
    expect(() =>
      connection.transaction(() => {
        connection.run('INSERT INTO t VALUES (1)');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    connection.transaction(() => connection.run('INSERT INTO t VALUES (2)'));
    expect(connection.rows('SELECT v FROM t')).toEqual([[2]]);
  });

  it('tells of each transaction that was taken back, after it was, and of no other', () => {
    const connection = temporaryConnection();
    connection.exec('CREATE TABLE t (v)');
    const seen: unknown[] = [];
    connection.onRollback(() => seen.push(connection.rows('SELECT count(*) FROM t')));
    connection.transaction(() => connection.run('INSERT INTO t VALUES (1)'));
    expect(seen).toEqual([]);
    expect(() =>
      connection.transaction(() => {
        connection.run('INSERT INTO t VALUES (2)');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(seen).toEqual([[[1]]]);
  });

  it('tells so too when it was the commit that failed', () => {
    const connection = temporaryConnection();
    connection.exec('CREATE TABLE a (id INTEGER PRIMARY KEY)');
    connection.exec('CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)');
    let told = 0;
    connection.onRollback(() => told++);
    expect(() => connection.transaction(() => connection.run('INSERT INTO b VALUES (7)'))).toThrow('FOREIGN KEY');
    expect(told).toBe(1);
    expect(connection.rows('SELECT count(*) FROM b')).toEqual([[0]]);
  });
});

describe('a migration', () => {
  it('runs each step once, in order, over several versions of the program', () => {
    const connection = temporaryConnection();
    migrate(connection, ['CREATE TABLE t (v)']);
    migrate(connection, ['CREATE TABLE t (v)', 'INSERT INTO t VALUES (1)']);
    migrate(connection, ['CREATE TABLE t (v)', 'INSERT INTO t VALUES (1)']);
    expect(connection.rows('SELECT v FROM t')).toEqual([[1]]);
  });

  it('leaves the former shape whole when a step fails in its midst', () => {
    const connection = temporaryConnection();
    const first = 'CREATE TABLE t (v)';
    migrate(connection, [first]);
    expect(() => migrate(connection, [first, 'INSERT INTO t VALUES (1); SELECT * FROM nowhere'])).toThrow('nowhere');
    expect(connection.rows('SELECT count(*) FROM t')).toEqual([[0]]);
    migrate(connection, [first, 'INSERT INTO t VALUES (2)']);
    expect(connection.rows('SELECT v FROM t')).toEqual([[2]]);
  });

  it('refuses data of a newer Workbench instead of misreading it', () => {
    const connection = temporaryConnection();
    migrate(connection, ['CREATE TABLE a (v)', 'CREATE TABLE b (v)']);
    expect(() => migrate(connection, ['CREATE TABLE a (v)'])).toThrow('newer Workbench');
  });
});

describe('an encrypted database with much in it', () => {
  it('opens again with its key: the trial on its first page does not mistake a long file', () => {
    const file = join(temporaryFolder(), 'a.db');
    const first = openConnection(file, KEY, { durable: false });
    for (let nth = 0; nth < 40; nth++) first.exec(`CREATE TABLE table_with_a_long_name_${nth} (text TEXT)`);
    for (let nth = 0; nth < 200; nth++) first.run('INSERT INTO table_with_a_long_name_1 VALUES (?)', 'x'.repeat(2_000));
    first.close();
    expect(() => openConnection(file, 'cd'.repeat(32), { durable: false })).toThrow('not a database');
    const again = openConnection(file, KEY, { durable: false });
    expect(again.rows('SELECT count(*) FROM table_with_a_long_name_1')).toEqual([[200]]);
    again.close();
  });

  it('that is no database is left as it is', () => {
    const file = join(temporaryFolder(), 'a.db');
    writeFileSync(file, 'somebody else wrote this');
    expect(() => openConnection(file, KEY, { durable: true })).toThrow('not a database');
    expect(readFileSync(file, 'utf8')).toBe('somebody else wrote this');
  });
});
