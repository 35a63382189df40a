import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '@shared/bulk/question';
import type { JsonObject } from '@shared/json';
import { Journal } from '../../../../src/main/outbox/journal';
import { SheetAnswers } from '../../../../src/main/outbox/sheet-answers';
import { Sheets } from '../../../../src/main/outbox/sheets';
import type { Connection } from '../../../../src/main/storage/connection';
import { temporaryConnection } from '../storage/temporary-database';

const ACCOUNT = 'account-1';
const CLOUD = 'cloud-1';
const exact = (id: string): Answer => ({ state: 'exact', choice: { id, label: `Person ${id}`, hierarchyLevel: null } });
const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ key: `["user",null,"person ${from + at}"]`, answer: exact(`p-${at}`) }));

let connection: Connection;
let sheets: Sheets;
/** It has the tables made. */
let journal: Journal;
beforeEach(() => {
  connection = temporaryConnection();
  journal = new Journal(connection);
  sheets = new Sheets(connection);
});
function start(id: string, at = 1, found?: Record<string, Answer>): void {
  const settings = JSON.parse(JSON.stringify({ projectId: '1', found })) as JsonObject;
  sheets.start(ACCOUNT, CLOUD, { id, fileName: 'plan.csv', sheet: '{}', rows: 1, settings }, at);
}
const keep = (id: string, answers: Parameters<Sheets['keepAnswers']>[3]) =>
  sheets.keepAnswers(ACCOUNT, CLOUD, id, answers);
const found = (id: string) => sheets.load(ACCOUNT, CLOUD, id)?.settings['found'];

it('keeps more answers than a call of settings would take, and gives them back with the sheet', () => {
  start('one');
  for (let at = 0; at < 60_000; at += 1_000) keep('one', named(1_000, at));
  sheets.saveSettings(ACCOUNT, CLOUD, 'one', { projectId: '1', mapped: true }, 5);
  const all = found('one') as object;
  expect(Object.keys(all)).toHaveLength(60_000);
  expect(JSON.stringify(all).length).toBeGreaterThan(5_000_000);
});

it('keeps the newest answer to a question, and forgets one that is to be asked again', () => {
  start('one');
  keep('one', [
    { key: 'a', answer: { state: 'unchecked', why: 'No network.' } },
    { key: 'b', answer: exact('b') },
  ]);
  keep('one', [
    { key: 'a', answer: exact('a') },
    { key: 'b', answer: null },
  ]);
  expect(found('one')).toEqual({ a: exact('a') });
  keep('gone', [{ key: 'a', answer: exact('a') }]);
  expect(sheets.load(ACCOUNT, CLOUD, 'gone')).toBeNull();
});

it('takes over what an earlier version kept among the settings, without an older answer over a newer one', () => {
  start('one', 1, { a: exact('old'), b: exact('b') });
  expect(found('one')).toEqual({ a: exact('old'), b: exact('b') });
  keep('one', [{ key: 'a', answer: exact('new') }]);
  sheets.saveSettings(ACCOUNT, CLOUD, 'one', { projectId: '1' }, 5);
  expect(found('one')).toEqual({ a: exact('new'), b: exact('b') });
});

it('forgets the answers of sheets that were not worked on for the longest once all of them take too much, never those of the sheet itself', () => {
  start('oldest', 1);
  start('older', 2);
  start('now', 3);
  const answers = new SheetAnswers(connection, 30_000);
  const of = (id: string) => ({ account: ACCOUNT, cloudId: CLOUD, id });
  answers.keep(of('oldest'), named(100));
  answers.keep(of('older'), named(100));
  answers.keep(of('now'), named(100));
  expect(['oldest', 'older', 'now'].map((id) => Object.keys(answers.of(of(id))).length)).toEqual([0, 100, 100]);
  // Worked on again, it is the newest, and all of it is asked for anew.
  sheets.saveSettings(ACCOUNT, CLOUD, 'oldest', { projectId: '1' }, 9);
  answers.keep(of('oldest'), named(100));
  expect(['oldest', 'older', 'now'].map((id) => Object.keys(answers.of(of(id))).length)).toEqual([100, 0, 100]);
  expect(() => answers.keep(of('now'), named(400))).toThrow(/more than can be kept/);
  expect(Object.keys(answers.of(of('now')))).toHaveLength(100);
});

it('counts what is kept as it is, also after answers were changed and forgotten', () => {
  start('one');
  keep('one', named(50));
  keep(
    'one',
    named(30).map(({ key }) => ({ key, answer: null })),
  );
  keep('one', [
    { key: 'a', answer: exact('a') },
    { key: 'a', answer: exact('another') },
  ]);
  const [[size]] = connection.rows('SELECT answers_size FROM sheet') as [[number]];
  const [[real]] = connection.rows('SELECT sum(length(key) + length(answer)) FROM sheet_answer') as [[number]];
  expect(size).toBe(real);
});

it('goes with its sheet, and with the account', () => {
  start('one');
  keep('one', named(3));
  sheets.remove(ACCOUNT, CLOUD, 'one');
  expect(connection.rows('SELECT 1 FROM sheet_answer')).toEqual([]);
  start('two');
  keep('two', named(3));
  journal.forgetAccount(ACCOUNT);
  expect(connection.rows('SELECT 1 FROM sheet_answer')).toEqual([]);
});
