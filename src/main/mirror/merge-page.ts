/**
 * A remembered order, after Jira gave one page of it again. What came before the page stays, what the page names is taken from where
 * it was, and what followed still follows: after the last page nothing does.
 */
export function mergePage<T>(remembered: readonly T[], from: number, page: readonly T[], more: boolean): T[] {
  const named = new Set(page);
  const before = remembered.slice(0, from).filter((one) => !named.has(one));
  const after = more ? remembered.slice(from + page.length).filter((one) => !named.has(one)) : [];
  return [...before, ...page, ...after];
}
