import type { InfiniteData } from '@tanstack/react-query';

/** Whether what a query holds are several pages: asking again would ask for each of them. Pure. */
export function hasFurtherPages(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('pages' in data)) return false;
  return Array.isArray(data.pages) && data.pages.length > 1;
}

export function firstPageOnly<T, P>({ pages, pageParams }: InfiniteData<T, P>): InfiniteData<T, P> {
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}
