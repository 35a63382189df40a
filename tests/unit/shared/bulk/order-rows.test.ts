import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRows } from '@shared/bulk/order-rows';

const RUNS = process.env['SOAK'] === undefined ? 300 : 20_000;

describe('the order of rows', () => {
  it('puts the parents of any forest first and counts how deep each row stands', () => {
    const forest = fc.array(fc.option(fc.nat()), { maxLength: 40 }).chain((above) => {
      // Each may stand under one that comes before it in a shuffled order: no circle can be.
      const parents = above.flatMap((nat, index) =>
        nat === null || index === 0 ? [] : [[index, nat % index] as const],
      );
      return fc.tuple(
        fc.constant(new Map(parents)),
        fc.shuffledSubarray([...above.keys()], { minLength: above.length }),
      );
    });
    fc.assert(
      fc.property(forest, ([parents, rows]) => {
        const { order, depth, cycles } = orderRows(rows, parents);
        expect(cycles).toEqual([]);
        expect([...order].sort((a, b) => a - b)).toEqual([...rows].sort((a, b) => a - b));
        for (const [child, parent] of parents) {
          expect(order.indexOf(parent)).toBeLessThan(order.indexOf(child));
          expect(depth.get(child)).toBe((depth.get(parent) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('names the cycles of any sheet, and leaves out what hangs on them', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 11 })), { minLength: 1, maxLength: 12 }), (above) => {
        const parents = new Map(above.flatMap((parent, row) => (parent === null ? [] : [[row, parent] as const])));
        const rows = [...above.keys()];
        const { order, cycles } = orderRows(rows, parents);
        const reaches = (row: number): number[] => {
          const path = [row];
          for (
            let at = parents.get(row);
            at !== undefined && at < rows.length && !path.includes(at);
            at = parents.get(at)
          )
            path.push(at);
          return path;
        };
        const goesRound = (row: number): boolean => {
          const end = parents.get(reaches(row).at(-1) ?? row);
          return end !== undefined && end < rows.length;
        };
        const inCycle = rows.filter((row) =>
          rows.some((other) => parents.get(other) === row && reaches(row).includes(other)),
        );
        expect(cycles.flat().sort((a, b) => a - b)).toEqual(inCycle);
        expect([...order].sort((a, b) => a - b)).toEqual(rows.filter((row) => !goesRound(row)));
        for (const cycle of cycles) expect(cycle.map((row) => parents.get(row))).toEqual([...cycle.slice(1), cycle[0]]);
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps the order of the sheet among equals', () => {
    expect(
      orderRows(
        [5, 3, 9, 2],
        new Map([
          [5, 2],
          [9, 2],
        ]),
      ).order,
    ).toEqual([3, 2, 5, 9]);
  });
});
