import { inDrawingOrder } from '../fields/form';
import { isParentField } from '../fields/parent-field';
import type { CreateField } from '../jira/field';
import type { IssueType } from '../jira/issue';
import type { Project } from '../jira/project';
import type { JsonValue } from '../json';

/** An issue type with the fields that createmeta lists for it. */
export interface TypeForm {
  readonly issueType: Pick<IssueType, 'id' | 'name' | 'subtask' | 'hierarchyLevel'>;
  readonly fields: readonly CreateField[];
}

/** Where the issues are to be made, and what Jira takes there. */
export interface BulkSite {
  readonly project: Pick<Project, 'id' | 'key' | 'name' | 'style'>;
  readonly types: readonly TypeForm[];
  /** Other names of fields by id: as they are called in another language, or were called before. */
  readonly otherNames: Readonly<Record<string, readonly string[]>>;
}

/** Every field that some type of the project has on create, each once: as the first type describes it. Pure. */
export function fieldsOf({ types }: Pick<BulkSite, 'types'>): readonly CreateField[] {
  const fields = new Map<string, CreateField>();
  for (const form of types) {
    for (const field of inDrawingOrder(form.fields)) if (!fields.has(field.fieldId)) fields.set(field.fieldId, field);
  }
  return [...fields.values()];
}

/** The field by which a type takes its parent. */
export function parentFieldOf(form: TypeForm): CreateField | undefined {
  return form.fields.find(isParentField);
}

/** Some issue of the project, where only that there is one matters. */
export function someIssueOf({ project }: Pick<BulkSite, 'project'>): JsonValue {
  return { key: `${project.key}-1`, summary: '' };
}

/** −1 for sub-tasks, whatever the site says of their level. */
export function levelOf({ subtask, hierarchyLevel }: TypeForm['issueType']): number {
  return subtask ? Math.min(hierarchyLevel, -1) : hierarchyLevel;
}
