import type { SandboxSite } from '../world/model';

/** What recent searches found, so that the second page goes on where the first ended and 500 pages are not 500 searches. */
export interface FoundPages {
  keep(site: SandboxSite, binding: string, ids: readonly string[]): void;
  recall(site: SandboxSite, binding: string): readonly string[] | undefined;
}

const KEPT = 20;

export function foundPages(): FoundPages {
  const bySite = new WeakMap<SandboxSite, Map<string, readonly string[]>>();
  return {
    keep(site, binding, ids) {
      const known = bySite.get(site) ?? new Map<string, readonly string[]>();
      bySite.set(site, known);
      known.delete(binding);
      known.set(binding, ids);
      const [oldest] = known.keys();
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    },
    recall: (site, binding) => bySite.get(site)?.get(binding),
  };
}
