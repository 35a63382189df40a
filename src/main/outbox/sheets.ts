import { fold } from '@shared/fold';
import type { KeptAnswer, KeptSheet, SheetList, SheetsWanted } from '@shared/ipc/bulk';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import type { Remote } from '../storage/remote';
import { SheetAnswers } from './sheet-answers';
import { SheetRows, type MadeIssues, type RowsOfRuns } from './sheet-rows';

/** As main reaches them, over the border of the database process. */
export type RemoteSheets = Remote<Sheets>;

/** Part of the journal's migrations. */
export const SHEET_STEPS = [
  // A sheet as it was read, and what was done to it since, call by call. `sheet_row`: which change a row has become; it is written before
  // the change is, so that a row is never sent without being known to be.
  `CREATE TABLE sheet (
     id TEXT NOT NULL, account TEXT NOT NULL, cloud_id TEXT NOT NULL, file_name TEXT NOT NULL, rows INTEGER NOT NULL,
     body TEXT NOT NULL, settings TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (account, cloud_id, id)
   );
   CREATE TABLE sheet_step (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, sheet_id TEXT NOT NULL, at INTEGER NOT NULL, events TEXT NOT NULL,
     PRIMARY KEY (account, cloud_id, sheet_id, at)
   );
   CREATE TABLE sheet_row (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, sheet_id TEXT NOT NULL, number INTEGER NOT NULL,
     change_id TEXT NOT NULL, group_id TEXT NOT NULL, PRIMARY KEY (account, cloud_id, sheet_id, number, change_id)
   );
   CREATE INDEX sheet_row_by_change ON sheet_row (change_id);
   CREATE TABLE sheet_memory (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, mapping TEXT NOT NULL, PRIMARY KEY (account, cloud_id)
   );`,
  // The list of sheets without reading what they hold.
  `CREATE INDEX sheet_by_time ON sheet (account, cloud_id, saved_at, id, file_name, rows);`,
];

/** What became of a row: the number that it has in the sheet and the change that makes its issue. */
export interface RowOfRun {
  readonly number: number;
  readonly changeId: string;
}

/** Rows of a sheet, by number, that are to join its run. */
export interface JoiningRows {
  readonly id: string;
  readonly rows: readonly number[];
}

/** Sheets of bulk creates, inside the database process. Each belongs to one account and site. Every method returns once it is on the disk. */
export class Sheets {
  private readonly rows: SheetRows;
  private readonly answers: SheetAnswers;

  constructor(private readonly connection: Connection) {
    this.rows = new SheetRows(connection);
    this.answers = new SheetAnswers(connection);
  }

  /** Begins a sheet; one that is there already stays as it is. */
  start(
    account: string,
    cloudId: string,
    { id, fileName, sheet, rows, settings }: Omit<KeptSheet, 'events' | 'written'> & { readonly rows: number },
    at: number,
  ): void {
    this.connection.run(
      `INSERT OR IGNORE INTO sheet (id, account, cloud_id, file_name, rows, body, settings, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      account,
      cloudId,
      fileName,
      rows,
      sheet,
      JSON.stringify(settings),
      at,
    );
  }

  /** Those whose file's name has this text in it, the one that was worked on last first; at most so many, and how many there are. */
  list(account: string, cloudId: string, { text, most }: SheetsWanted): SheetList {
    const wanted = fold(text.trim());
    const found = this.connection
      .rows(
        'SELECT id, file_name, rows, saved_at FROM sheet WHERE account = ? AND cloud_id = ? ORDER BY saved_at DESC, id',
        account,
        cloudId,
      )
      .filter(([, fileName]) => fold(String(fileName)).includes(wanted));
    const shown = found.slice(0, most);
    const counts = new Map(
      this.connection
        .rows(
          `SELECT r.sheet_id, count(CASE WHEN change.state = 'applied' THEN 1 END),
             count(CASE WHEN change.state NOT IN ('applied', 'discarded') THEN 1 END)
           FROM sheet_row r JOIN change ON change.id = r.change_id
           WHERE r.account = ? AND r.cloud_id = ? AND r.sheet_id IN (SELECT value FROM json_each(?)) GROUP BY r.sheet_id`,
          account,
          cloudId,
          JSON.stringify(shown.map(([id]) => id)),
        )
        .map(([id, created, open]) => [String(id), { created: Number(created), open: Number(open) }] as const),
    );
    const joining = new Map(this.joining(account, cloudId).map(({ id, rows }) => [id, rows.length]));
    const sheets = shown.map(([id, fileName, rows, savedAt]) => ({
      id: String(id),
      fileName: String(fileName),
      rows: Number(rows),
      savedAt: Number(savedAt),
      ...(counts.get(String(id)) ?? { created: 0, open: 0 }),
      ...(joining.has(String(id)) ? { joining: joining.get(String(id)) } : {}),
    }));
    return { sheets, total: found.length };
  }

  load(account: string, cloudId: string, id: string): KeptSheet | null {
    const [row] = this.connection.rows(
      'SELECT file_name, body, settings FROM sheet WHERE account = ? AND cloud_id = ? AND id = ?',
      account,
      cloudId,
      id,
    );
    if (row === undefined) return null;
    const [fileName, sheet, said] = row;
    const settings = objectOf(said) ?? {};
    const before = isJsonObject(settings['found']) ? settings['found'] : {};
    const steps = this.connection.rows(
      'SELECT events FROM sheet_step WHERE account = ? AND cloud_id = ? AND sheet_id = ? ORDER BY at',
      account,
      cloudId,
      id,
    );
    return {
      id,
      fileName: String(fileName),
      sheet: String(sheet),
      // Lists of JSON beside each other are one list without the brackets between them.
      events: `[${steps
        .map(([events]) => String(events).trim().slice(1, -1))
        .filter((events) => events.trim() !== '')
        .join(',')}]`,
      written: steps.length,
      settings: { ...settings, found: { ...before, ...this.answers.of({ account, cloudId, id }) } },
    };
  }

  /**
   * Adds to what was done to a sheet. `at` counts from 0; a call that was made before is not made again. Answers the number of the next
   * one, which is not `at + 1` where calls lack: those have to be made first. 0 where another call stands at that number: whoever made this
   * one has another sheet before them than the disk.
   */
  append(account: string, cloudId: string, id: string, at: number, events: string, now: number): number {
    return this.connection.transaction(() => {
      const [[count] = [0]] = this.connection.rows(
        'SELECT count(*) FROM sheet_step WHERE account = ? AND cloud_id = ? AND sheet_id = ?',
        account,
        cloudId,
        id,
      );
      const written = Number(count);
      if (at < written && !this.isCall(account, cloudId, id, at, events)) return 0;
      if (at !== written || !this.touch(account, cloudId, id, now)) return written;
      this.connection.run(
        'INSERT INTO sheet_step (account, cloud_id, sheet_id, at, events) VALUES (?, ?, ?, ?, ?)',
        account,
        cloudId,
        id,
        at,
        events,
      );
      return written + 1;
    });
  }

  /** All but the answers, which `keepAnswers` keeps; those that stand in the settings of before are taken over. */
  saveSettings(account: string, cloudId: string, id: string, settings: JsonObject, now: number): void {
    const where = 'account = ? AND cloud_id = ? AND id = ?';
    this.connection.transaction(() => {
      const [row] = this.connection.rows(`SELECT settings FROM sheet WHERE ${where}`, account, cloudId, id);
      if (row !== undefined) this.answers.moveFrom({ account, cloudId, id }, objectOf(row[0]) ?? {});
      this.connection.run(
        `UPDATE sheet SET settings = ?, saved_at = ? WHERE ${where}`,
        JSON.stringify(settings),
        now,
        account,
        cloudId,
        id,
      );
    });
  }

  /** Sheets with mended rows that were told to join their run and are not in it yet, see `SheetSettings.joining`. */
  joining(account: string, cloudId: string): readonly JoiningRows[] {
    return this.connection
      .rows(
        `SELECT id, json_extract(settings, '$.joining') FROM sheet
         WHERE account = ? AND cloud_id = ? AND json_array_length(settings, '$.joining') > 0`,
        account,
        cloudId,
      )
      .map(([id, rows]) => ({ id: String(id), rows: JSON.parse(String(rows)) as readonly number[] }));
  }

  /** They are in the run, or will not be. */
  forgetJoining(account: string, cloudId: string, id: string): void {
    this.connection.run(
      "UPDATE sheet SET settings = json_remove(settings, '$.joining') WHERE account = ? AND cloud_id = ? AND id = ?",
      account,
      cloudId,
      id,
    );
  }

  /** See `SheetAnswers.keep`. */
  keepAnswers(account: string, cloudId: string, id: string, answers: readonly KeptAnswer[]): void {
    this.answers.keep({ account, cloudId, id }, answers);
  }

  remove(account: string, cloudId: string, id: string): void {
    this.connection.transaction(() => {
      const where = 'account = ? AND cloud_id = ?';
      this.answers.forget({ account, cloudId, id });
      this.connection.run(`DELETE FROM sheet_step WHERE ${where} AND sheet_id = ?`, account, cloudId, id);
      this.connection.run(`DELETE FROM sheet_row WHERE ${where} AND sheet_id = ?`, account, cloudId, id);
      this.connection.run(`DELETE FROM sheet WHERE ${where} AND id = ?`, account, cloudId, id);
    });
  }

  memory(account: string, cloudId: string): JsonObject | null {
    const [row] = this.connection.rows(
      'SELECT mapping FROM sheet_memory WHERE account = ? AND cloud_id = ?',
      account,
      cloudId,
    );
    return row === undefined ? null : objectOf(row[0]);
  }

  remember(account: string, cloudId: string, mapping: JsonObject): void {
    this.connection.run(
      `INSERT INTO sheet_memory (account, cloud_id, mapping) VALUES (?, ?, ?)
       ON CONFLICT (account, cloud_id) DO UPDATE SET mapping = excluded.mapping`,
      account,
      cloudId,
      JSON.stringify(mapping),
    );
  }

  /** Notes which changes the rows of a run become. To be called before the run is journalled: without its changes it says nothing. */
  noteRun(account: string, cloudId: string, id: string, groupId: string, rows: readonly RowOfRun[]): void {
    this.connection.run(
      `INSERT OR IGNORE INTO sheet_row (account, cloud_id, sheet_id, number, change_id, group_id)
       SELECT ?, ?, ?, json_extract(value, '$[0]'), json_extract(value, '$[1]'), ? FROM json_each(?)`,
      account,
      cloudId,
      id,
      groupId,
      JSON.stringify(rows.map(({ number, changeId }) => [number, changeId])),
    );
  }

  /** See `SheetRows.of`. */
  rowsOfRuns(account: string, cloudId: string, id: string, since: number): RowsOfRuns {
    return this.rows.of({ accountId: account, cloudId }, id, since);
  }

  /** See `SheetRows.made`. */
  made(account: string, cloudId: string, projectId: string, sheetId: string): MadeIssues {
    return this.rows.made({ accountId: account, cloudId }, projectId, sheetId);
  }

  forgetAccount(account: string): void {
    for (const table of ['sheet', 'sheet_step', 'sheet_row', 'sheet_memory', 'sheet_answer']) {
      this.connection.run(`DELETE FROM ${table} WHERE account = ?`, account);
    }
  }

  /** Whether that call is the one that was made under its number. */
  private isCall(account: string, cloudId: string, id: string, at: number, events: string): boolean {
    const [row] = this.connection.rows(
      'SELECT events FROM sheet_step WHERE account = ? AND cloud_id = ? AND sheet_id = ? AND at = ?',
      account,
      cloudId,
      id,
      at,
    );
    return row !== undefined && row[0] === events;
  }

  private touch(account: string, cloudId: string, id: string, now: number): boolean {
    const where = 'account = ? AND cloud_id = ? AND id = ?';
    return this.connection.run(`UPDATE sheet SET saved_at = ? WHERE ${where}`, now, account, cloudId, id).changes > 0;
  }
}

function objectOf(text: unknown): JsonObject | null {
  const kept: unknown = JSON.parse(String(text));
  return isJsonObject(kept) ? kept : null;
}
