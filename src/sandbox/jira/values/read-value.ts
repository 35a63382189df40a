import { optionsOf } from '../../world/many-options';
import type { Field, FieldOption, Json, Project } from '../../world/model';
import { type JiraContext, type JsonObject, isJsonObject } from '../context';
import { formatDuration, parseDuration } from '../duration';
import { issueByKeyOrId, keyOf, projectByIdOrKey } from '../../world/find';
import { priority } from '../lookup';
import {
  componentShape,
  optionShape,
  priorityShape,
  projectShape,
  resolutionShape,
  versionShape,
} from '../shapes/metadata';
import { groupShape, personShapeById } from '../shapes/person';
import { sprintOnIssue } from '../shapes/sprint';
import { platformTime } from '../time';
import { valueKind } from './kind';

/** The id (or another reference) in a stored value: `{id}`, `{accountId}`, or the bare id. */
export function referenceOf(value: Json | undefined, name = 'id'): string | undefined {
  const found = isJsonObject(value) ? value[name] : value;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

export function findOption(options: FieldOption[], id: string): FieldOption | undefined {
  for (const option of options) {
    if (option.id === id) return option;
    const below = findOption(option.children, id);
    if (below) return below;
  }
  return undefined;
}

function each(value: Json, shape: (item: Json) => Json): Json {
  if (!Array.isArray(value)) return null;
  return value.map(shape).filter((item) => item !== null);
}

function option(context: JiraContext, field: Field, value: Json): JsonObject | null {
  const id = referenceOf(value);
  const found = id === undefined ? undefined : findOption(optionsOf(field), id);
  return found ? optionShape(context, found) : null;
}

function cascading(context: JiraContext, field: Field, value: Json): Json {
  const shape = option(context, field, value);
  const child = isJsonObject(value) && value['child'] !== undefined ? option(context, field, value['child']) : null;
  if (!shape) return null;
  return child ? { ...shape, child } : shape;
}

function version(context: JiraContext, value: Json): Json {
  const id = referenceOf(value);
  const found = context.site.projects.flatMap((project) => project.versions).find((candidate) => candidate.id === id);
  return found ? versionShape(context, found) : null;
}

function component(context: JiraContext, project: Project, value: Json): Json {
  const id = referenceOf(value);
  const found = project.components.find((candidate) => candidate.id === id);
  return found ? componentShape(context, found) : null;
}

function group(context: JiraContext, value: Json): Json {
  const id = referenceOf(value, 'groupId');
  const name = referenceOf(value, 'name');
  const found = context.site.groups.find((candidate) => candidate.groupId === id || candidate.name === name);
  return found ? groupShape(context, found) : null;
}

function user(context: JiraContext, value: Json): Json {
  const accountId = referenceOf(value, 'accountId');
  return accountId === undefined ? null : personShapeById(context, accountId);
}

function sprints(context: JiraContext, value: Json): Json {
  const ids = (Array.isArray(value) ? value : [value]).map((item) => Number(referenceOf(item)));
  const found = context.site.sprints.filter((sprint) => ids.includes(sprint.id));
  return found.length === 0 ? null : found.map(sprintOnIssue);
}

export function securityShape(context: JiraContext, level: FieldOption): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/securitylevel/${level.id}`,
    id: level.id,
    description: context.site.securityLevels?.find((one) => one.id === level.id)?.description ?? '',
    name: level.value,
  };
}

/** `{originalEstimate, remainingEstimate, timeSpent}` with seconds beside each, whatever of it is known. */
export function timeTrackingShape(stored: Json | undefined, timeSpentSeconds: number): JsonObject {
  const seconds = (name: string): number | undefined => {
    if (!isJsonObject(stored)) return undefined;
    const exact = stored[`${name}Seconds`];
    if (typeof exact === 'number') return exact;
    const text = stored[name];
    return typeof text === 'string' ? parseDuration(text) : undefined;
  };
  const original = seconds('originalEstimate');
  const remaining = seconds('remainingEstimate') ?? original;
  return {
    ...(original === undefined ? {} : { originalEstimate: formatDuration(original) }),
    ...(remaining === undefined ? {} : { remainingEstimate: formatDuration(remaining) }),
    ...(timeSpentSeconds === 0 ? {} : { timeSpent: formatDuration(timeSpentSeconds) }),
    ...(original === undefined ? {} : { originalEstimateSeconds: original }),
    ...(remaining === undefined ? {} : { remainingEstimateSeconds: remaining }),
    ...(timeSpentSeconds === 0 ? {} : { timeSpentSeconds }),
  };
}

/** A stored value (references only, see `Issue.values`) in the form in which Jira reads it out. */
export function readValue(context: JiraContext, field: Field, project: Project, value: Json | undefined): Json {
  const kind = valueKind(field);
  if (value === undefined || value === null) return kind === 'labels' && field.schema.system === 'labels' ? [] : null;
  switch (kind) {
    case 'user':
      return user(context, value);
    case 'users':
      return each(value, (item) => user(context, item));
    case 'group':
      return group(context, value);
    case 'groups':
      return each(value, (item) => group(context, item));
    case 'option':
      return option(context, field, value);
    case 'options':
      return each(value, (item) => option(context, field, item));
    case 'cascading':
      return cascading(context, field, value);
    case 'labels':
      // Labels come back sorted (contract 3.4).
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string').toSorted() : null;
    case 'component':
      return component(context, project, value);
    case 'components':
      return each(value, (item) => component(context, project, item));
    case 'version':
      return version(context, value);
    case 'versions':
      return each(value, (item) => version(context, item));
    case 'priority': {
      const found = priority(context.site, referenceOf(value) ?? '');
      return found ? priorityShape(context, found) : null;
    }
    case 'resolution': {
      const found = context.site.resolutions.find((candidate) => candidate.id === referenceOf(value));
      return found ? resolutionShape(context, found) : null;
    }
    case 'security': {
      const level = findOption(optionsOf(field), referenceOf(value) ?? '');
      return level ? securityShape(context, level) : value;
    }
    case 'project': {
      const found = projectByIdOrKey(context.site, referenceOf(value) ?? '');
      return found ? projectShape(context, found) : null;
    }
    case 'date-time':
      return readDateTime(context, value);
    case 'date-times':
      return each(value, (item) => readDateTime(context, item));
    case 'parent-link':
      return parentLink(context, value);
    case 'sprint':
      return sprints(context, value);
    case 'time-tracking':
      return timeTrackingShape(value, 0);
    case 'team': {
      const team = findOption(optionsOf(field), referenceOf(value) ?? '');
      return team
        ? {
            id: team.id,
            name: team.value,
            title: team.value,
            avatarUrl: '',
            isVisible: true,
            isVerified: false,
            isShared: true,
          }
        : value;
    }
    default:
      return value;
  }
}

/** Plans tells more than the key that was sent. */
function parentLink(context: JiraContext, value: Json): Json {
  const parent = typeof value === 'string' ? issueByKeyOrId(context.site, value) : undefined;
  if (!parent) return null;
  const data = { id: Number(parent.id), key: keyOf(context.site, parent), isArchived: false };
  return { hasEpicLinkFieldDependency: false, showField: true, data };
}

function readDateTime(context: JiraContext, value: Json): Json {
  const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(isoOffset(value)) : Number.NaN;
  return Number.isNaN(at) ? value : platformTime(at, context.site.timeZone);
}

function isoOffset(text: string): string {
  return text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}
