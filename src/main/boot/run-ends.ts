import type { ChangeGroup } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';

export interface RunEndPorts {
  readonly groups: (site: SiteRef) => Promise<Outcome<readonly ChangeGroup[]>>;
  /** A run that was under way a moment ago is not any more. */
  readonly ended: (group: ChangeGroup) => void;
}

/** Notices when runs end. To be told whenever the outbox of a site has moved. */
export function createRunEnds({ groups, ended }: RunEndPorts): { readonly look: (site: SiteRef) => Promise<void> } {
  const under = new Set<string>();
  return {
    async look(site) {
      const read = await groups(site);
      // The next move looks again.
      if (!read.ok) return;
      for (const group of read.value) {
        if (isUnderWay(group)) under.add(group.id);
        else if (under.delete(group.id)) ended(group);
      }
    },
  };
}

function isUnderWay({ counts: { queued = 0, sending = 0, unknown = 0 } }: ChangeGroup): boolean {
  return queued + sending + unknown > 0;
}

/** What a notification says of a run that has ended. Pure. */
export function endWords({ title, counts }: ChangeGroup): { readonly title: string; readonly body: string } {
  const { applied = 0, rejected = 0, unsure = 0, conflict = 0, discarded = 0 } = counts;
  const parts = [`${String(applied)} created`];
  if (rejected > 0) parts.push(`${String(rejected)} refused`);
  if (unsure + conflict > 0) parts.push(`${String(unsure + conflict)} need you`);
  if (discarded > 0) parts.push(`${String(discarded)} given up`);
  return { title, body: parts.join(', ') };
}
