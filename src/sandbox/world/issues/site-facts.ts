import type { Field, Issue, IssueType, Person, Project, SandboxSite, Sprint } from '../model';
import type { Random } from '../random';
import type { TextKind } from '../texts/project-texts';
import type { DocumentPool } from './document-pool';

/** What making one issue needs to know of the site, looked up once for all of them. */
export interface SiteFacts {
  site: SandboxSite;
  random: Random;
  now: number;
  /** Active people with a face: no apps. */
  people: readonly Person[];
  fields: ReadonlyMap<string, Field>;
  issueTypes: ReadonlyMap<string, IssueType>;
  statusNames: ReadonlyMap<string, string>;
  doneStatuses: ReadonlySet<string>;
  sprintsByProject: ReadonlyMap<string, Sprint[]>;
  /** Of each project: keys so far, and issues that can be parents, by hierarchy level. */
  memory: Map<string, ProjectMemory>;
  issuesById: Map<string, Issue>;
  documents: DocumentPool;
}

export interface ProjectMemory {
  keys: string[];
  byLevel: Map<number, Issue[]>;
  usedSummaries: Set<string>;
  /** Hand-written summaries that were not used yet. */
  freshSummaries: Map<TextKind, string[]>;
}

export function siteFacts(site: SandboxSite, everybody: readonly Person[], now: number, random: Random): SiteFacts {
  const members = new Set(site.members);
  const boards = new Map(site.boards.map((board) => [board.id, board.projectId]));
  const sprintsByProject = new Map<string, Sprint[]>();
  for (const sprint of site.sprints) {
    const projectId = boards.get(sprint.boardId);
    if (projectId === undefined) continue;
    sprintsByProject.set(projectId, [...(sprintsByProject.get(projectId) ?? []), sprint]);
  }
  return {
    site,
    random,
    now,
    people: everybody.filter(
      (person) => members.has(person.accountId) && person.active && person.accountType === 'atlassian',
    ),
    fields: new Map(site.fields.map((field) => [field.id, field])),
    issueTypes: new Map(site.issueTypes.map((type) => [type.id, type])),
    statusNames: new Map(site.statuses.map((status) => [status.id, status.name])),
    doneStatuses: new Set(site.statuses.filter((status) => status.category === 'done').map((status) => status.id)),
    sprintsByProject,
    memory: new Map(),
    issuesById: new Map(),
    documents: new Map(),
  };
}

export function memoryOf(facts: SiteFacts, project: Project): ProjectMemory {
  const known = facts.memory.get(project.id);
  if (known !== undefined) return known;
  const fresh: ProjectMemory = { keys: [], byLevel: new Map(), usedSummaries: new Set(), freshSummaries: new Map() };
  facts.memory.set(project.id, fresh);
  return fresh;
}

/** Remembers an issue as one that others can refer to or hang below. */
export function remember(facts: SiteFacts, project: Project, issue: Issue): void {
  const memory = memoryOf(facts, project);
  facts.issuesById.set(issue.id, issue);
  memory.keys.push(`${project.key}-${issue.number}`);
  const level = facts.issueTypes.get(issue.issueTypeId)?.hierarchyLevel ?? 0;
  const peers = memory.byLevel.get(level);
  if (peers === undefined) memory.byLevel.set(level, [issue]);
  else peers.push(issue);
}

/** One of the last twelve issues a level above, if there is one. */
export function possibleParent(facts: SiteFacts, project: Project, hierarchyLevel: number): Issue | null {
  const above = memoryOf(facts, project).byLevel.get(hierarchyLevel + 1) ?? [];
  return above[facts.random.int(Math.max(0, above.length - 12), above.length - 1)] ?? null;
}
