import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import { filled, fillOf, fillWalk, withFill } from './decide';
import { goesOn, isFull, keep, takePage, type SyncRun } from './run';
import { scopeJql, scopeKey } from './scope-jql';

/** Reads all of a scope for the first time, newest change first, from wherever it was stopped, as far as there is room. */
export async function fillScope(run: SyncRun, scope: SyncScope): Promise<Outcome<null>> {
  const { jira, mirror, running, now } = run.ports;
  const { accountId, cloudId } = run.site;
  let fill = fillOf(run.progress, scope);
  if (fill.total === null) {
    const count = await jira.count(run.site, scopeJql(scope));
    if (!count.ok) return count;
    fill = { ...fill, total: count.value };
  }
  let done = fill.walk?.done ?? 0;
  while (!fill.full) {
    const goOn = goesOn(run);
    if (!goOn.ok) return goOn;
    if (await isFull(run)) {
      const stopped = {
        ...run.progress.stopped,
        [scopeKey(scope)]: { why: 'full' as const, most: run.ports.mostBytes },
      };
      await keep(run, { ...run.progress, stopped });
      return succeed(null);
    }
    running(run.site, { phase: 'issues', done, total: fill.total });
    const walk = fillWalk(fill, scope, run.timeZone);
    const taken = await takePage(run, walk);
    if (!taken.ok) return taken;
    if (taken.value === null) {
      fill = { ...fill, walk: null };
      continue;
    }
    const { page, rows } = taken.value;
    if (scope.kind === 'query') {
      await mirror.sync.addMembers(
        accountId,
        cloudId,
        scopeKey(scope),
        page.issues.map(({ id }) => id),
      );
    }
    done += rows.length;
    fill = filled(fill, walk, rows, page.nextPageToken);
    const progress = withFill(run.progress, scope, fill);
    // What was just read whole needs no look back over a day.
    await keep(run, fill.full && progress.lastWideAt === null ? { ...progress, lastWideAt: now() } : progress);
  }
  return succeed(null);
}
