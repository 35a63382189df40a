import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { RemoteMirror } from '../mirror-objects';
import type { SyncJira } from './sync-jira';
import { hundreds } from './hundreds';
import { matchMembers } from './match-members';
import { goesOn, takeIssues, type SyncRun } from './run';
import { tellMissing } from './tell-missing';

/** Asks by id for issues that a scope should have and Jira did not list. What is there after all left the scope, or the index lags. */
export async function lookForMissing(
  run: SyncRun,
  missing: readonly string[],
  scope: SyncScope,
): Promise<Outcome<null>> {
  const { jira, mirror } = run.ports;
  for (const ids of hundreds(missing)) {
    const goOn = goesOn(run);
    if (!goOn.ok) return goOn;
    const found = await jira.byIds(run.site, ids);
    if (!found.ok) return found;
    await takeIssues(run, found.value);
    const there = found.value.map(({ id }) => id);
    const matched = await stillMembers(run, scope, there);
    if (!matched.ok) return matched;
    const gone = ids.filter((id) => !there.includes(id));
    const told = await tellGone({ jira, mirror, changed: run.ports.changed }, run.site, gone);
    if (!told.ok) return told;
  }
  return succeed(null);
}

/** Asked of Jira even where there is one scope alone: its list just left them out. */
async function stillMembers(run: SyncRun, scope: SyncScope, ids: readonly string[]): Promise<Outcome<null>> {
  return scope.kind === 'query' ? matchMembers(run, [scope], ids, 'ask') : succeed(null);
}

export interface TellGonePorts {
  readonly jira: Pick<SyncJira, 'mayBrowse'>;
  readonly mirror: Pick<RemoteMirror, 'issues'>;
  readonly changed: (site: SiteRef, keys: readonly string[]) => void;
}

/** Notes why issues that Jira did not give by id are gone, as far as that can be told. */
export async function tellGone(ports: TellGonePorts, site: SiteRef, ids: readonly string[]): Promise<Outcome<null>> {
  const { accountId, cloudId } = site;
  const browsed = new Map<string, boolean>();
  for (const id of ids) {
    const facts = await ports.mirror.issues.facts(accountId, cloudId, id);
    if (facts === null || facts.state !== 'there') continue;
    if (facts.project !== null && !browsed.has(facts.project)) {
      const may = await ports.jira.mayBrowse(site, facts.project);
      if (!may.ok) return may;
      browsed.set(facts.project, may.value);
    }
    const state = tellMissing({
      foundById: false,
      mayBrowse: facts.project === null ? null : (browsed.get(facts.project) ?? null),
      securable: facts.securable,
    });
    if (state === 'there') continue;
    await ports.mirror.issues.setState(accountId, cloudId, facts.id, state);
    ports.changed(site, [facts.key]);
  }
  return succeed(null);
}
