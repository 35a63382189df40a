import { takeId } from '../issue-index';
import type { HistoryEntry, Issue, LinkType, SandboxSite } from '../model';
import type { SiteFacts } from './site-facts';
import { changed, lastTouched, NOTHING } from './timeline';

/** Nothing outside may name these issues: whoever cannot see them must not learn that they exist. */
const SECRET_PROJECTS = new Set(['SEC']);

/** Links about every sixth issue to an older one, both sides and both histories. */
export function linkIssues(facts: SiteFacts): void {
  const { site, random } = facts;
  const secret = new Set(
    site.projects.filter((project) => SECRET_PROJECTS.has(project.key)).map((project) => project.id),
  );
  const linkable = site.issues.filter((issue) => !secret.has(issue.projectId));
  for (let index = 1; index < linkable.length; index += 1) {
    if (!random.chance(0.17)) continue;
    const issue = linkable[index];
    const other = linkable[random.int(Math.max(0, index - 120), index - 1)];
    if (issue === undefined || other === undefined) continue;
    const author = random.pick(facts.people).accountId;
    const at = Math.floor(
      issue.created + random.next() * Math.min(facts.now - 60_000 - issue.created, 5 * 24 * 60 * 60 * 1000),
    );
    link(site, random.pick(site.linkTypes), issue, other, author, at);
  }
}

function link(
  site: SandboxSite,
  type: LinkType,
  issue: Issue,
  other: Issue,
  authorAccountId: string,
  at: number,
): void {
  const id = takeId(site);
  issue.links.push({ id, linkTypeId: type.id, direction: 'outward', otherIssueId: other.id });
  other.links.push({ id, linkTypeId: type.id, direction: 'inward', otherIssueId: issue.id });
  noteLink(site, issue, other, type.outward, authorAccountId, at);
  noteLink(site, other, issue, type.inward, authorAccountId, at);
}

function noteLink(
  site: SandboxSite,
  on: Issue,
  other: Issue,
  words: string,
  authorAccountId: string,
  at: number,
): void {
  const key = `${site.projects.find((project) => project.id === other.projectId)?.key ?? ''}-${other.number}`;
  const entry: HistoryEntry = {
    id: takeId(site),
    authorAccountId,
    created: at,
    items: [changed('Link', null, NOTHING, { value: key, shown: `This issue ${words} ${key}` })],
  };
  on.history.push(entry);
  on.history.sort((one, later) => one.created - later.created);
  on.updated = lastTouched(on);
}
