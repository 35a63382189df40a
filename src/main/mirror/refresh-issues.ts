import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonObject } from '@shared/json';
import { readIssue } from '../gateway/issue';
import { fetchWholeIssues, type WholeIssue } from '../gateway/whole-issues';
import { issueStore } from './issue-stores';
import type { RefreshPorts } from './refresh-issue';

/**
 * Reads up to 100 issues back into the mirror, by id. The outbox calls it after changes of a group were applied: `POST issue/bulkfetch`
 * costs one point and one for each issue, where issues read one by one cost two each (contract §4).
 */
export type RefreshIssues = (site: SiteRef, issueIds: readonly string[]) => Promise<Outcome<null>>;

/** Issues in one call to the database process: few enough that whoever reads meanwhile does not wait for them. */
const AT_ONCE = 25;

export function createRefreshIssues({ gateway, mirror, now, changed }: RefreshPorts): RefreshIssues {
  async function write(site: SiteRef, issues: readonly WholeIssue[]): Promise<void> {
    const { accountId, cloudId } = site;
    const rows = issues.map(({ id, key, fields }) => ({ id, key, fields: JSON.stringify(fields) }));
    const effects = await mirror.issues.write(accountId, cloudId, rows, now());
    for (const [at, { key }] of issues.entries()) {
      // What can be done next depends on its status: the old list would lead to a refusal. A new issue has no list.
      if (effects[at] === 'changed') await mirror.mirror.forget(accountId, cloudId, `transitions:${key}`);
    }
  }

  /** `issue/bulkfetch` names no fields: where the mirror does not know all of an issue's yet, that one is read singly as well. */
  async function learnNames(site: SiteRef, { id, key, fields }: WholeIssue): Promise<Outcome<null>> {
    const held = await mirror.issues.find(site.accountId, site.cloudId, id);
    if (held === null || Object.keys(fields).every((field) => field === 'comment' || field in held.names)) {
      return succeed(null);
    }
    const read = await readIssue(gateway, site, key);
    if (!read.ok) return read;
    await issueStore(mirror, site, key).write(read.value, now());
    return succeed(null);
  }

  return async (site, issueIds) => {
    const fetched = await fetchWholeIssues(gateway, site, issueIds);
    if (!fetched.ok) return fetched;
    for (let at = 0; at < fetched.value.length; at += AT_ONCE) await write(site, fetched.value.slice(at, at + AT_ONCE));
    for (const issue of oneOfEachType(fetched.value)) {
      const learnt = await learnNames(site, issue);
      if (!learnt.ok) return learnt;
    }
    changed(site, ['issue:', 'comments:', 'history:', 'transitions:', 'search:']);
    return succeed(null);
  };
}

/** Issues of one type in one project have the same fields. */
function oneOfEachType(issues: readonly WholeIssue[]): readonly WholeIssue[] {
  const idOf = (fields: JsonObject, name: string): unknown => {
    const value = fields[name];
    return isJsonObject(value) ? value['id'] : null;
  };
  const byType = new Map(
    issues.map((issue) => [JSON.stringify([idOf(issue.fields, 'project'), idOf(issue.fields, 'issuetype')]), issue]),
  );
  return [...byType.values()];
}
