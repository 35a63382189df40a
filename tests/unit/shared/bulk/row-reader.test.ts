import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { planSheet } from '@shared/bulk/plan';
import { RowReader } from '@shared/bulk/row-reader';
import { makeSheet } from '@shared/bulk/sheet';
import { CheckedValues, compilePayload, payloadProblems } from '@shared/fields/compile-payload';
import { answers, KNOWN, SITE } from '../../../support/bulk/sample-site';

const RUNS = process.env['SOAK'] === undefined ? 40 : 2_000;

const HEADER = ['Summary', 'Type', 'Components', 'Assignee', 'Severity', 'Due date', 'Labels', 'Labels', 'Description'];
const cell = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...texts);
const row = fc.tuple(
  cell('Pay twice', 'x'.repeat(300), '=1+1', 'Pay\ntwice'),
  cell('Bug', 'Story', 'Sub-task', 'Bgu'),
  cell('Checkout', 'Checkot', 'Basket, Checkot; Mail'),
  cell('Mara Lind', 'Mara Lnd', 'jonas', 'Zebulon Quux'),
  cell('Sev 2, major', 'Sev 9'),
  cell('2026-11-30', 'next week', '31/12/2026', '#REF!'),
  cell('gift', 'two words'),
  cell('gift', 'autumn'),
  cell('It is **so**.', '- one\n- two'),
);

it('reads each row as if it were the only one, though cells that say the same are worked out once', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const table = {
        name: 'plan',
        header: HEADER,
        rows: rows.map((cells, at) => ({ line: at + 2, cells })),
        notes: [],
      };
      const sheet = makeSheet(table);
      const { mapping } = guessMapping(SITE, sheet, null);
      const open = planSheet(SITE, { sheet, mapping, found: {}, known: KNOWN });
      for (const found of [{}, answers(open.needed)]) {
        const given = { site: SITE, mapping, header: sheet.header, found, today: '2026-11-23' };
        const shared = new RowReader(given, null);
        const alone = sheet.rows.map((each) => new RowReader(given, null).read(each));
        expect(sheet.rows.map((each) => shared.read(each))).toEqual(alone);
        // Once more, when all of it is known.
        expect(sheet.rows.map((each) => shared.read(each))).toEqual(alone);
      }
    }),
    { numRuns: RUNS },
  );
});

it('finds in values that were checked before what the compiler finds', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (rows) => {
      const table = {
        name: 'plan',
        header: HEADER,
        rows: rows.map((cells, at) => ({ line: at + 2, cells })),
        notes: [],
      };
      const sheet = makeSheet(table);
      const { mapping } = guessMapping(SITE, sheet, null);
      const plan = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
      const checked = new CheckedValues();
      for (const { form, values } of [...plan.rows, ...plan.rows]) {
        if (form === null) continue;
        const { fields, issueType } = form;
        const body = compilePayload({ fields, values, projectId: '1', issueTypeId: issueType.id, changeId: null });
        const problems = payloadProblems({ fields, values }, checked);
        expect(Object.entries(problems)).toEqual(Object.entries(body.ok ? {} : body.problems));
      }
    }),
    { numRuns: RUNS },
  );
});
