import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { takeCensus } from './census';
import { fullScopes, keepOnly, nextFill } from './decide';
import { fillScope } from './fill';
import { lookForChanges } from './look-for-changes';
import { readMetadataAhead } from './read-metadata';
import { readOffersAhead } from './read-offers';
import { readProgress } from './progress';
import { readAttachmentsAhead, readCommentsLeft } from './read-parts';
import { keep, type SyncPorts, type SyncRun } from './run';
import { goingScopes, stopRefused, tryStoppedAgain } from './stopped-scopes';

/**
 * One sync of one site, from wherever the last one was stopped: fills scopes that are new, reads what changed, compares counts, and
 * reads the rest of what changed issues have. Where nothing changed it asks three times: `myself`, one search, one count.
 */
export async function syncSite(
  ports: SyncPorts,
  site: SiteRef,
  { asked, signal }: { readonly asked: boolean; readonly signal: AbortSignal },
): Promise<Outcome<null>> {
  const kept = await ports.mirror.sync.read(site.accountId, site.cloudId);
  if (kept === null || kept.paused || kept.scopes.length === 0) return succeed(null);
  const timeZone = await ports.jira.timeZone(site);
  if (!timeZone.ok) return timeZone;
  const { scopes } = kept;
  const progress = keepOnly(readProgress(kept.progress), scopes);
  const run: SyncRun = { ports, site, scopes, timeZone: timeZone.value, asked, signal, progress };
  const tried = await tryStoppedAgain(run, scopes);
  if (!tried.ok) return tried;
  for (;;) {
    run.scopes = goingScopes(run.progress, scopes);
    const done = await syncScopes(run);
    if (done.ok || done.failure.kind !== 'jira-rejected') return done;
    // Each round has fewer scopes than the one before.
    const stopped = await stopRefused(run);
    if (!stopped.ok) return stopped;
    if (!stopped.value) return done;
  }
}

async function syncScopes(run: SyncRun): Promise<Outcome<null>> {
  const { scopes } = run;
  for (let scope = nextFill(run.progress, scopes); scope !== null; scope = nextFill(run.progress, scopes)) {
    const filled = await fillScope(run, scope);
    if (!filled.ok) return filled;
  }
  if (fullScopes(run.progress, scopes).length === 0) return succeed(null);
  for (const step of [
    lookForChanges,
    takeCensus,
    readFormsFirst,
    noteTime,
    readCommentsLeft,
    readMetadataAhead,
    readOffersAhead,
    readAttachmentsAhead,
  ]) {
    const done = await step(run);
    if (!done.ok) return done;
  }
  return succeed(null);
}

/**
 * What a new scope needs to be worked on without a network, before anybody is told that it is synced: "synced just now" means that one
 * may go. Later it follows what changed, which is what people look for then.
 */
async function readFormsFirst(run: SyncRun): Promise<Outcome<null>> {
  const { lastMetadataAt, lastOffersAt } = run.progress;
  const metadata = lastMetadataAt === null ? await readMetadataAhead(run) : succeed(null);
  if (!metadata.ok) return metadata;
  return lastOffersAt === null ? readOffersAhead(run) : succeed(null);
}

/** All issues are as Jira has them, and may be changed without a network; what follows is more of them. */
async function noteTime(run: SyncRun): Promise<Outcome<null>> {
  await keep(run, { ...run.progress, lastSyncAt: run.ports.now() });
  return succeed(null);
}
