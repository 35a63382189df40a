/** How many changes of one letter lead from `a` to `b` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A typed beginning or a part of a word is nearer than any misspelling. */
function farness(typed: string, candidate: string): number {
  if (typed === '') return 0;
  if (candidate.startsWith(typed)) return 0;
  if (candidate.includes(typed)) return 1;
  // Long texts are compared by their beginnings: the distance costs the product of both lengths.
  return 1 + distance(typed.slice(0, 60), candidate.slice(0, 60));
}

/** The candidates, nearest to `typed` first; equally near ones keep their order. */
export function nearestFirst(typed: string, candidates: readonly string[]): string[] {
  const wanted = typed.trim().toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, far: farness(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
}
