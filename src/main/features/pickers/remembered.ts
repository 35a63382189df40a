import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { RemoteMirror } from '../../mirror/mirror-objects';

/** As many as are kept of one list, what was found last first. */
const MOST_KEPT = 500;

/** What pickers have found before, one list for each thing that is picked: in the mirror, under `picked:…`. */
export function createRemembered<T>(
  mirror: Pick<RemoteMirror, 'mirror'>,
  item: z.ZodType<T>,
  identityOf: (item: T) => string,
) {
  const list = z.array(item);

  async function recall({ accountId, cloudId }: SiteRef, topic: string): Promise<readonly T[]> {
    const entry = await mirror.mirror.read(accountId, cloudId, `picked:${topic}`);
    const read = list.safeParse(entry?.body);
    return read.success ? read.data : [];
  }

  return {
    recall,
    async remember(site: SiteRef, topic: string, items: readonly T[], at: number): Promise<void> {
      const before = await recall(site, topic);
      const merged = unique([...items, ...before], identityOf).slice(0, MOST_KEPT);
      await mirror.mirror.write(site.accountId, site.cloudId, `picked:${topic}`, merged, at);
    },
  };
}

/** The first of each identity, in order. */
export function unique<T>(items: readonly T[], identityOf: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(identityOf(item))) seen.set(identityOf(item), item);
  return [...seen.values()];
}
