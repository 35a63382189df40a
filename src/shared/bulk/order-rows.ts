export interface RowOrder {
  /** The rows with every parent before its children, else in the given order. Rows of a cycle are left out, and what stands under them. */
  readonly order: readonly number[];
  /** How many rows stand above each: 0 for one that waits for no other. */
  readonly depth: ReadonlyMap<number, number>;
  /** Rows that are one another's parent, each cycle from its uppermost row on, child before parent. */
  readonly cycles: readonly (readonly number[])[];
}

/** Puts parents first. `parentOf` has, for a row, the row that is its parent; parents that are no rows are passed over. Pure. */
export function orderRows(rows: readonly number[], parentOf: ReadonlyMap<number, number>): RowOrder {
  const depth = new Map<number, number>();
  if (parentOf.size === 0) {
    for (const row of rows) depth.set(row, 0);
    return { order: rows, depth, cycles: [] };
  }
  const known = new Set(rows);
  const stuck = new Set<number>();
  const cycles: number[][] = [];
  for (const row of rows) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at: number | undefined = row;
    while (at !== undefined && known.has(at) && !depth.has(at) && !stuck.has(at) && !onPath.has(at)) {
      onPath.add(at);
      path.push(at);
      at = parentOf.get(at);
    }
    const closes = at !== undefined && onPath.has(at);
    if (closes) cycles.push(fromUppermost(path.slice(path.indexOf(at ?? row)), rows));
    const isStuck = closes || (at !== undefined && stuck.has(at));
    let above = at === undefined ? -1 : (depth.get(at) ?? -1);
    for (const each of path.reverse()) {
      if (isStuck) stuck.add(each);
      else depth.set(each, (above += 1));
    }
  }
  const levels: number[][] = [];
  for (const row of rows) {
    const level = depth.get(row);
    if (level !== undefined) (levels[level] ??= []).push(row);
  }
  return { order: levels.flat(), depth, cycles };
}

function fromUppermost(cycle: readonly number[], rows: readonly number[]): number[] {
  const members = new Set(cycle);
  const first = rows.find((row) => members.has(row));
  const at = first === undefined ? 0 : cycle.indexOf(first);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
