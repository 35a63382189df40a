import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import { changesSeen, changesWalk, fullScopes, isWideDue, lookEnded } from './decide';
import { matchMembers } from './match-members';
import type { Walk } from './progress';
import { goesOn, keep, takePage, type SyncRun } from './run';

/** Reads what changed in the scopes since the last look. */
export async function lookForChanges(run: SyncRun): Promise<Outcome<null>> {
  const scopes = fullScopes(run.progress, run.scopes);
  if (run.progress.changes !== null) {
    // A walk that was stopped ends as it began; what changed since is read by another.
    const ended = await walkChanges(run, scopes, false);
    if (!ended.ok) return ended;
  }
  const wide = isWideDue(run.progress, run.ports.now()) ? { cursorBefore: run.progress.cursor } : null;
  const looked = await walkChanges(run, scopes, wide !== null);
  if (!looked.ok) return looked;
  await keep(run, lookEnded(run.progress, wide, run.ports.now()));
  return succeed(null);
}

async function walkChanges(run: SyncRun, scopes: readonly SyncScope[], wide: boolean): Promise<Outcome<null>> {
  const { justWritten, running } = run.ports;
  for (let more = true; more;) {
    const goOn = goesOn(run);
    if (!goOn.ok) return goOn;
    const walk = changesWalk(run.progress, scopes, run.timeZone, wide);
    if (walk.done > 0) running(run.site, { phase: 'issues', done: walk.done, total: null });
    const taken = await takePage(run, walk, walk.token === null ? justWritten(run.site) : []);
    if (!taken.ok) return taken;
    if (taken.value === null) {
      run.progress = { ...run.progress, changes: null };
      continue;
    }
    const { page, rows } = taken.value;
    const begun = await beginning(run, walk, page.nextPageToken !== null);
    if (!begun.ok) return begun;
    const news = page.issues.filter((_issue, at) => rows[at]?.news === true).map(({ id }) => id);
    const matched = await matchMembers(run, scopes, news);
    if (!matched.ok) return matched;
    await keep(run, changesSeen(run.progress, begun.value, rows, page.nextPageToken));
    more = page.nextPageToken !== null;
  }
  return succeed(null);
}

/** A walk of several pages notes when it began; one page is read in a moment. */
async function beginning(run: SyncRun, walk: Walk, more: boolean): Promise<Outcome<Walk>> {
  if (!more || walk.began !== undefined) return succeed(walk);
  const time = await run.ports.jira.serverTime(run.site);
  return time.ok ? succeed({ ...walk, began: time.value }) : time;
}
