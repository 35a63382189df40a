import { indexOf } from './issue-index';
import type { Field, Group, Issue, IssueType, Person, Project, SandboxSite, Status, World } from './model';

/** Projects, fields and people change rarely: their maps are remade when the array's length differs. */
const mapsByArray = new WeakMap<object, { size: number; map: Map<string, unknown> }>();

function lookUp<T>(items: readonly T[], idOf: (item: T) => string, id: string): T | undefined {
  let known = mapsByArray.get(items);
  if (known === undefined || known.size !== items.length) {
    known = { size: items.length, map: new Map(items.map((item) => [idOf(item), item])) };
    mapsByArray.set(items, known);
  }
  return known.map.get(id) as T | undefined;
}

export function siteByCloudId(world: World, cloudId: string): SandboxSite | undefined {
  return world.sites.find((site) => site.cloudId === cloudId);
}

export function personByAccountId(world: World, accountId: string): Person | undefined {
  return lookUp(world.people, (person) => person.accountId, accountId);
}

/** People with access to the product on this site, in the order of `site.members`. */
export function membersOf(world: World, site: SandboxSite): Person[] {
  return site.members.flatMap((accountId) => personByAccountId(world, accountId) ?? []);
}

export function groupByIdOrName(site: SandboxSite, idOrName: string): Group | undefined {
  return site.groups.find((group) => group.groupId === idOrName || group.name === idOrName);
}

/** By id, or by key without regard to case. */
export function projectByIdOrKey(site: SandboxSite, idOrKey: string): Project | undefined {
  const byId = lookUp(site.projects, (project) => project.id, idOrKey);
  if (byId !== undefined) return byId;
  const key = idOrKey.toUpperCase();
  return site.projects.find((project) => project.key.toUpperCase() === key);
}

export function issueTypeById(site: SandboxSite, id: string): IssueType | undefined {
  return lookUp(site.issueTypes, (issueType) => issueType.id, id);
}

/** Issue types of a project, in the order of its scheme. */
export function issueTypesOf(site: SandboxSite, project: Project): IssueType[] {
  return project.issueTypeIds.flatMap((id) => issueTypeById(site, id) ?? []);
}

export function statusById(site: SandboxSite, id: string): Status | undefined {
  return lookUp(site.statuses, (status) => status.id, id);
}

/** Statuses that the project's workflow can reach: the initial one first, then as the transitions name them. */
export function statusesOf(site: SandboxSite, project: Project): Status[] {
  const ids = new Set([project.workflow.initialStatusId]);
  for (const transition of project.workflow.transitions) ids.add(transition.to);
  return [...ids].flatMap((id) => statusById(site, id) ?? []);
}

export function fieldById(site: SandboxSite, fieldId: string): Field | undefined {
  return lookUp(site.fields, (field) => field.id, fieldId);
}

/** `fieldsByKeys=true`: Forge and Connect fields have a key of their own. */
export function fieldByKey(site: SandboxSite, key: string): Field | undefined {
  return site.fields.find((field) => field.key === key);
}

/** By numeric id, by key without regard to case, or by a key that the issue had before it was moved. */
export function issueByKeyOrId(site: SandboxSite, keyOrId: string): Issue | undefined {
  const index = indexOf(site);
  return index.byId.get(keyOrId) ?? index.byKey.get(keyOrId.toUpperCase());
}

export function issueById(site: SandboxSite, id: string): Issue | undefined {
  return indexOf(site).byId.get(id);
}

/** The project of an issue; every issue has one. */
export function projectOf(site: SandboxSite, issue: Issue): Project {
  const project = projectByIdOrKey(site, issue.projectId);
  if (project === undefined)
    throw new Error(`Issue ${issue.id} names project ${issue.projectId}, which does not exist`);
  return project;
}

/** Such as `SHOP-7`. */
export function keyOf(site: SandboxSite, issue: Issue): string {
  return `${projectOf(site, issue).key}-${issue.number}`;
}

/** The issue that `values.parent` refers to, by id or by key. */
export function parentOf(site: SandboxSite, issue: Issue): Issue | undefined {
  const reference = parentReference(issue);
  return reference === undefined ? undefined : issueByKeyOrId(site, reference);
}

/** Issues whose parent is this one, oldest first: sub-tasks, or the issues of an epic. */
export function childrenOf(site: SandboxSite, issue: Issue): Issue[] {
  const { byId, childrenByParentId } = indexOf(site);
  const children = childrenByParentId.get(issue.id) ?? [];
  return [...children].filter((child) => byId.get(child.id) === child && parentOf(site, child) === issue);
}

function parentReference(issue: Issue): string | undefined {
  const parent = issue.values['parent'];
  if (parent === null || typeof parent !== 'object' || Array.isArray(parent)) return undefined;
  const reference = parent['id'] ?? parent['key'];
  return typeof reference === 'string' ? reference : undefined;
}
