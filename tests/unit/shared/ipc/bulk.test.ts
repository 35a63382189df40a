import { expect, it } from 'vitest';
import type { BulkSite } from '@shared/bulk/bulk-site';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { planSheet } from '@shared/bulk/plan';
import type { Question } from '@shared/bulk/question';
import { question } from '@shared/bulk/question';
import { makeSheet } from '@shared/bulk/sheet';
import { contract } from '@shared/ipc/contract';
import { answer, KNOWN, SITE } from '../../../support/bulk/sample-site';

it('carries a project so that the page plans the same as main', () => {
  const { header, rows } = { header: ['Summary', 'Type', 'Components'], rows: [['One', 'Bug', 'Checkot']] };
  const sheet = makeSheet({ name: 's', header, rows: rows.map((cells, at) => ({ line: at + 2, cells })), notes: [] });
  const planFor = (site: BulkSite) =>
    planSheet(site, { sheet, mapping: guessMapping(site, sheet, null).mapping, found: {}, known: [] }).rows.map(
      ({ state, values, problems }) => ({ state, values, problems }),
    );
  expect(planFor(contract['bulk.site'].output.parse(SITE))).toEqual(planFor(SITE));
  expect(contract['bulk.known'].output.parse(KNOWN)).toEqual(KNOWN);
});

it('carries questions and every kind of answer', () => {
  const asked: Question[] = ['Oda Voss', 'jonas', 'mara', 'nobody'].map((text) => question('user', text, 'assignee'));
  const site = { accountId: 'a', cloudId: 'c' };
  expect(contract['bulk.lookUp'].input.parse({ site, projectId: '1', questions: asked })).toMatchObject({
    questions: asked,
  });
  const found = Object.fromEntries(asked.map((each) => [each.key, answer(each)]));
  const all = { ...found, why: { state: 'unchecked' as const, why: 'Offline.' } };
  expect(contract['bulk.lookUp'].output.parse(all)).toEqual(all);
  expect(new Set(Object.values(all).map(({ state }) => state)).size).toBe(5);
});

it('takes no sheet without an id, and no step with a number that counts nothing', () => {
  const site = { accountId: 'a', cloudId: 'c' };
  const append = contract['bulk.append'].input;
  expect(append.safeParse({ site, id: 's', at: 0, events: '[]' }).success).toBe(true);
  expect(append.safeParse({ site, id: '', at: 0, events: '[]' }).success).toBe(false);
  expect(append.safeParse({ site, id: 's', at: -1, events: '[]' }).success).toBe(false);
});
