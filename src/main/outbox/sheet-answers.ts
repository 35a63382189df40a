import type { KeptAnswer } from '@shared/ipc/bulk';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';

/** Part of the journal's migrations. `answers_size`: characters of a sheet's answers, so that nothing has to be read to be counted. */
export const SHEET_ANSWER_STEPS = [
  `CREATE TABLE sheet_answer (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, sheet_id TEXT NOT NULL, key TEXT NOT NULL, answer TEXT NOT NULL,
     PRIMARY KEY (account, cloud_id, sheet_id, key)
   );
   ALTER TABLE sheet ADD COLUMN answers_size INTEGER NOT NULL DEFAULT 0;`,
];

/** Characters of the answers of all sheets: those for 200,000 names, several times over. */
const MOST_KEPT = 100_000_000;

interface SheetRef {
  readonly account: string;
  readonly cloudId: string;
  readonly id: string;
}

/**
 * What Jira answered of the names in a sheet, inside the database process. Bounded: where all of it grows too large, the sheets go first that were
 * not worked on for the longest. What is gone is asked of Jira again once such a sheet is opened; the sheet itself loses nothing.
 */
export class SheetAnswers {
  /** @param most characters that are kept of all sheets */
  constructor(
    private readonly connection: Connection,
    private readonly most = MOST_KEPT,
  ) {}

  /** Keeps answers by their questions' keys; `null` forgets one. Nothing for a sheet that is not there. */
  keep(sheet: SheetRef, answers: readonly KeptAnswer[]): void {
    this.connection.transaction(() => this.write(sheet, answers));
  }

  /** Takes in what earlier versions kept in the settings of a sheet. To be called in a transaction. */
  moveFrom(sheet: SheetRef, settings: JsonObject): void {
    const { found } = settings;
    if (!isJsonObject(found)) return;
    const there = this.of(sheet);
    this.write(
      sheet,
      Object.entries(found).flatMap(([key, answer]) =>
        there[key] === undefined ? [{ key, answer: answer as KeptAnswer['answer'] }] : [],
      ),
    );
  }

  /** By their questions' keys. */
  of({ account, cloudId, id }: SheetRef): JsonObject {
    const rows = this.connection.rows(
      'SELECT key, answer FROM sheet_answer WHERE account = ? AND cloud_id = ? AND sheet_id = ?',
      account,
      cloudId,
      id,
    );
    return Object.fromEntries(rows.map(([key, answer]) => [String(key), JSON.parse(String(answer)) as JsonObject]));
  }

  forget({ account, cloudId, id }: SheetRef): void {
    const where = 'account = ? AND cloud_id = ?';
    this.connection.run(`DELETE FROM sheet_answer WHERE ${where} AND sheet_id = ?`, account, cloudId, id);
    this.connection.run(`UPDATE sheet SET answers_size = 0 WHERE ${where} AND id = ?`, account, cloudId, id);
  }

  private write(sheet: SheetRef, answers: readonly KeptAnswer[]): void {
    const { account, cloudId, id } = sheet;
    const where = 'account = ? AND cloud_id = ? AND id = ?';
    const [there] = this.connection.rows(`SELECT 1 FROM sheet WHERE ${where}`, account, cloudId, id);
    if (there === undefined) return;
    const keys = JSON.stringify(answers.map(({ key }) => key));
    const given = JSON.stringify(
      answers.flatMap(({ key, answer }) => (answer === null ? [] : [[key, JSON.stringify(answer)]])),
    );
    const ofThese = 'account = ? AND cloud_id = ? AND sheet_id = ? AND key IN (SELECT value FROM json_each(?))';
    const size = (): number =>
      Number(
        this.connection.rows(
          `SELECT coalesce(sum(length(key) + length(answer)), 0) FROM sheet_answer WHERE ${ofThese}`,
          account,
          cloudId,
          id,
          keys,
        )[0]?.[0],
      );
    const before = size();
    this.connection.run(`DELETE FROM sheet_answer WHERE ${ofThese}`, account, cloudId, id, keys);
    this.connection.run(
      `INSERT INTO sheet_answer (account, cloud_id, sheet_id, key, answer)
       SELECT ?, ?, ?, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET answer = excluded.answer`,
      account,
      cloudId,
      id,
      given,
    );
    const grown = size() - before;
    this.connection.run(`UPDATE sheet SET answers_size = answers_size + ? WHERE ${where}`, grown, account, cloudId, id);
    if (grown > 0) this.makeRoom(sheet);
  }

  /** Never of the sheet that is worked on: what it shows has to be what is sent. */
  private makeRoom(now: SheetRef): void {
    const sheets = this.connection.rows(
      'SELECT account, cloud_id, id, answers_size FROM sheet WHERE answers_size > 0 ORDER BY saved_at, id',
    );
    let all = sheets.reduce((sum, [, , , size]) => sum + Number(size), 0);
    for (const [account, cloudId, id, size] of sheets) {
      if (all <= this.most) return;
      const sheet = { account: String(account), cloudId: String(cloudId), id: String(id) };
      if (sheet.account === now.account && sheet.cloudId === now.cloudId && sheet.id === now.id) continue;
      this.forget(sheet);
      all -= Number(size);
    }
    if (all > this.most) throw new Error('What Jira answered of the names in this sheet is more than can be kept.');
  }
}
