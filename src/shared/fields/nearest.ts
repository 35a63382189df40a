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

/** Letters and digits alone: `Sev1`, `sev 1` and `SEV-1` are one thing to whoever types them. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How many letters two texts are apart, whatever their case and signs; long ones are compared by their beginnings. */
export function lettersApart(a: string, b: string): number {
  return distance(plain(a).slice(0, 60), plain(b).slice(0, 60));
}

const NOT_NEAR = 1_000;

/** A typed beginning or a part of a word is nearer than any misspelling; a misspelt beginning nearer than a misspelt whole. */
function farness(typed: string, candidate: string): number {
  if (typed === '') return 0;
  if (candidate.startsWith(typed)) return 0;
  if (candidate.includes(typed)) return 1;
  // Long texts are compared by their beginnings: the distance costs the product of both lengths.
  const [wanted, whole] = [typed.slice(0, 60), candidate.slice(0, 60)];
  const beginning = 0.5 + distance(wanted, whole.slice(0, wanted.length));
  const far = Math.min(distance(wanted, whole), beginning);
  // With more than half of it wrong it is no misspelling: those stay in Jira's order.
  return far > wanted.length / 2 ? NOT_NEAR : 1 + far;
}

/** The candidates, nearest to `typed` first; equally near ones keep their order. */
export function nearestBy<T>(typed: string, candidates: readonly T[], textOf: (candidate: T) => string): T[] {
  const wanted = plain(typed);
  return candidates
    .map((candidate) => ({ candidate, far: farness(wanted, plain(textOf(candidate))) }))
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
}

/** As `nearestBy`, for texts. */
export function nearestFirst(typed: string, candidates: readonly string[]): string[] {
  return nearestBy(typed, candidates, (candidate) => candidate);
}
