import type { ChangeGroup } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';

export interface RunEndPorts {
  readonly groups: (site: SiteRef) => Promise<Outcome<readonly ChangeGroup[]>>;
  /** Whether all of a group that is not sent yet waits for a row which a person has to mend or decide. */
  readonly standsStill: (site: SiteRef, groupId: string) => Promise<boolean>;
  /** Looks again in a while: what stands still moves nothing that would be told. */
  readonly later: (look: () => void) => void;
  /** A run that was under way a moment ago is not any more. */
  readonly ended: (site: SiteRef, group: ChangeGroup) => void;
}

/** Notices when runs end. To be told whenever the outbox of a site has moved, and once at the start: what is under way then is noticed too. */
export function createRunEnds({ groups, standsStill, later, ended }: RunEndPorts): {
  readonly look: (site: SiteRef) => Promise<void>;
} {
  /** By the id of the run, what it was like when it was looked at last. */
  const under = new Map<string, string>();

  /** Whether nothing of it moves by itself. Asked only of one that has not moved since the last look: a run in full swing is let be. */
  async function isStill(site: SiteRef, group: ChangeGroup): Promise<boolean> {
    if (!isQuiet(group) || under.get(group.id) !== likeness(group)) return false;
    return standsStill(site, group.id);
  }

  async function look(site: SiteRef): Promise<void> {
    const read = await groups(site);
    // The next move looks again.
    if (!read.ok) return;
    for (const group of read.value) {
      const known = under.get(group.id);
      const going = isUnderWay(group) && !(known !== undefined && (await isStill(site, group)));
      if (going) {
        under.set(group.id, likeness(group));
        if (known !== likeness(group) && isQuiet(group)) later(() => void look(site));
      } else if (under.delete(group.id)) ended(site, group);
    }
  }

  return { look };
}

/** Nothing of it is on its way to Jira at this moment, though something waits. */
function isQuiet({ paused, counts: { sending = 0, unknown = 0 } }: ChangeGroup): boolean {
  return !paused && sending + unknown === 0;
}

function isUnderWay({ counts: { queued = 0, sending = 0, unknown = 0 } }: ChangeGroup): boolean {
  return queued + sending + unknown > 0;
}

function likeness({ counts }: ChangeGroup): string {
  return JSON.stringify(Object.entries(counts).toSorted(([one], [other]) => one.localeCompare(other)));
}

/** What a notification says of a run that has ended. Pure. */
export function endWords({ title, counts }: ChangeGroup): { readonly title: string; readonly body: string } {
  const { applied = 0, rejected = 0, unsure = 0, conflict = 0, discarded = 0, queued = 0 } = counts;
  const needs = unsure + conflict;
  const parts = [`${applied.toLocaleString('en')} created`];
  if (rejected > 0) parts.push(`${rejected.toLocaleString('en')} refused`);
  if (needs > 0) parts.push(`${needs.toLocaleString('en')} ${needs === 1 ? 'needs' : 'need'} you`);
  if (queued > 0) parts.push(`${queued.toLocaleString('en')} ${queued === 1 ? 'waits' : 'wait'} for them`);
  if (discarded > 0) parts.push(`${discarded.toLocaleString('en')} given up`);
  return { title, body: parts.join(', ') };
}
