import type { Mapping } from '@shared/bulk/mapping';
import { readMapping } from '@shared/bulk/mapping-file';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRead } from '@shared/ipc/bulk';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import type { ToEngine } from '../engine/messages';

/** What the engine has to know of the project that a sheet goes to. */
interface Place {
  readonly forEngine: Pick<Extract<ToEngine, { ask: 'site' }>, 'memory' | 'known' | 'terms'> & {
    readonly site: SiteRead;
  };
  /** Why issues that are on this computer could not be read: duplicates of them are not warned of. */
  readonly unread: Failure | null;
}

/** Reads the project: its types and their fields, what is there already, and how headers were mapped before. */
export async function readPlace(
  site: SiteRef,
  { projectId, sheetId, fresh }: { readonly projectId: string; readonly sheetId: string; readonly fresh: boolean },
): Promise<Outcome<Place>> {
  const [of, known, terms, memory] = await Promise.all([
    call('bulk.site', { site, projectId, fresh }),
    call('bulk.known', { site, projectId, sheetId }),
    call('bulk.terms', site),
    readMemory(site),
  ]);
  if (!of.ok) return of;
  if (!terms.ok) return terms;
  // Without it columns are guessed; that it cannot be read is told when it is to be added to.
  const remembered = memory.ok ? memory.value : null;
  const forEngine = { site: of.value, memory: remembered, known: known.ok ? known.value : [], terms: terms.value };
  return succeed({ forEngine, unread: known.ok ? null : known.failure });
}

/** How headers were mapped before at this site; `null` before the first. */
export async function readMemory(site: SiteRef): Promise<Outcome<Mapping | null>> {
  const kept = await call('bulk.memory', site);
  if (!kept.ok || kept.value === null) return kept.ok ? succeed(null) : kept;
  const read = readMapping(JSON.stringify(kept.value));
  return succeed(read.ok ? read.value : null);
}
