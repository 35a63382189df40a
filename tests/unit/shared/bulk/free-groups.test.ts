import { describe, expect, it } from 'vitest';
import { freeGroups } from '@shared/bulk/free-groups';
import { stepForward } from '@shared/bulk/free-step';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { planSheet } from '@shared/bulk/plan';
import { fixAllStep, problemGroups } from '@shared/bulk/problem-groups';
import { makeSheet } from '@shared/bulk/sheet';
import { SITE } from '../../../support/bulk/sample-site';

const AREAS = ['Checkot', 'Checkot', 'Mial', 'Checkot', 'Mial'];
const SHEET = makeSheet({
  name: 's',
  header: ['Title', 'Type', 'Area'],
  rows: AREAS.map((area, at) => ({ line: at + 2, cells: [`Row ${String(at)}`, 'Story', area] })),
  notes: [],
});
const { mapping } = guessMapping(SITE, SHEET, null);
const PLAN = planSheet(SITE, { sheet: SHEET, mapping, found: {}, known: [] });
const GROUPS = problemGroups(PLAN);

describe('groups of problems where a run has taken rows', () => {
  it('are told without these rows, those with most of the others first', () => {
    const free = freeGroups(GROUPS, (row) => row === 2 || row === 3);
    expect(free.map(({ wrong, rows }) => [wrong, rows])).toEqual([
      ['Mial', [4, 6]],
      ['Checkot', [5]],
    ]);
  });

  it('are gone where the run has all of their rows, and the same objects where it has none', () => {
    expect(freeGroups(GROUPS, (row) => [2, 3, 5].includes(row)).map(({ wrong }) => wrong)).toEqual(['Mial']);
    expect(freeGroups(GROUPS, () => false)).toBe(GROUPS);
    expect(freeGroups(GROUPS, (row) => row === 2)).toContain(GROUPS.find(({ wrong }) => wrong === 'Mial'));
  });

  it('say how many rows one answer changes', () => {
    const locked = (row: number): boolean => row === 2;
    for (const group of freeGroups(GROUPS, locked)) {
      const step = fixAllStep(SITE, PLAN, SHEET, group, null);
      const done = step === null ? null : stepForward(SHEET, step, { locked, stays: locked });
      const changed = done?.step?.changes.flatMap((change) => (change.op === 'cells' ? change.cells : [])) ?? [];
      expect(changed.map(({ row }) => row)).toEqual(group.rows);
      expect(done?.kept).toEqual([]);
    }
  });
});
