import { optionsOf } from '../../world/many-options';
import type { Field, FieldOption, Project } from '../../world/model';
import { isInLevel } from '../../world/visibility';
import type { JiraContext, JsonObject } from '../context';
import { issueType, priority, visibleProjects } from '../lookup';
import {
  componentShape,
  issueTypeShape,
  optionShape,
  priorityShape,
  projectShape,
  resolutionShape,
  versionShape,
} from '../shapes/metadata';
import { valueKind } from '../values/kind';
import { securityShape } from '../values/read-value';

/** Where a field is being filled in. */
export interface FieldPlace {
  project: Project;
  issueTypeId: string;
}

function offered(options: FieldOption[]): FieldOption[] {
  return options.filter((option) => !option.disabled);
}

function cascadingShape(context: JiraContext, option: FieldOption): JsonObject {
  const children = offered(option.children).map((child) => optionShape(context, child));
  return { ...optionShape(context, option), ...(children.length === 0 ? {} : { children }) };
}

/** Only levels that the caller is in can be given to an issue. */
export function levelsOf({ site, caller }: JiraContext, field: Field): FieldOption[] {
  return offered(optionsOf(field)).filter(
    (level) => site.securityLevels === undefined || isInLevel(site, level.id, caller.accountId),
  );
}

/** Disabled options and archived versions are left out (contract 6.1). `undefined` for types that list nothing. */
export function allowedValues(context: JiraContext, field: Field, place: FieldPlace): JsonObject[] | undefined {
  const { project } = place;
  switch (valueKind(field)) {
    case 'project':
      return field.schema.system === 'project'
        ? [projectShape(context, project)]
        : visibleProjects(context).map((each) => projectShape(context, each));
    case 'issue-type':
      return [issueTypeShape(context, issueType(context.site, place.issueTypeId))];
    case 'priority':
      return project.priorityIds.flatMap((id) => {
        const found = priority(context.site, id);
        return found ? [priorityShape(context, found)] : [];
      });
    case 'resolution':
      return context.site.resolutions.map((resolution) => resolutionShape(context, resolution));
    case 'component':
    case 'components':
      return project.components.map((component) => componentShape(context, component));
    case 'version':
    case 'versions':
      return project.versions.filter((version) => !version.archived).map((version) => versionShape(context, version));
    case 'option':
    case 'options':
      return offered(optionsOf(field)).map((option) => optionShape(context, option));
    case 'cascading':
      return offered(optionsOf(field)).map((option) => cascadingShape(context, option));
    case 'security':
      return levelsOf(context, field).map((level) => securityShape(context, level));
    default:
      return undefined;
  }
}
