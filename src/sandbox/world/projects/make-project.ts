import type { Component, IssueTypeScreens, Person, Project, Version, Workflow } from '../model';
import { permissionScheme } from '../permissions';
import { PRIORITY } from '../vocabulary';

export interface ProjectPlan {
  id: string;
  key: string;
  name: string;
  description: string;
  style?: Project['style'];
  typeKey?: Project['typeKey'];
  lead: Person;
  workflow: Workflow;
  /** In the order of the project's issue type scheme. */
  screens: Readonly<Record<string, IssueTypeScreens>>;
  issueTypeIds: readonly string[];
  components?: Component[];
  versions?: Version[];
  priorityIds?: string[];
  defaultPriorityId?: string;
  /** Beside the lead: who holds what is not for everybody. */
  leads?: readonly Person[];
  permissions?: Readonly<Record<string, string[] | '*'>>;
}

export function makeProject(plan: ProjectPlan): Project {
  const leads = [plan.lead, ...(plan.leads ?? [])].map((person) => person.accountId);
  return {
    id: plan.id,
    key: plan.key,
    name: plan.name,
    description: plan.description,
    style: plan.style ?? 'classic',
    typeKey: plan.typeKey ?? 'software',
    leadAccountId: plan.lead.accountId,
    issueTypeIds: [...plan.issueTypeIds],
    components: plan.components ?? [],
    versions: plan.versions ?? [],
    priorityIds: plan.priorityIds ?? [PRIORITY.highest, PRIORITY.high, PRIORITY.medium, PRIORITY.low, PRIORITY.lowest],
    defaultPriorityId: plan.defaultPriorityId ?? PRIORITY.medium,
    permissions: permissionScheme(leads, plan.permissions),
    workflow: plan.workflow,
    screens: { ...plan.screens },
    nextNumber: 1,
  };
}

/** Components with ids that follow each other. */
export function components(
  firstId: number,
  rows: readonly (readonly [name: string, description: string, lead: Person | null])[],
): Component[] {
  return rows.map(([name, description, lead], index) => ({
    id: String(firstId + index),
    name,
    description,
    leadAccountId: lead?.accountId ?? null,
  }));
}

type VersionState = 'archived' | 'released' | 'open';

/** Versions with ids that follow each other, oldest first. */
export function versions(
  firstId: number,
  rows: readonly (readonly [name: string, state: VersionState, releaseDate: string | null, description?: string])[],
): Version[] {
  return rows.map(([name, state, releaseDate, description = ''], index) => ({
    id: String(firstId + index),
    name,
    description,
    released: state !== 'open',
    archived: state === 'archived',
    releaseDate,
  }));
}

const DAY = 24 * 60 * 60 * 1000;

/** The day that lies `days` after `now`, as `YYYY-MM-DD` in UTC. */
export function dayFrom(now: number, days: number): string {
  return new Date(now + days * DAY).toISOString().slice(0, 10);
}
