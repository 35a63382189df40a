import type { Issue, SandboxSite } from './model';

/** What makes lookups O(1) with 50,000 issues. Built at the first question, then kept by `addIssue` and `removeIssue`. */
export interface IssueIndex {
  byId: Map<string, Issue>;
  /** Upper-case keys, former ones included. */
  byKey: Map<string, Issue>;
  /** Complete, but may still hold a child that has left or was removed: readers check the child itself. */
  childrenByParentId: Map<string, Set<Issue>>;
}

const indexes = new WeakMap<SandboxSite, IssueIndex>();

export function indexOf(site: SandboxSite): IssueIndex {
  const known = indexes.get(site);
  // Somebody who pushed into `site.issues` directly must not be answered from an old index.
  if (known !== undefined && known.byId.size === site.issues.length) return known;
  const index: IssueIndex = { byId: new Map(), byKey: new Map(), childrenByParentId: new Map() };
  const keyByProjectId = new Map(site.projects.map((project) => [project.id, project.key]));
  for (const issue of site.issues) {
    index.byId.set(issue.id, issue);
    for (const key of keysOf(issue, keyByProjectId.get(issue.projectId))) index.byKey.set(key, issue);
  }
  for (const issue of site.issues) noteParent(index, issue);
  indexes.set(site, index);
  return index;
}

/** Puts the issue into the site. Its id and number come from `takeId` and `takeNumber`. */
export function addIssue(site: SandboxSite, issue: Issue): void {
  const index = indexOf(site);
  site.issues.push(issue);
  index.byId.set(issue.id, issue);
  const project = site.projects.find((candidate) => candidate.id === issue.projectId);
  for (const key of keysOf(issue, project?.key)) index.byKey.set(key, issue);
  noteParent(index, issue);
}

/** Takes the issue out, and the links that other issues hold to it. Its sub-tasks are the caller's business. */
export function removeIssue(site: SandboxSite, issue: Issue): void {
  const index = indexOf(site);
  const at = site.issues.indexOf(issue);
  if (at === -1) return;
  site.issues.splice(at, 1);
  index.byId.delete(issue.id);
  const project = site.projects.find((candidate) => candidate.id === issue.projectId);
  for (const key of keysOf(issue, project?.key)) index.byKey.delete(key);
  for (const link of issue.links) {
    const other = index.byId.get(link.otherIssueId);
    if (other !== undefined) other.links = other.links.filter((held) => held.id !== link.id);
  }
}

/** To be called after `values.parent` of an issue was changed. */
export function parentChanged(site: SandboxSite, issue: Issue): void {
  noteParent(indexOf(site), issue);
}

/** To be called after an issue's project or number was changed. */
export function keyChanged(site: SandboxSite, issue: Issue): void {
  const project = site.projects.find((candidate) => candidate.id === issue.projectId);
  for (const key of keysOf(issue, project?.key)) indexOf(site).byKey.set(key, issue);
}

/** The next id of the site, for issues, comments, attachments, links, worklogs and history alike. */
export function takeId(site: SandboxSite): string {
  const id = String(site.nextId);
  site.nextId += 1;
  return id;
}

function keysOf(issue: Issue, projectKey: string | undefined): string[] {
  const former = (issue.formerKeys ?? []).map((key) => key.toUpperCase());
  return projectKey === undefined ? former : [...former, `${projectKey.toUpperCase()}-${issue.number}`];
}

function noteParent(index: IssueIndex, issue: Issue): void {
  const parent = issue.values['parent'];
  if (parent === null || typeof parent !== 'object' || Array.isArray(parent)) return;
  const byKey = typeof parent['key'] === 'string' ? index.byKey.get(parent['key'].toUpperCase())?.id : undefined;
  const parentId = typeof parent['id'] === 'string' ? parent['id'] : byKey;
  if (parentId === undefined) return;
  const children = index.childrenByParentId.get(parentId) ?? new Set();
  children.add(issue);
  index.childrenByParentId.set(parentId, children);
}
