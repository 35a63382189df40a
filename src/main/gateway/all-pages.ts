import { succeed, type Outcome } from '@shared/ipc/outcome';

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/**
 * Walks offset pages to the end. The returned count is what is stepped by: Jira may lower `maxResults` silently
 * (contract §3.3), and an empty page ends the walk whatever `total` says.
 */
export async function allPages<T>(readPage: (startAt: number) => Promise<Outcome<Page<T>>>): Promise<Outcome<T[]>> {
  const all: T[] = [];
  for (;;) {
    const page = await readPage(all.length);
    if (!page.ok) return page;
    all.push(...page.value.items);
    if (page.value.items.length === 0 || all.length >= page.value.total) return succeed(all);
  }
}
