import type { Adf, Field, Issue, Json, SandboxSite, World } from '../../../../src/sandbox/world/model';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';

/** 30 June 2026, 12:00 in UTC. */
export const NOW = Date.UTC(2026, 5, 30, 12);

const worlds = new Map<string, World>();

/** The same world for every test that only reads it. */
export function aWorld(seed = 1, issues = 400): World {
  const name = `${seed} ${issues}`;
  const known = worlds.get(name) ?? seedWorld({ seed, issues, now: NOW });
  worlds.set(name, known);
  return known;
}

export function larkfield(world: World = aWorld()): SandboxSite {
  const site = world.sites[0];
  if (site === undefined) throw new Error('The world has no site');
  return site;
}

export function issueOf(site: SandboxSite, key: string): Issue {
  const [projectKey, number] = key.split('-');
  const project = site.projects.find((candidate) => candidate.key === projectKey);
  const issue = site.issues.find(
    (candidate) => candidate.projectId === project?.id && String(candidate.number) === number,
  );
  if (issue === undefined) throw new Error(`No issue ${key}`);
  return issue;
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isDocument(value: Json | undefined): value is Adf {
  return isObject(value) && value['type'] === 'doc';
}

export interface StoredDocument {
  /** Such as `SHOP-2 comment 30029`. */
  where: string;
  document: Adf;
}

/** Every ADF document of a site: fields, comments, worklogs. */
export function documentsOf(site: SandboxSite): StoredDocument[] {
  const keys = new Map(site.projects.map((project) => [project.id, project.key]));
  return site.issues.flatMap((issue): StoredDocument[] => {
    const key = `${keys.get(issue.projectId)}-${issue.number}`;
    return [
      ...Object.entries(issue.values).flatMap(([fieldId, value]) =>
        isDocument(value) ? [{ where: `${key} ${fieldId}`, document: value }] : [],
      ),
      ...issue.comments.map((comment) => ({ where: `${key} comment ${comment.id}`, document: comment.body })),
      ...issue.worklogs.flatMap(({ id, comment }) =>
        comment === null ? [] : [{ where: `${key} worklog ${id}`, document: comment }],
      ),
    ];
  });
}

/** Types of all nodes and marks below. */
export function typesWithin(node: Json | undefined): string[] {
  if (Array.isArray(node)) return node.flatMap(typesWithin);
  if (!isObject(node)) return [];
  const own = typeof node['type'] === 'string' ? [node['type']] : [];
  return [...own, ...typesWithin(node['content']), ...typesWithin(node['marks'])];
}

export function fieldOf(site: SandboxSite, fieldId: string): Field {
  const field = site.fields.find((candidate) => candidate.id === fieldId);
  if (field === undefined) throw new Error(`No field ${fieldId}`);
  return field;
}

/** A list written as text, parted by white space. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
