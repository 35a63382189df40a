import { descriptionOf, environmentOf, plainDescription } from '../documents/compose';
import { say, type Scene } from '../documents/scene';
import { FIELD } from '../fields/field-ids';
import type { Adf, Issue, IssueType, Json, ScreenField, Sprint } from '../model';
import type { TextKind } from '../texts/project-texts';
import type { Cast } from './cast';
import { fromPool } from './document-pool';
import { dayOf, plausibleValue } from './field-values';
import { possibleParent, type SiteFacts } from './site-facts';

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60;

export interface FillPlan {
  facts: SiteFacts;
  scene: Scene;
  cast: Cast;
  issueType: IssueType;
  kind: TextKind;
  summary: string;
  parent: Issue | null;
  /** When it was finished, or null. */
  finished: number | null;
  /** Has work on it begun? */
  begun: boolean;
  /** Fill optional fields too, as far as there is a value. */
  everything: boolean;
  /** Fields that a validator of the create transition asks for. */
  demanded: ReadonlySet<string>;
}

/** Filled in elsewhere, or not stored in `values` at all. */
const NOT_HERE = new Set<string>([
  'issuetype',
  'project',
  'attachment',
  'issuelinks',
  'comment',
  'worklog',
  'resolution',
  'issuerestriction',
  // Nobody has filled these in yet.
  FIELD.forgeStewards,
  FIELD.forgeStewardGroups,
  FIELD.forgeReadings,
  FIELD.forgeInspections,
]);

/** The values of a new issue: everything its create screen requires, and some of what it offers. */
export function fillFields(plan: FillPlan): Record<string, Json> {
  const values: Record<string, Json> = {};
  const screens = plan.scene.project.screens[plan.issueType.id];
  for (const screenField of screens?.create ?? []) {
    if (NOT_HERE.has(screenField.fieldId)) continue;
    const value = valueOf(plan, screenField);
    if (value !== undefined) values[screenField.fieldId] = value;
  }
  // Set even where no screen shows it.
  values['priority'] ??= { id: plan.scene.project.defaultPriorityId };
  values['reporter'] = { accountId: plan.cast.reporter.accountId };
  if (plan.cast.assignee !== null) values['assignee'] = { accountId: plan.cast.assignee.accountId };
  for (const fieldId of screens?.edit ?? []) {
    const shown = editOnlyValue(plan, fieldId);
    if (shown !== undefined && values[fieldId] === undefined) values[fieldId] = shown;
  }
  return values;
}

function valueOf(plan: FillPlan, screenField: ScreenField): Json | undefined {
  const { facts, scene } = plan;
  const { random } = scene;
  const wanted = plan.everything || screenField.required || plan.demanded.has(screenField.fieldId);
  switch (screenField.fieldId) {
    case 'summary':
      return plan.summary;
    case 'description':
      if (!wanted && random.chance(0.08)) return undefined;
      return description(plan);
    case 'environment':
      return wanted || random.chance(0.3) ? environmentOf(scene) : undefined;
    case 'parent':
      return plan.parent === null ? undefined : { id: plan.parent.id };
    case 'priority':
      return { id: priority(plan) };
    case 'labels':
      return wanted || random.chance(0.5) ? random.some(scene.texts.labels, random.int(1, 3)).sort() : undefined;
    case 'components':
      return componentsOf(plan, wanted);
    case 'fixVersions':
      return wanted || random.chance(0.45) ? versionsOf(plan, plan.finished !== null) : undefined;
    case 'versions':
      return wanted || random.chance(0.4) ? versionsOf(plan, true) : undefined;
    case 'duedate':
      return wanted || random.chance(0.3) ? dayOf(scene.at + random.int(3, 60) * DAY) : undefined;
    case 'timetracking':
      return wanted || random.chance(0.35) ? estimate(plan) : undefined;
    case 'security':
      return wanted || random.chance(0.02) ? { id: '10300' } : undefined;
    case 'reporter':
    case 'assignee':
      return undefined;
    case FIELD.sprint:
      return sprintsOf(plan);
    case FIELD.epicName:
      return plan.summary;
    case FIELD.rank:
    case FIELD.epicLink:
    case FIELD.parentLink:
      return undefined;
    default: {
      const field = facts.fields.get(screenField.fieldId);
      if (field === undefined || screenField.notSettable === true) return undefined;
      return wanted || random.chance(0.3) ? plausibleValue(field, scene) : undefined;
    }
  }
}

function description(plan: FillPlan): Json {
  const { facts, scene, kind } = plan;
  const make = (): Adf => (scene.random.chance(0.55) ? descriptionOf(scene, kind) : plainDescription(scene, kind));
  // One that shows the issue's own picture is its own.
  if (scene.pictures.length > 0) return make();
  const source = { pool: facts.documents, soFar: facts.site.issues.length, random: scene.random };
  return fromPool(source, `${scene.project.key} description ${kind}`, make);
}

/** What is written by Jira or by apps, and only seen on the edit screen. */
function editOnlyValue(plan: FillPlan, fieldId: string): Json | undefined {
  const { facts, scene, parent } = plan;
  switch (fieldId) {
    case FIELD.rank:
      return `0|i${(scene.project.nextNumber * 36).toString(36).padStart(5, '0')}:`;
    case FIELD.epicLink: {
      const isEpic = parent !== null && facts.issueTypes.get(parent.issueTypeId)?.hierarchyLevel === 1;
      return isEpic ? `${scene.project.key}-${parent.number}` : undefined;
    }
    case FIELD.ledgerReference:
      return scene.project.key === 'PAY' && scene.random.chance(0.2) ? say(scene, 'L-{order}') : undefined;
    case FIELD.development:
    case FIELD.timeToFirstResponse:
    case FIELD.timeToResolution: {
      const field = facts.fields.get(fieldId);
      return field === undefined ? undefined : plausibleValue(field, scene);
    }
    case FIELD.flagged:
      return scene.random.chance(0.04) ? [{ id: '10019' }] : undefined;
    default:
      return undefined;
  }
}

/** A parent of the level above, always for sub-tasks and for some others. */
export function chooseParent(facts: SiteFacts, scene: Scene, issueType: IssueType): Issue | null {
  const onScreen = scene.project.screens[issueType.id]?.create.some((field) => field.fieldId === 'parent') === true;
  if (!onScreen || (!issueType.subtask && !scene.random.chance(0.55))) return null;
  return possibleParent(facts, scene.project, issueType.hierarchyLevel);
}

function priority(plan: FillPlan): string {
  const { project, random } = plan.scene;
  if (random.chance(0.55)) return project.defaultPriorityId;
  return random.pick(project.priorityIds);
}

function componentsOf(plan: FillPlan, wanted: boolean): Json | undefined {
  const { project, random } = plan.scene;
  if (project.components.length === 0 || (!wanted && !random.chance(0.6))) return undefined;
  return random.some(project.components, random.chance(0.2) ? 2 : 1).map(({ id }) => ({ id }));
}

function versionsOf(plan: FillPlan, released: boolean): Json | undefined {
  const { project, random } = plan.scene;
  const choices = project.versions.filter((version) => version.released === released);
  return choices.length === 0 ? undefined : [{ id: random.pick(choices).id }];
}

function estimate(plan: FillPlan): Json {
  const originalEstimateSeconds = plan.scene.random.pick([2, 4, 8, 12, 16, 24, 40]) * HOUR;
  const left = plan.finished !== null ? 0 : plan.begun ? 0.5 : 1;
  return { originalEstimateSeconds, remainingEstimateSeconds: originalEstimateSeconds * left };
}

/** Finished work lies in the sprint of its time, begun work in the active one, some of the rest is planned. */
function sprintsOf(plan: FillPlan): Json | undefined {
  const { facts, scene, finished } = plan;
  const sprints = facts.sprintsByProject.get(scene.project.id) ?? [];
  if (plan.issueType.hierarchyLevel !== 0 || sprints.length === 0 || scene.random.chance(0.2)) return undefined;
  const at = finished ?? (plan.begun ? facts.now : null);
  const holding = at === null ? undefined : sprints.find((sprint) => covers(sprint, at));
  if (holding !== undefined) {
    const before = sprints[sprints.indexOf(holding) - 1];
    const carriedOver = before !== undefined && scene.random.chance(0.2);
    return carriedOver ? [{ id: before.id }, { id: holding.id }] : [{ id: holding.id }];
  }
  if (finished !== null || !scene.random.chance(0.35)) return undefined;
  return [{ id: scene.random.pick(sprints.filter((sprint) => sprint.state !== 'closed')).id }];
}

function covers(sprint: Sprint, at: number): boolean {
  if (sprint.startDate === null || sprint.endDate === null) return false;
  return Date.parse(sprint.startDate) <= at && at < Date.parse(sprint.endDate);
}
