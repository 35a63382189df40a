import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SheetRow } from '@shared/bulk/sheet';
import { packRows, unpackRows } from '../../../../../src/renderer/features/bulk-create/engine/packed-rows';

const row: fc.Arbitrary<SheetRow> = fc.record({
  number: fc.nat(),
  line: fc.option(fc.nat()),
  cells: fc.array(fc.string({ unit: 'grapheme' })),
});

it('gives the rows back as they were, whoever takes them on', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const unpacked = unpackRows(structuredClone(packRows(rows)));
      expect(unpacked).toEqual(rows);
      // A step with rows in it goes to the disk as JSON, to the engine as a clone, and an edited row is a copy.
      expect(JSON.parse(JSON.stringify(unpacked))).toEqual(rows);
      expect(structuredClone(unpacked)).toEqual(rows);
      expect(unpacked.map((each) => ({ ...each }))).toEqual(rows);
    }),
  );
});

it('reads the cells of a row once', () => {
  const [first] = unpackRows(packRows([{ number: 2, line: 2, cells: ['a', 'b'] }]));
  expect(first?.cells).toBe(first?.cells);
});
