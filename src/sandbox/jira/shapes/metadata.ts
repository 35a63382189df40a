import type {
  Component,
  FieldOption,
  IssueType,
  LinkType,
  Priority,
  Project,
  Resolution,
  Status,
  StatusCategoryKey,
  Version,
} from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { personShapeById } from './person';

const CATEGORIES: Record<StatusCategoryKey, { id: number; name: string; colorName: string }> = {
  undefined: { id: 1, name: 'No Category', colorName: 'medium-gray' },
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  done: { id: 3, name: 'Done', colorName: 'green' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
};

export function statusCategoryShape(context: JiraContext, key: StatusCategoryKey): JsonObject {
  const category = CATEGORIES[key];
  return {
    self: `${context.selfBase}/rest/api/3/statuscategory/${category.id}`,
    id: category.id,
    key,
    colorName: category.colorName,
    name: category.name,
  };
}

export function statusCategoryName(key: StatusCategoryKey): string {
  return CATEGORIES[key].name;
}

function scopeShape(projectId: string | null): JsonObject {
  return projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };
}

export function statusShape(context: JiraContext, status: Status): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${context.selfBase}/`,
    name: status.name,
    untranslatedName: status.name,
    id: status.id,
    statusCategory: statusCategoryShape(context, status.category),
    ...scopeShape(status.projectId),
  };
}

/** The made-up `entityId` of team-managed things: a UUID that a seed repeats. */
function entityId(id: string): string {
  return `7d1c0000-0000-4000-8000-${id.padStart(12, '0')}`;
}

export function issueTypeShape(context: JiraContext, type: IssueType): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    // Jira answers with v2 avatar addresses even in v3 (contract 1).
    iconUrl: `${context.selfBase}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${type.avatarId}?size=medium`,
    name: type.name,
    untranslatedName: type.name,
    subtask: type.subtask,
    avatarId: type.avatarId,
    ...(type.projectId === null ? {} : { entityId: entityId(type.id) }),
    hierarchyLevel: type.hierarchyLevel,
    ...scopeShape(type.projectId),
  };
}

export function priorityShape(context: JiraContext, priority: Priority): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/priority/${priority.id}`,
    iconUrl: `${context.site.url}/images/icons/priorities/${priority.name.toLowerCase()}_new.svg`,
    name: priority.name,
    id: priority.id,
  };
}

export function resolutionShape(context: JiraContext, resolution: Resolution): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/resolution/${resolution.id}`,
    id: resolution.id,
    description: resolution.description,
    name: resolution.name,
  };
}

export function linkTypeShape(context: JiraContext, type: LinkType): JsonObject {
  return {
    id: type.id,
    name: type.name,
    inward: type.inward,
    outward: type.outward,
    self: `${context.selfBase}/rest/api/3/issueLinkType/${type.id}`,
  };
}

export function projectAvatarUrls(context: JiraContext, project: Project): JsonObject {
  const address = `${context.selfBase}/rest/api/3/universal_avatar/view/type/project/avatar/${10_400 + (Number(project.id) % 20)}`;
  return {
    '48x48': address,
    '24x24': `${address}?size=small`,
    '16x16': `${address}?size=xsmall`,
    '32x32': `${address}?size=medium`,
  };
}

/** A project as an issue's `project` field shows it. */
export function projectShape(context: JiraContext, project: Project): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.typeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: projectAvatarUrls(context, project),
  };
}

export function componentShape(context: JiraContext, component: Component): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/component/${component.id}`,
    id: component.id,
    name: component.name,
    ...(component.description === '' ? {} : { description: component.description }),
  };
}

/** A component with its lead, as the project's own lists show it. */
export function projectComponentShape(context: JiraContext, project: Project, component: Component): JsonObject {
  const lead = component.leadAccountId === null ? null : personShapeById(context, component.leadAccountId);
  return {
    ...componentShape(context, component),
    ...(lead === null ? {} : { lead }),
    assigneeType: 'PROJECT_DEFAULT',
    realAssigneeType: 'PROJECT_DEFAULT',
    isAssigneeTypeValid: false,
    project: project.key,
    projectId: Number(project.id),
  };
}

export function versionShape(context: JiraContext, version: Version): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/version/${version.id}`,
    id: version.id,
    ...(version.description === '' ? {} : { description: version.description }),
    name: version.name,
    archived: version.archived,
    released: version.released,
    ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
  };
}

export function optionShape(context: JiraContext, option: FieldOption): JsonObject {
  return { self: `${context.selfBase}/rest/api/3/customFieldOption/${option.id}`, value: option.value, id: option.id };
}
