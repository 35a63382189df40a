import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { ScopeTrouble, SyncScope } from '@shared/ipc/sync';
import type { Progress } from './progress';
import { keep, type SyncRun } from './run';
import { scopeJql, scopeKey } from './scope-jql';

/** How often a query that Jira refused is tried again; a person who asks does not wait for it. */
const TRY_AGAIN_MS = 60 * 60_000;

/** The scopes that are synced now. */
export function goingScopes({ stopped }: Progress, scopes: readonly SyncScope[]): SyncScope[] {
  return scopes.filter((scope) => stopped[scopeKey(scope)] === undefined);
}

/** Why a scope is not synced now, for whoever looks. */
export function troubleOf({ stopped }: Progress, scope: SyncScope): ScopeTrouble | null {
  const stop = stopped[scopeKey(scope)];
  if (stop === undefined) return null;
  return stop.why === 'full' ? stop : { why: 'refused', messages: stop.messages, since: stop.since };
}

/** Leaves a scope out: all scopes are one query, and one that Jira refuses would stop the others. */
function stop(progress: Progress, scope: SyncScope, messages: readonly string[], now: number): Progress {
  const { cursor, wideFrom } = progress;
  const own = { why: 'refused' as const, messages: [...messages], since: now, triedAt: now, cursor, wideFrom };
  const stopped = { ...progress.stopped, [scopeKey(scope)]: own };
  // What was under way asked for this scope too.
  return { ...progress, stopped, changes: null, census: null, settled: 0 };
}

/** Takes a scope in again, with all that happened since it stopped. */
function goOnWith(progress: Progress, scope: SyncScope): Progress {
  const key = scopeKey(scope);
  const { [key]: former, ...stopped } = progress.stopped;
  if (former === undefined) return progress;
  if (former.why === 'full' || progress.fills[key]?.full !== true) return { ...progress, stopped };
  return {
    ...progress,
    stopped,
    cursor: earlier(progress.cursor, former.cursor),
    wideFrom: earlier(progress.wideFrom, former.wideFrom),
    changes: null,
    census: null,
    // Which issues belong to it is compared at once: what left it meanwhile tells nobody.
    lastCensusAt: 0,
  };
}

function earlier(at: number | null, other: number | null): number | null {
  return at === null || other === null ? null : Math.min(at, other);
}

/** Finds out whether Jira takes the scopes again that stopped. */
export async function tryStoppedAgain(run: SyncRun, scopes: readonly SyncScope[]): Promise<Outcome<null>> {
  const now = run.ports.now();
  for (const scope of scopes) {
    const key = scopeKey(scope);
    const former = run.progress.stopped[key];
    if (former === undefined) continue;
    if (former.why === 'full') {
      run.progress = goOnWith(run.progress, scope);
      continue;
    }
    if (!run.asked && Math.abs(now - former.triedAt) < TRY_AGAIN_MS) continue;
    const tried = await run.ports.jira.tryJql(run.site, scopeJql(scope));
    if (tried.ok) {
      await keep(run, goOnWith(run.progress, scope));
      continue;
    }
    if (tried.failure.kind !== 'jira-rejected') return tried;
    const { messages } = tried.failure;
    const stopped = { ...run.progress.stopped, [key]: { ...former, messages: [...messages], triedAt: now } };
    await keep(run, { ...run.progress, stopped });
  }
  return succeed(null);
}

/** Jira refused what the scopes ask for together: tries each alone and stops those that it refuses. Answers whether there was any. */
export async function stopRefused(run: SyncRun): Promise<Outcome<boolean>> {
  let any = false;
  for (const scope of run.scopes) {
    const tried = await run.ports.jira.tryJql(run.site, scopeJql(scope));
    if (tried.ok) continue;
    if (tried.failure.kind !== 'jira-rejected') return tried;
    await keep(run, stop(run.progress, scope, tried.failure.messages, run.ports.now()));
    any = true;
  }
  return succeed(any);
}
