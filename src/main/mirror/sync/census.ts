import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import { fullScopes, isCensusDue } from './decide';
import { hundreds } from './hundreds';
import { lookForMissing } from './look-for-missing';
import { goesOn, keep, takeIssues, type SyncRun } from './run';
import { joinedJql, scopeJql, scopeKey, scopeRef } from './scope-jql';

/** Compares how many issues Jira has with how many the mirror has, and where that is due, which. */
export async function takeCensus(run: SyncRun): Promise<Outcome<null>> {
  const { jira, mirror, now } = run.ports;
  const { accountId, cloudId } = run.site;
  const scopes = fullScopes(run.progress, run.scopes);
  const count = await jira.count(run.site, joinedJql(scopes));
  if (!count.ok) return count;
  const ours = await mirror.sync.count(accountId, cloudId, scopes.map(scopeRef));
  if (!isCensusDue(run.progress, { jira: count.value, ours }, now(), run.asked)) {
    // The first agreement counts as a census: the next one is due in a week.
    if (run.progress.lastCensusAt === null) await keep(run, { ...run.progress, lastCensusAt: now() });
    return succeed(null);
  }
  const resumed = run.progress.census !== null;
  if (!resumed) {
    await keep(run, { ...run.progress, census: { scope: '', left: scopes.map(scopeKey), walk: null } });
  }
  for (let census = run.progress.census; census !== null && census.left.length > 0; census = run.progress.census) {
    const [key] = census.left;
    const scope = scopes.find((one) => scopeKey(one) === key);
    const done = scope === undefined ? succeed(null) : await censusOf(run, scope);
    if (!done.ok) return done;
    await keep(run, { ...run.progress, census: { scope: '', left: census.left.slice(1), walk: null } });
  }
  const left = await mirror.sync.count(accountId, cloudId, scopes.map(scopeRef));
  // One that was stopped lists what was there before: a difference that it leaves is no settled one, and the next sync compares anew.
  const settled = resumed ? run.progress.settled : count.value - left;
  await keep(run, { ...run.progress, census: null, settled, lastCensusAt: now() });
  return succeed(null);
}

/** Reads the ids of one scope, page by page, and mends what differs. */
async function censusOf(run: SyncRun, scope: SyncScope): Promise<Outcome<null>> {
  const { jira, mirror, running } = run.ports;
  const { accountId, cloudId } = run.site;
  const key = scopeKey(scope);
  for (let more = true; more;) {
    const goOn = goesOn(run);
    if (!goOn.ok) return goOn;
    const { census } = run.progress;
    if (census === null) return succeed(null);
    const stopped = census.scope === key ? census.walk : null;
    const walk = stopped ?? { jql: `(${scopeJql(scope)}) ORDER BY created ASC`, token: null, done: 0 };
    if (walk.token === null) await mirror.sync.beginCensus(accountId, cloudId);
    running(run.site, { phase: 'census', done: walk.done, total: null });
    const page = await jira.searchIds(run.site, walk);
    if (!page.ok) {
      if (walk.token === null || page.failure.kind !== 'jira-rejected') return page;
      // The token has run out: what was listed with it may be old.
      await keep(run, { ...run.progress, census: { ...census, scope: key, walk: null } });
      continue;
    }
    const { ids, nextPageToken } = page.value;
    await mirror.sync.addToCensus(accountId, cloudId, ids);
    more = nextPageToken !== null;
    const next = more ? { ...walk, token: nextPageToken, done: walk.done + ids.length } : null;
    await keep(run, { ...run.progress, census: { ...census, scope: key, walk: next } });
  }
  return mend(run, scope);
}

async function mend(run: SyncRun, scope: SyncScope): Promise<Outcome<null>> {
  const { jira, mirror } = run.ports;
  const { accountId, cloudId } = run.site;
  const { unknown, strangers, missing } = await mirror.sync.compareCensus(accountId, cloudId, scopeRef(scope));
  // An issue that is here and has moved into the project since is read again; a query's only has to be noted.
  const wanted = scope.kind === 'project' ? [...new Set([...unknown, ...strangers])] : unknown;
  for (const ids of hundreds(wanted)) {
    const goOn = goesOn(run);
    if (!goOn.ok) return goOn;
    const found = await jira.byIds(run.site, ids);
    if (!found.ok) return found;
    await takeIssues(run, found.value);
  }
  if (scope.kind === 'query') await mirror.sync.addMembers(accountId, cloudId, scopeKey(scope), strangers);
  return lookForMissing(run, missing, scope);
}
