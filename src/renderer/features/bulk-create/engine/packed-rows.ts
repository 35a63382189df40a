import type { SheetRow } from '@shared/bulk/sheet';

/** Rows as they cross from the engine to the page: side by side, each with its cells as one JSON text. */
export interface PackedRows {
  readonly numbers: readonly number[];
  readonly lines: readonly (number | null)[];
  readonly cells: readonly string[];
}

/** Pure. */
export function packRows(rows: readonly SheetRow[]): PackedRows {
  return {
    numbers: rows.map(({ number }) => number),
    lines: rows.map(({ line }) => line),
    cells: rows.map(({ cells }) => JSON.stringify(cells)),
  };
}

/**
 * The rows, each with cells that are read when somebody looks at them: a page shows thirty rows of ten thousand, and three hundred thousand
 * texts that nobody looks at would hold up frames, once on their way and again whenever memory is cleaned.
 */
export function unpackRows({ numbers, lines, cells }: PackedRows): readonly SheetRow[] {
  return numbers.map((number, at) => readLater(number, lines[at] ?? null, cells[at] ?? '[]'));
}

/** `cells` is a property of its own, so that a copy of the row, a message or JSON has it as well. */
function readLater(number: number, line: number | null, packed: string): SheetRow {
  let cells: readonly string[] | null = null;
  return {
    number,
    line,
    get cells() {
      cells ??= JSON.parse(packed) as readonly string[];
      return cells;
    },
  };
}
