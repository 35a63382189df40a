import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Problem } from '@shared/bulk/problem';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import type { RowState } from '@shared/bulk/row-plan';
import type { RowTrouble, ShownPlan } from '../../../../../src/renderer/features/bulk-create/engine/messages';
import { piecesOf, PlanReader } from '../../../../../src/renderer/features/bulk-create/engine/plan-pieces';

const RUNS = process.env['SOAK'] === undefined ? 60 : 3_000;

const wrong = (text: string): Problem => ({
  code: 'not-accepted',
  column: 2,
  fieldId: 'priority',
  fieldName: 'Priority',
  wrong: text,
  sentence: `${text} is no priority.`,
  closest: [{ text: 'High', label: 'High' }],
});
/** The same objects again, as the engine has them. */
const TROUBLES: readonly RowTrouble[] = ['Hihg', 'Lwo', 'Medum'].map((text) => ({
  problems: [wrong(text)],
  warnings: [],
}));

interface Row {
  readonly number: number;
  readonly state: RowState;
  readonly trouble: number | null;
  readonly parent: number | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  number: fc.integer({ min: 2, max: 12 }),
  state: fc.constantFrom('ready', 'problem', 'held'),
  trouble: fc.option(fc.nat({ max: 2 })),
  parent: fc.option(fc.integer({ min: 2, max: 12 })),
});

function planOf(rows: readonly Row[]): ShownPlan {
  const troubles = new Map<number, RowTrouble>();
  for (const { number, trouble } of rows) {
    const of = trouble === null ? undefined : TROUBLES[trouble];
    if (of !== undefined) troubles.set(number, of);
  }
  const groups = TROUBLES.flatMap(({ problems }): ProblemGroup[] => {
    const [problem] = problems;
    const of = [...troubles].flatMap(([number, each]) => (each.problems[0] === problem ? [number] : []));
    if (problem === undefined || of.length === 0) return [];
    const { code, fieldId, fieldName, column, sentence, wrong: text, closest } = problem;
    const shown = { code, fieldId, fieldName, column, sentence, wrong: text, closest: [...closest] };
    return [{ ...shown, key: text, title: text, rows: of, isWarning: false, oneAnswer: true, isRequired: false }];
  });
  groups.sort((a, b) => b.rows.length - a.rows.length);
  const ready = rows.filter(({ state }) => state === 'ready').length;
  return {
    states: new Map(rows.map(({ number, state }) => [number, state])),
    troubles,
    parents: new Map(rows.flatMap(({ number, parent }) => (parent === null ? [] : [[number, parent]]))),
    groups,
    counts: { ready, problem: troubles.size, asking: 0, held: 0, blank: 0 },
    dry: {
      rows: rows.length,
      ready,
      keptBack: 0,
      calls: 0,
      points: 0,
      seconds: 0,
      problems: 0,
      warnings: 0,
    },
    missing: [],
  };
}

it('makes of the pieces what the engine has, plan after plan, in the order of the sheet', () => {
  const rows = fc.uniqueArray(row, { selector: ({ number }) => number, maxLength: 10 });
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 6 }), (sheets) => {
      const reader = new PlanReader();
      let before: ShownPlan | null = null;
      for (const plan of sheets.map(planOf)) {
        const pieces = piecesOf(before, { tell: 'planned', plan, needed: [] });
        const read = pieces.map((piece) => reader.take(structuredClone(piece)));
        expect(read.slice(0, -1).every((each) => each === null)).toBe(true);
        const shown = read.at(-1)?.plan;
        expect(shown).toEqual(plan);
        expect([...(shown?.states.keys() ?? [])]).toEqual([...plan.states.keys()]);
        before = plan;
      }
    }),
    { numRuns: RUNS },
  );
});

const many = (state: RowState): readonly Row[] =>
  Array.from({ length: 5_000 }, (_, at) => ({ number: at + 2, state, trouble: at % 2 === 0 ? 0 : null, parent: null }));

it('tells a large plan in pieces, and an edit of one cell in one that names its row alone', () => {
  const reader = new PlanReader();
  const first = planOf(many('problem'));
  const pieces = piecesOf(null, { tell: 'planned', plan: first, needed: [] });
  expect(pieces.length).toBeGreaterThan(5);
  for (const { troubles, states } of pieces) expect(troubles.length + states.length).toBeLessThanOrEqual(2_250);
  const before = pieces.map((piece) => reader.take(piece)).at(-1)?.plan;

  const second = planOf(
    many('problem').map((each) => (each.number === 100 ? { ...each, state: 'ready', trouble: null } : each)),
  );
  const [piece, ...others] = piecesOf(first, { tell: 'planned', plan: second, needed: [] });
  expect(others).toEqual([]);
  expect(piece).toMatchObject({ anew: false, states: [[100, 'ready']], troubles: [[100, null]], parents: [] });
  const after = piece === undefined ? null : reader.take(piece);
  // What no piece touches is drawn no second time.
  expect(after?.plan.parents).toBe(before?.parents);
  expect(after?.plan.troubles.get(102)).toBe(before?.troubles.get(102));
});
