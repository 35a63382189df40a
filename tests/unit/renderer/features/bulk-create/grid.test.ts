import { describe, expect, it } from 'vitest';
import type { Problem } from '@shared/bulk/problem';
import { makeSheet } from '@shared/bulk/sheet';
import { applyStep } from '@shared/bulk/sheet-step';
import type { RunRowState } from '@shared/ipc/bulk';
import { readPastedCells } from '@shared/bulk/read-paste';
import type { ShownPlan } from '../../../../../src/renderer/features/bulk-create/engine/messages';
import { addedWords, copiedText, pasted } from '../../../../../src/renderer/features/bulk-create/grid/clipboard';
import {
  at,
  move,
  nextInOrder,
  rangeOf,
  wholeColumns,
  wholeRows,
  within,
} from '../../../../../src/renderer/features/bulk-create/grid/selection';
import { filterRows, nextProblem, standingOf } from '../../../../../src/renderer/features/bulk-create/grid/shown-rows';
import { readyAndFree } from '../../../../../src/renderer/features/bulk-create/session/joining';
import {
  isFree,
  NO_RUNS,
  rateOf,
  timeLeft,
  withNews,
  withSample,
  type RateSample,
} from '../../../../../src/renderer/features/bulk-create/session/run-rows';

const SIZE = { rows: 100, columns: 5, page: 15 };
const sheet = makeSheet({
  name: 'plan',
  header: ['Title', 'Area'],
  rows: [
    { line: 2, cells: ['One', 'Checkot'] },
    { line: 3, cells: ['Two\nlines', 'a "quote"'] },
    { line: 4, cells: ['Three', ''] },
  ],
  notes: [],
});
const problem = (column: number | null): Problem => ({
  code: 'not-accepted',
  column,
  fieldId: 'components',
  fieldName: 'Components',
  wrong: 'Checkot',
  sentence: 'It is none.',
  closest: [],
});
const plan = (states: ShownPlan['states'], troubles: ShownPlan['troubles']): ShownPlan => ({
  states,
  troubles,
  parents: new Map(),
  groups: [],
  counts: { ready: 0, problem: 0, asking: 0, held: 0, blank: 0 },
  dry: {
    rows: 0,
    ready: 0,
    keptBack: 0,
    calls: 0,
    points: 0,
    seconds: 0,
    problems: 0,
    warnings: 0,
  },
  missing: [],
});
const run = (row: number, state: RunRowState['state'], over: Partial<RunRowState> = {}): RunRowState => ({
  row,
  changeId: `change-${String(row)}`,
  groupId: 'group',
  state,
  issueKey: state === 'applied' ? `SHOP-${String(row)}` : null,
  failure: null,
  mayHaveLeft: false,
  ...over,
});

describe('the cursor', () => {
  const key = (name: string, more: { command?: boolean; shift?: boolean } = {}) =>
    move(at(10, 2), { key: name, command: false, shift: false, ...more }, SIZE);

  it('takes whole rows and whole columns of what is chosen', () => {
    const chosen = { cursor: { row: 12, column: 3 }, anchor: { row: 10, column: 1 } };
    expect(rangeOf(wholeRows(chosen, SIZE))).toEqual({ top: 10, bottom: 12, left: 0, right: 4 });
    expect(rangeOf(wholeColumns(chosen, SIZE))).toEqual({ top: 0, bottom: 99, left: 1, right: 3 });
  });

  it('moves as in a spreadsheet and stops at the edges', () => {
    expect(key('ArrowDown')).toEqual(at(11, 2));
    expect(key('ArrowRight', { command: true })).toEqual(at(10, 4));
    expect(key('Home', { command: true })).toEqual(at(0, 0));
    expect(key('PageUp')).toEqual(at(0, 2));
    expect(move(at(99, 4), { key: 'ArrowDown', command: false, shift: false }, SIZE)).toEqual(at(99, 4));
    expect(key('a')).toBeNull();
  });

  it('leaves the anchor where it is while Shift is held', () => {
    expect(key('ArrowDown', { shift: true })).toEqual({
      cursor: { row: 11, column: 2 },
      anchor: { row: 10, column: 2 },
    });
  });

  it('goes on in the next row with Tab, and out of the grid past its ends', () => {
    expect(nextInOrder({ row: 3, column: 4 }, false, SIZE)).toEqual({ row: 4, column: 0 });
    expect(nextInOrder({ row: 3, column: 0 }, true, SIZE)).toEqual({ row: 2, column: 4 });
    expect(nextInOrder({ row: 99, column: 4 }, false, SIZE)).toBeNull();
    expect(nextInOrder({ row: 0, column: 0 }, true, SIZE)).toBeNull();
  });

  it('stays inside a grid that has become smaller', () => {
    expect(within(at(50, 4), { rows: 3, columns: 2, page: 15 })).toEqual(at(2, 1));
    expect(within(at(50, 4), { rows: 0, columns: 2, page: 15 }).cursor.row).toBe(0);
  });
});

describe('copy and paste', () => {
  const into = {
    sheet,
    shown: sheet.rows,
    range: { top: 0, bottom: 2, left: 0, right: 1 },
    locked: () => false,
  };

  it('copies so that a spreadsheet, and this one, reads the same cells again', () => {
    const plain = copiedText(sheet.rows, into.range);
    expect(readPastedCells({ plain, html: '' })).toEqual(sheet.rows.map(({ cells }) => cells));
  });

  it('fills a whole range with one cell', () => {
    const made = pasted({ ...into, range: { top: 0, bottom: 2, left: 1, right: 1 } }, { plain: 'Home', html: '' });
    if (!made.ok || made.step === null) throw new Error('nothing was pasted');
    expect(applyStep(sheet, made.step).rows.map(({ cells }) => cells[1])).toEqual(['Home', 'Home', 'Home']);
  });

  it('pastes several cells from the corner on, and adds rows', () => {
    const made = pasted(
      { ...into, range: { top: 2, bottom: 2, left: 0, right: 0 } },
      { plain: 'A\tB\nC\tD', html: '' },
    );
    if (!made.ok || made.step === null) throw new Error('nothing was pasted');
    expect(applyStep(sheet, made.step).rows.map(({ cells }) => cells.join())).toEqual([
      'One,Checkot',
      'Two\nlines,a "quote"',
      'A,B',
      'C,D',
    ]);
  });

  it('writes to the rows in sight while a filter is on, and adds what is more at the end of the sheet', () => {
    const shown = sheet.rows.filter(({ number }) => number !== 3);
    const range = { top: 0, bottom: 0, left: 1, right: 1 };
    const made = pasted({ ...into, shown, range }, { plain: 'x\ny\nz', html: '' });
    if (!made.ok || made.step === null) throw new Error('nothing was pasted');
    expect(applyStep(sheet, made.step).rows.map(({ cells }) => cells[1])).toEqual(['x', 'a "quote"', 'y', 'z']);
    expect(made.step.label).toBe('Paste 3 × 1 cells');
    expect(addedWords(made.step, true)).toBe('1 row was added at the end of the sheet');
    expect(addedWords(made.step, false)).toBeNull();
  });

  it('says how many columns a paste has added', () => {
    const made = pasted({ ...into, range: { top: 0, bottom: 0, left: 1, right: 1 } }, { plain: 'x\ty\tz', html: '' });
    if (!made.ok || made.step === null) throw new Error('nothing was pasted');
    expect(addedWords(made.step, false)).toBe('2 columns were added, which go nowhere yet');
  });

  it('pastes nothing over rows that are on their way', () => {
    const made = pasted({ ...into, locked: (row) => row === 3 }, { plain: 'x', html: '' });
    expect(made).toEqual({ ok: false, why: 'A row of this range is on its way to Jira. Nothing was pasted.' });
  });
});

describe('rows and their states', () => {
  const states = new Map([
    [2, 'problem'],
    [3, 'ready'],
    [4, 'ready'],
  ] as const);
  const troubles = new Map([[2, { problems: [problem(1)], warnings: [] }]]);

  it('shows what became of a row before what could become of it', () => {
    const shown = plan(states, troubles);
    expect(standingOf(2, shown, undefined)).toBe('held');
    expect(standingOf(2, shown, run(2, 'applied'))).toBe('created');
    expect(standingOf(3, shown, run(3, 'unknown'))).toBe('looking');
    expect(standingOf(3, shown, run(3, 'discarded'))).toBe('stopped');
    expect(standingOf(3, null, undefined)).toBe('unread');
  });

  it('counts and filters by them', () => {
    const runs = new Map([[4, run(4, 'applied')]]);
    const { rows, counts } = filterRows(sheet.rows, 'problems', plan(states, troubles), runs);
    expect(rows.map(({ number }) => number)).toEqual([2]);
    expect(counts).toEqual({ all: 3, problems: 1, waiting: 1, created: 1 });
  });

  it('goes to the next problem in reading order, around the end, and past rows that nobody can mend', () => {
    const many = new Map([
      [2, { problems: [problem(1), problem(0)], warnings: [] }],
      [4, { problems: [problem(null)], warnings: [] }],
    ]);
    const free = (_row: number): boolean => false;
    const from = (row: number, column: number, locked = free) => nextProblem(sheet.rows, many, { row, column }, locked);
    expect(from(0, 0)).toEqual({ row: 0, column: 1 });
    expect(from(0, 1)).toEqual({ row: 2, column: 0 });
    expect(from(2, 0)).toEqual({ row: 0, column: 0 });
    expect(from(0, 1, (row) => row === 4)).toEqual({ row: 0, column: 0 });
    expect(nextProblem(sheet.rows, new Map(), { row: 0, column: 0 }, free)).toBeNull();
    expect(nextProblem([], many, { row: 0, column: 0 }, free)).toBeNull();
  });
});

describe('news of the run', () => {
  it('takes in what has moved and leaves the other rows as they are', () => {
    const first = withNews(NO_RUNS, { since: 5, groups: [], rows: [run(2, 'queued'), run(3, 'queued')] });
    const next = withNews(first, { since: 9, groups: [], rows: [run(3, 'applied')] });
    expect(next.rows.get(2)).toBe(first.rows.get(2));
    expect(next.rows.get(3)?.issueKey).toBe('SHOP-3');
    expect(next.since).toBe(9);
  });

  it('never loses sight of a row that is in Jira, whatever an older change of it says', () => {
    const news = [run(2, 'applied', { changeId: 'new' }), run(2, 'discarded', { changeId: 'old' })];
    expect(withNews(NO_RUNS, { since: 5, groups: [], rows: news }).rows.get(2)?.state).toBe('applied');
    expect(withNews(NO_RUNS, { since: 5, groups: [], rows: news.toReversed() }).rows.get(2)?.state).toBe('applied');
  });

  it('sends a row again that was given up, but none that may still arrive', () => {
    expect(isFree(undefined)).toBe(true);
    expect(isFree(run(2, 'discarded'))).toBe(true);
    expect(isFree(run(2, 'discarded', { mayHaveLeft: true }))).toBe(false);
    expect(isFree(run(2, 'rejected'))).toBe(false);
  });

  it('sends a row under one that is on its way, and none under one that was refused or is unsure', () => {
    const plan = { states: new Map([[3, 'ready']] as const), parents: new Map([[3, 2]]) };
    const under = (state: RunRowState['state']) => readyAndFree(plan, new Map([[2, run(2, state)]]));
    for (const state of ['queued', 'sending', 'unknown', 'applied', 'discarded'] as const)
      expect(under(state)).toEqual([3]);
    for (const state of ['rejected', 'unsure', 'conflict'] as const) expect(under(state)).toEqual([]);
  });

  it('tells the rate of the last twenty seconds and the time that is left', () => {
    let samples: readonly RateSample[] = [];
    for (let second = 0; second <= 60; second += 1) {
      samples = withSample(samples, { at: second * 1000, created: second <= 40 ? second : 40 + (second - 40) * 3 });
    }
    expect(rateOf(samples, 60_000)).toBeCloseTo(3, 5);
    expect(rateOf([], 0)).toBeNull();
    expect(timeLeft(749, 3.1)).toBe('about 4 min left');
    expect(timeLeft(10, 3)).toBe('less than a minute left');
    expect(timeLeft(0, 3)).toBe('');
  });
});
