import { childrenOf, marksOf, nodeType, type AdfNode } from '@shared/adf/types';

/** Counts the documents that hold each kind of node and mark: a property over documents without them would say nothing. */
export function countKinds(counts: Map<string, number>, document: AdfNode | null): void {
  const kinds = new Set<string>();
  const waiting = document === null ? [] : [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    kinds.add(nodeType(node));
    for (const mark of marksOf(node)) kinds.add(`${nodeType(mark)} mark`);
    waiting.push(...childrenOf(node));
  }
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** In a soak run the figures are part of what it says. */
export function tellCounts(what: string, seed: number, counts: ReadonlyMap<string, number>): void {
  if (process.env['SOAK'] === undefined) return;
  const sorted = [...counts].toSorted(([a], [b]) => a.localeCompare(b));
  process.stdout.write(`${what}, seed ${seed.toString(16)}: ${JSON.stringify(Object.fromEntries(sorted))}\n`);
}
