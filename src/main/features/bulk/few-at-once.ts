/** Does some work for each, at most so many at a time; the results in the order of `items`. */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  // They take from one iterator, each the next that nobody has.
  const workers = Array.from({ length: Math.min(most, items.length) }, async () => {
    for (const [at, item] of left) results[at] = await work(item);
  });
  await Promise.all(workers);
  return results;
}
