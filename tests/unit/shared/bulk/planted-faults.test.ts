import { describe, expect, it } from 'vitest';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { Planner } from '@shared/bulk/plan';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import type { Mapping } from '@shared/bulk/mapping';
import { editCells } from '@shared/bulk/sheet-edits';
import { applyStep } from '@shared/bulk/sheet-step';
import { FAULTS, HEADER, plantFaults, type PlantedTable } from '../../../support/bulk/planted-faults';
import { answers, KNOWN, SITE } from '../../../support/bulk/sample-site';

const SEED = Number(process.env['SEED'] ?? 20261123);

/** As the program does it: plan, look up what is needed, plan again. */
function planned(sheet: Sheet, mapping: Mapping): Plan {
  const planner = new Planner(SITE);
  const { needed } = planner.plan({ sheet, mapping, found: {}, known: KNOWN });
  return planner.plan({ sheet, mapping, found: answers(needed), known: KNOWN });
}

function read({ table }: Pick<PlantedTable, 'table'>): { sheet: Sheet; mapping: Mapping; plan: Plan } {
  const sheet = makeSheet(table);
  const { mapping } = guessMapping(SITE, sheet, null);
  return { sheet, mapping, plan: planned(sheet, mapping) };
}

/** `row 12 Title: required`, for every problem and warning. */
function told(plan: Plan): string[] {
  return plan.rows.flatMap(({ number, problems, warnings }) =>
    [...problems, ...warnings].map(
      ({ code, column }) => `row ${String(number)} ${column === null ? '?' : (HEADER[column] ?? '?')}: ${code}`,
    ),
  );
}

describe(`1,000 rows with ${String(FAULTS.length + 1)} kinds of fault, seed ${String(SEED)}`, () => {
  const faulty = plantFaults({ rows: 1_000, seed: SEED, each: 3 });

  it('finds nothing in the rows without a fault', () => {
    const { plan } = read({ table: faulty.clean });
    expect(told(plan)).toEqual([]);
    expect(plan.counts).toEqual({ ready: 1_000, problem: 0, asking: 0, held: 0, blank: 0 });
  });

  it('finds every fault in its cell, and nothing else', () => {
    const { plan } = read(faulty);
    const wanted = faulty.planted.map(({ row, header, code }) => `row ${String(row)} ${header}: ${code}`);
    expect(told(plan).sort()).toEqual(wanted.sort());
  });

  it('has every row ready once each cell says what is right', () => {
    const { sheet, mapping } = read(faulty);
    const edits = faulty.planted.map(({ row, header, right }) => ({
      row,
      column: HEADER.indexOf(header as (typeof HEADER)[number]),
      text: right,
    }));
    const step = editCells(sheet, edits);
    expect(step).not.toBeNull();
    const plan = planned(step === null ? sheet : applyStep(sheet, step), mapping);
    expect(plan.counts).toEqual({ ready: 1_000, problem: 0, asking: 0, held: 0, blank: 0 });
    expect(told(plan)).toEqual([]);
  });
});
